"""What this room keeps of a person: what she was told."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.signals import ExportPart, data_erasure, data_export

from .models import Notification


@receiver(data_export)
def export(user: User, **kwargs: Any) -> ExportPart:
    told = Notification.objects.visible_to(user)
    records = [
        {"at": notice.created_at, "title": notice.title, "text": notice.body, "read_at": notice.read_at}
        for notice in told
    ]
    return ExportPart(name="notifications", title=_("Notifications"), records=records)


@receiver(data_erasure)
def erase(user: User, **kwargs: Any) -> dict[str, int]:
    mine = Notification.objects.filter(user=user)
    count = mine.count()
    mine.delete()
    return {"notifications": count}
