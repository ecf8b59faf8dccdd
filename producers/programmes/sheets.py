"""Who takes part, as a workbook for the office that runs the programme."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cilegon_ikm.clock import WIB
from cilegon_ikm.phone_numbers import national
from producers.models import Meeting, Participation, Programme
from producers.register.workbooks import workbook


def participants_workbook(programme: Programme) -> bytes:
    """One row for each registration, withdrawn ones too, with a column for each meeting."""
    meetings = list(programme.meetings.all())
    headings = [
        _("BUSINESS"), _("OWNER"), _("BRANCH"), _("KELURAHAN"), _("KECAMATAN"), _("WHATSAPP"), _("STATE"),
        _("REGISTERED"), *(f"{meeting.day:%Y-%m-%d} {meeting.starts_at:%H.%M}" for meeting in meetings),
        _("COMPLETED ON"), _("NUMBER"), _("RESULT"),
    ]  # fmt: skip
    return workbook(_("Participants"), headings, _rows(programme, meetings))


def _rows(programme: Programme, meetings: list[Meeting]) -> Iterator[list[Any]]:
    for each in programme.participations.for_office():
        yield _row(each, meetings)


def _row(participation: Participation, meetings: list[Meeting]) -> list[Any]:
    maker = participation.producer
    attended = {each.meeting_id for each in participation.attendances.all()}
    return [
        maker.name,
        maker.owner.name if maker.owner else "",
        maker.get_branch_display(),
        maker.village.name,
        maker.village.district.name,
        national(maker.whatsapp),
        capfirst(participation.get_state_display()),
        f"{localtime(participation.registered_at, WIB):%Y-%m-%d %H.%M}",
        *("✓" if meeting.pk in attended else "" for meeting in meetings),
        participation.completed_on,
        participation.number,
        participation.result,
    ]
