"""What the QR code of a participant opens: for officers of that office only, a page to mark her as present."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition
from producers.models import Participation
from producers.programmes import rules, workflow
from producers.programmes.forms import AttendanceForm


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def attend(request: MemberRequest, code: str) -> HttpResponse:
    """Look, then confirm: opening the address alone marks nobody."""
    if not rules.can_decide(request.user):
        raise Http404
    managed = Participation.objects.managed_by(request.user).select_related("programme__office", "producer__village")
    participation = get_object_or_404(managed, code=code)
    form = AttendanceForm(request.POST or None, participation=participation)
    if form.is_valid():
        meeting = form.cleaned_data["meeting"]
        try:
            is_new = workflow.mark_present(participation=participation, meeting=meeting, by=request.user)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
        else:
            text = _("%(name)s is present.") if is_new else _("%(name)s was marked as present already.")
            messages.success(request, text % {"name": participation.producer})
        return redirect("producers:attend", code)
    attended = list(participation.attendances.select_related("meeting").order_by("meeting__day", "pk"))
    context = {
        "participation": participation,
        "form": form,
        "attended": attended,
        "is_here": any(each.meeting.day == today() for each in attended),
        "is_expected": rules.is_expected(participation),
    }
    return render(request, "producers/attend.html", context, status=422 if form.errors else 200)
