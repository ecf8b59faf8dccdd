"""What this room keeps of a person: her business and its papers."""

from pathlib import PurePath
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.signals import ExportPart, data_erasure, data_export

from . import workflow
from .credentials import remove_credential
from .models import Credential, Producer


@receiver(data_export)
def export(user: User, **kwargs: Any) -> ExportPart:
    mine = Producer.objects.managed_by(user).select_related("village__district")
    return ExportPart(name="businesses", title=_("Business"), records=[_record(producer) for producer in mine])


@receiver(data_export)
def export_papers(user: User, **kwargs: Any) -> ExportPart:
    mine = Credential.objects.filter(producer__in=Producer.objects.managed_by(user)).order_by("pk")
    files = {_path(paper): paper.scan for paper in mine}
    return ExportPart(
        name="papers", title=_("Papers"), records=[_paper(paper) for paper in mine], files=files, storage="private"
    )


@receiver(data_erasure)
def erase(user: User, **kwargs: Any) -> dict[str, int]:
    mine = Producer.objects.managed_by(user)
    papers = Credential.objects.filter(producer__in=mine)
    removed = {"businesses": len(mine), "papers": len(papers)}
    for paper in papers:
        remove_credential(credential=paper)
    for producer in mine:
        workflow.erase_producer(producer=producer, by=user)
    return removed


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


def _path(paper: Credential) -> str:
    """Where the scan stands in the archive."""
    return f"papers/{paper.pk}{PurePath(paper.scan).suffix}"


def _paper(paper: Credential) -> dict[str, Any]:
    return {
        "kind": paper.get_kind_display(),
        "title": paper.title,
        "number": paper.number,
        "issued_on": paper.issued_on,
        "expires_on": paper.expires_on,
        "state": paper.get_state_display(),
        "scan": _path(paper),
        "history": list(paper.history.values("at", "from_state", "to_state", "note")),
    }
