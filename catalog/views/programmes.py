"""What everybody may read of the offices' programmes: calendar, one programme, its dates, a certificate checked."""

from collections.abc import Iterable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog import structured_data
from cilegon_ikm.clock import today
from cilegon_ikm.page_cache.pages import public_page
from producers.models import Participation, Programme
from producers.programmes import rules
from producers.programmes.eligibility import conditions_of

MOST_COMING, MOST_DONE = 50, 12
KEPT_IN_CALENDAR = timedelta(days=30)  # so that a cancelled one disappears from who subscribed


@require_safe
@public_page()
def programmes(request: HttpRequest) -> HttpResponse:
    """What comes, the next first, and what was."""
    context = {
        "coming": Programme.objects.coming().with_counts()[:MOST_COMING],
        "done": Programme.objects.done().select_related("office")[:MOST_DONE],
        "today": today(),
    }
    return render(request, "catalog/programmes.html", context)


@require_safe
@public_page()
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    chosen = get_object_or_404(Programme.objects.public().with_counts(), slug=slug)
    steps = [(_("Programmes"), reverse("catalog:programmes")), (chosen, chosen.get_absolute_url())]
    context = {
        "programme": chosen,
        "meetings": chosen.meetings.all(),
        "conditions": conditions_of([chosen])[chosen.pk],
        "can_register": rules.can_be_registered_for(chosen),
        "data": [structured_data.event(request, chosen), structured_data.breadcrumbs(request, steps)],
    }
    return render(request, "catalog/programme.html", context)


@require_safe
@public_page()
def feed(request: HttpRequest) -> HttpResponse:
    """All programmes, to subscribe to."""
    recent = Programme.objects.public().filter(ends_on__gte=today() - KEPT_IN_CALENDAR)
    return _calendar(recent.prefetch_related("meetings").order_by("starts_on", "pk"), "program-cilegon")


@require_safe
@public_page()
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One programme for the own calendar."""
    chosen = get_object_or_404(Programme.objects.public(), slug=slug)
    return _calendar([chosen], chosen.slug)


def _calendar(programmes: Iterable[Programme], name: str) -> HttpResponse:
    from producers.programmes import calendars  # whose library takes 5 MB, for addresses that programs ask seldom

    headers = {"Content-Disposition": f'inline; filename="{name}.ics"'}
    content = calendars.calendar(programmes, changed=timezone.now())
    return HttpResponse(content, content_type=calendars.CONTENT_TYPE, headers=headers)


@require_safe
@public_page()
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """That a certificate is genuine: whose, of what and since when, and nothing else."""
    completed = Participation.objects.filter(state=Participation.State.COMPLETED)
    found = get_object_or_404(completed.select_related("producer", "programme"), certificate_code=code)
    return render(request, "catalog/certificate.html", {"participation": found})
