"""What this room keeps of a person: what she was told, what she chose, and the devices that show messages."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.sessions import device_name
from cilegon_ikm.accounts.signals import ExportPart, data_erasure, data_export

from .models import Choices, Device, Notification


@receiver(data_export)
def export(user: User, **kwargs: Any) -> ExportPart:
    told = Notification.objects.visible_to(user)
    records = [
        {"at": notice.created_at, "title": notice.title, "text": notice.body, "read_at": notice.read_at}
        for notice in told
    ]
    return ExportPart(name="notifications", title=_("Notifications"), records=records)


@receiver(data_export)
def export_choices(user: User, **kwargs: Any) -> ExportPart:
    chosen = Choices.objects.filter(user=user)
    records: list[dict[str, Any]] = [
        {"not_wanted": each.muted, "is_quiet_at_night": each.is_quiet_at_night} for each in chosen
    ]
    records += [
        {"device": device_name(device.session), "address": device.endpoint, "since": device.created_at}
        for device in Device.objects.filter(user=user).select_related("session")
    ]
    return ExportPart(name="notification_choices", title=_("Message choices and devices"), records=records)


@receiver(data_erasure)
def erase(user: User, **kwargs: Any) -> dict[str, int]:
    mine = Notification.objects.filter(user=user)
    count = mine.count()
    mine.delete()
    Choices.objects.filter(user=user).delete()
    Device.objects.filter(user=user).delete()
    return {"notifications": count}
