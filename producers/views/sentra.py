"""A maker's sentra: to which she belongs, which she can ask to join, her stalls; and the page of who manages one."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition
from producers import sentra as workflow
from producers.access import with_producer
from producers.models import Producer, Sentra, SentraMembership

State = SentraMembership.State


class DecisionForm(forms.Form):
    """What the manager decides about a maker; who is not wanted reads why."""

    decision = forms.ChoiceField(choices=[("accept", ""), ("decline", ""), ("end", "")])
    note = forms.CharField(max_length=300, required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("decision") != "accept" and not self.cleaned_data.get("note"):
            self.add_error("note", gettext_lazy("Write the reason; the maker will read it."))


@never_cache
@login_required
@require_safe
def overview(request: MemberRequest) -> HttpResponse:
    """Everything about sentra that concerns this person; who has nothing to do with any writes a business first."""
    producer = Producer.objects.managed_by(request.user).first()
    managed = list(Sentra.objects.managed_by(request.user))
    if producer is None:
        return render(request, "producers/sentra.html", {"managed": managed}) if managed else _to_business()
    memberships = producer.memberships.select_related("sentra__village").order_by("sentra__name")
    mine = [each for each in memberships if each.state != State.ENDED]
    context = {
        "producer": producer,
        "managed": managed,
        "memberships": mine,
        "stalls": producer.stalls.filter(ends_on__gte=today()).select_related("sentra").order_by("starts_on", "number"),
        "open": Sentra.objects.current().exclude(pk__in=[each.sentra_id for each in mine]).for_list(),
    }
    return render(request, "producers/sentra.html", context)


def _to_business() -> HttpResponse:
    return redirect("producers:register_business")


@with_producer
@require_POST
def join(request: MemberRequest, producer: Producer, slug: str) -> HttpResponse:
    """The maker asks to belong to it."""
    sentra = get_object_or_404(Sentra.objects.public(), slug=slug)
    try:
        workflow.ask_to_join(sentra=sentra, producer=producer, by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You have asked to join. You will be told of the answer."))
    return redirect("producers:sentra")


@with_producer
@require_POST
def leave(request: MemberRequest, producer: Producer, slug: str) -> HttpResponse:
    """The maker does not belong to it any more, or does not want to."""
    membership = get_object_or_404(producer.memberships, sentra__slug=slug)
    try:
        workflow.leave(membership=membership, by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You do not belong to it any more."))
    return redirect("producers:sentra")


@never_cache
@login_required
@require_safe
def members(request: MemberRequest, slug: str) -> HttpResponse:
    """Who manages a sentra answers those who ask and sees who belongs to it."""
    sentra = get_object_or_404(Sentra.objects.managed_by(request.user), slug=slug)
    known = sentra.memberships.select_related("producer__village").order_by("producer__name")
    context = {
        "sentra": sentra,
        "waiting": [each for each in known if each.state == State.ASKED],
        "members": [each for each in known if each.state == State.MEMBER],
    }
    return render(request, "producers/sentra_members.html", context)


@login_required
@require_POST
def decide(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Yes, no, or not any more."""
    managed = SentraMembership.objects.filter(sentra__in=Sentra.objects.managed_by(request.user), sentra__slug=slug)
    membership = get_object_or_404(managed, pk=pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("producers:sentra_members", slug)
    verbs: dict[str, Callable[..., SentraMembership]] = {
        "accept": partial(workflow.accept_member, only_from=State.ASKED),  # only officers enter who does not ask
        "decline": workflow.decline_member,
        "end": workflow.end_membership,
    }
    try:
        verbs[form.cleaned_data["decision"]](membership=membership, by=request.user, note=form.cleaned_data["note"])
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Done. The maker has been told."))
    return redirect("producers:sentra_members", slug)
