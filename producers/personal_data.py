"""What this room keeps of a person: her business."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.signals import ExportPart, data_erasure, data_export

from . import workflow
from .models import Producer


@receiver(data_export)
def export(user: User, **kwargs: Any) -> ExportPart:
    mine = Producer.objects.managed_by(user).select_related("village__district")
    return ExportPart(name="businesses", title=_("Business"), records=[_record(producer) for producer in mine])


@receiver(data_erasure)
def erase(user: User, **kwargs: Any) -> dict[str, int]:
    mine = Producer.objects.managed_by(user)
    for producer in mine:
        workflow.erase_producer(producer=producer, by=user)
    return {"businesses": len(mine)}


def _record(producer: Producer) -> dict[str, Any]:
    return {
        "name": producer.name,
        "branch": producer.get_branch_display(),
        "address": producer.address,
        "village": producer.village.name,
        "district": producer.village.district.name,
        "whatsapp": str(producer.whatsapp),
        "story": producer.story,
        "state": producer.get_state_display(),
        "created_at": producer.created_at,
        "history": list(producer.history.values("at", "from_state", "to_state", "note")),
    }
