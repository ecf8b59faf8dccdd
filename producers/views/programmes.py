"""The maker's side of the offices' programmes: what fits her, registering, her QR code, her certificate."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.access import with_producer
from producers.models import Participation, Producer, Programme
from producers.programmes import certificates, qr_codes, rules, workflow
from producers.programmes.eligibility import judge, refusals

State = Participation.State


@never_cache
@with_producer
@require_safe
def programmes(request: MemberRequest, producer: Producer) -> HttpResponse:
    """Her own ones, and those open now with a word on whether she fits."""
    own = list(producer.participations.select_related("programme__office").order_by("-registered_at", "-pk"))
    taken = {each.programme_id for each in own if each.state != State.WITHDRAWN}
    offered = list(Programme.objects.open().with_counts().exclude(pk__in=taken))
    judged = judge(offered, producer)
    context = {
        "producer": producer,
        "own": [each for each in own if each.state != State.WITHDRAWN],
        "offered": [(programme, judged[programme.pk]) for programme in offered],
    }
    return render(request, "producers/programmes.html", context)


@never_cache
@with_producer
@require_safe
def programme(request: MemberRequest, producer: Producer, slug: str) -> HttpResponse:
    """Where she stands with one programme, and what she can do next."""
    chosen: Any = get_object_or_404(Programme.objects.public().with_counts(), slug=slug)
    own = chosen.participations.of(producer).select_related("programme").first()
    has_left = own is None or own.state == State.WITHDRAWN
    reasons = refusals(chosen, producer) if has_left and rules.can_be_registered_for(chosen) else []
    context = {
        "producer": producer,
        "programme": chosen,
        "meetings": chosen.meetings.all(),
        "participation": own,
        "feedback": workflow.feedback(own) if own else "",
        "turn": _turn(own) if own and own.state == State.WAITING else 0,
        "reasons": reasons,
        "can_register": has_left and rules.can_be_registered_for(chosen) and not reasons,
        "can_withdraw": own is not None and rules.can_withdraw(own),
        "is_expected": own is not None and rules.is_expected(own),
        "is_full": not chosen.free_places or bool(chosen.waiting),
    }
    return render(request, "producers/programme.html", context)


def _turn(participation: Participation) -> int:
    """Her place in the line, 1 for the next."""
    line = participation.programme.participations.in_line().values_list("pk", flat=True)
    return list(line).index(participation.pk) + 1


@with_producer
@require_POST
def register(request: MemberRequest, producer: Producer, slug: str) -> HttpResponse:
    chosen = get_object_or_404(Programme.objects.public(), slug=slug)
    try:
        participation = workflow.register(programme=chosen, producer=producer, by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        if participation.state == State.WAITING:
            messages.success(request, _("You are on the waiting list. You move up when somebody gives a place away."))
        else:
            messages.success(request, _("You are registered. The office will tell you whether you are accepted."))
    return redirect("producers:programme", slug)


@with_producer
@require_POST
def withdraw(request: MemberRequest, producer: Producer, slug: str) -> HttpResponse:
    try:
        workflow.withdraw(participation=_own(producer, slug), by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You have given your place away. Thank you for saying so."))
    return redirect("producers:programme", slug)


@never_cache
@with_producer
@require_safe
def ticket(request: MemberRequest, producer: Producer, slug: str) -> HttpResponse:
    """The QR code that an officer scans at the door."""
    svg = qr_codes.qr_svg(qr_codes.attendance_address(_own(producer, slug)))
    return HttpResponse(svg, content_type="image/svg+xml")


@never_cache
@with_producer
@require_safe
def certificate(request: MemberRequest, producer: Producer, slug: str) -> HttpResponse:
    return download_certificate(_own(producer, slug))


def download_certificate(participation: Participation) -> HttpResponse:
    """The certificate for the browser to show; 404 until there is one."""
    if participation.state != State.COMPLETED:
        raise Http404
    headers = {"Content-Disposition": f'inline; filename="{participation.programme.slug}.pdf"'}
    return HttpResponse(certificates.pdf(participation), content_type="application/pdf", headers=headers)


def _own(producer: Producer, slug: str) -> Participation:
    own = producer.participations.select_related("programme__office", "producer")
    return get_object_or_404(own, programme__slug=slug)
