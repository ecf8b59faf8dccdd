"""What this room keeps of a person: her business and its papers."""

from pathlib import PurePath
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.signals import ExportPart, data_erasure, data_export

from . import photos, workflow
from .credentials import remove_credential
from .models import Credential, Helper, Participation, Producer, ProducerPhoto, Sentra, YearlyReport
from .programmes.workflow import forget_participations


@receiver(data_export)
def export(user: User, **kwargs: Any) -> ExportPart:
    mine = Producer.objects.owned_by(user).select_related("village__district")
    pictures = ProducerPhoto.objects.filter(producer__in=mine)
    files = {f"business/{photo.pk}.jpg": f"{photo.key}.jpg" for photo in pictures}
    records = [_record(producer) for producer in mine]
    helping = [
        {"name": helper.producer.name, "role": "helper", "joined_at": helper.joined_at}
        for helper in Helper.objects.filter(user=user).select_related("producer")
    ]
    managing = [
        {
            "name": sentra.name,
            "role": "manager of the sentra",
            "for_officers": [sentra.manager_name, str(sentra.manager_phone)],
        }
        for sentra in Sentra.objects.managed_by(user)
    ]
    return ExportPart(name="businesses", title=_("Business"), records=[*records, *helping, *managing], files=files)


@receiver(data_export)
def export_papers(user: User, **kwargs: Any) -> ExportPart:
    mine = Credential.objects.filter(producer__in=Producer.objects.owned_by(user)).order_by("pk")
    files = {_path(paper): paper.scan for paper in mine}
    return ExportPart(
        name="papers", title=_("Papers"), records=[_paper(paper) for paper in mine], files=files, storage="private"
    )


@receiver(data_export)
def export_participations(user: User, **kwargs: Any) -> ExportPart:
    mine = Participation.objects.filter(producer__in=Producer.objects.owned_by(user)).order_by("pk")
    records = [_participation(each) for each in mine.select_related("programme__office")]
    return ExportPart(name="programmes", title=_("Programmes"), records=records)


@receiver(data_export)
def export_reports(user: User, **kwargs: Any) -> ExportPart:
    mine = YearlyReport.objects.filter(producer__in=Producer.objects.owned_by(user)).order_by("year")
    records = [
        {
            "year": report.year,
            "state": report.get_state_display(),
            **{name: getattr(report, name) for name in YearlyReport.FIGURES},
            "history": list(report.history.values("at", "from_state", "to_state", "note")),
        }
        for report in mine
    ]
    return ExportPart(name="yearly_reports", title=_("Yearly reports"), records=records)


@receiver(data_erasure)
def erase(user: User, **kwargs: Any) -> dict[str, int]:
    mine = Producer.objects.owned_by(user)
    papers = Credential.objects.filter(producer__in=mine)
    removed = {"businesses": len(mine), "papers": len(papers)}
    Helper.objects.filter(user=user).delete()
    Sentra.objects.managed_by(user).update(manager=None, manager_name="", manager_phone="")
    for paper in papers:
        remove_credential(credential=paper)
    for producer in mine:
        workflow.erase_producer(producer=producer, by=user)
        forget_participations(producer=producer)
        photos.erase_photos(producer=producer)
    return removed


def _record(producer: Producer) -> dict[str, Any]:
    return {
        "name": producer.name,
        "owner_in_the_register": producer.owner_name,
        "branch": producer.get_branch_display(),
        "address": producer.address,
        "village": producer.village.name,
        "district": producer.village.district.name,
        "whatsapp": str(producer.whatsapp),
        "story": producer.story,
        "founded": producer.founded,
        "monthly_capacity": producer.monthly_capacity,
        "languages": producer.language_words,
        "delivery": producer.delivery_words,
        "payment": producer.payment_words,
        "opening_hours": producer.opening_hours,
        "place": [producer.latitude, producer.longitude],
        "state": producer.get_state_display(),
        "created_at": producer.created_at,
        "sentra": list(producer.memberships.values("sentra__name", "state", "asked_at")),
        "stalls": list(producer.stalls.values("sentra__name", "number", "starts_on", "ends_on")),
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


def _participation(participation: Participation) -> dict[str, Any]:
    return {
        "programme": participation.programme.title,
        "office": participation.programme.office.name,
        "state": participation.get_state_display(),
        "registered_at": participation.registered_at,
        "attended": list(participation.attendances.order_by("pk").values_list("meeting__day", flat=True)),
        "completed_on": participation.completed_on,
        "number": participation.number,
        "result": participation.result,
        "history": list(participation.history.values("at", "from_state", "to_state", "note")),
    }
