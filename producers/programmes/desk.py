"""The pages of one programme besides its record: lists to take away, attendance and results of many at once."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.models import Participation, Programme
from producers.register.workbooks import XLSX, download

from . import certificates, rules, workflow
from .forms import ResultForm
from .kinds import outcome_of
from .sheets import participants_workbook

State = Participation.State
MOST_ROWS = 150  # on one page, whose form must not have more fields than Django reads


def numbers_by_state(programme: Programme) -> list[tuple[str, int]]:
    """How many there are in each state, in the order in which people go through them."""
    counted = programme.participations.values_list("state").annotate(Count("pk")).order_by()
    counts: dict[str, int] = dict(counted)
    return [(str(state.label), counts[state]) for state in State if counts.get(state)]


def download_participants(programme: Programme) -> HttpResponse:
    return download(participants_workbook(programme), f"{programme.slug}.xlsx", XLSX)


def download_attendance_list(programme: Programme) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{programme.slug}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(certificates.attendance_sheet(programme), content_type="application/pdf", headers=headers)


def attendance_page(request: MemberRequest, programme: Programme, frame: dict[str, Any]) -> HttpResponse:
    """Who was at which meeting, to be ticked from the signed list; what is marked stays marked."""
    expected = list(programme.participations.coming().for_office()[:MOST_ROWS])
    meetings = list(programme.meetings.all())
    if request.method == "POST":
        _mark(request, expected, meetings)
        return redirect("admin:producers_programme_attendance", programme.pk)
    rows = []
    for participation in expected:
        there = {each.meeting_id for each in participation.attendances.all()}
        cells = [(f"{participation.pk}-{meeting.pk}", meeting, meeting.pk in there) for meeting in meetings]
        rows.append((participation, cells))
    context = {"programme": programme, "meetings": meetings, "rows": rows, "title": _("Attendance")}
    return _page(request, "staff/programme_attendance.html", {**frame, **context})


def _mark(request: MemberRequest, expected: list[Participation], meetings: list[Any]) -> None:
    ticked, marked = set(request.POST.getlist("present")), 0
    for participation in expected:
        for meeting in meetings:
            if f"{participation.pk}-{meeting.pk}" in ticked:
                try:
                    marked += workflow.mark_present(participation=participation, meeting=meeting, by=request.user)
                except IllegalTransition as refusal:
                    messages.error(request, str(refusal))
    text = ngettext("%(number)s attendance is noted.", "%(number)s attendances are noted.", marked)
    messages.success(request, text % {"number": marked})


def results_page(request: MemberRequest, programme: Programme, frame: dict[str, Any]) -> HttpResponse:
    """The results of many at once; a line that is refused stays with its reason, the others are written."""
    has_meetings = programme.meetings.exists()
    people = programme.participations.coming().for_office()
    ready = [each for each in people[:MOST_ROWS] if rules.can_complete(each, has_meetings=has_meetings)]
    data = request.POST if request.method == "POST" else None
    forms = [ResultForm(data, participation=each) for each in ready]
    if data is not None:
        written = [form for form in forms if form.is_valid() and form.cleaned_data["is_done"] and _write(request, form)]
        text = ngettext("%(number)s result is written.", "%(number)s results are written.", len(written))
        messages.success(request, text % {"number": len(written)})
        forms = [form for form in forms if form not in written]
        if not any(form.errors for form in forms):
            return redirect("admin:producers_programme_results", programme.pk)
    context = {
        "programme": programme,
        "forms": forms,
        "paper": outcome_of(programme).paper,
        "completed": programme.participations.filter(state=State.COMPLETED).for_office(),
        "is_time": programme.state in {Programme.State.RUNNING, Programme.State.DONE},
        "title": _("Results"),
    }
    status = 422 if any(form.errors for form in forms) else 200
    return _page(request, "staff/programme_results.html", {**frame, **context}, status)


def _write(request: MemberRequest, form: ResultForm) -> bool:
    """Whether the result was written; if not, the form says why."""
    result = {name: value for name, value in form.cleaned_data.items() if name != "is_done"}
    try:
        workflow.complete(participation=form.participation, by=request.user, **result)
    except (IllegalTransition, ValidationError) as refusal:
        form.add_error(None, str(refusal) if isinstance(refusal, IllegalTransition) else refusal)
        return False
    return True


def _page(request: MemberRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response
