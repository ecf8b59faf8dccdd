"""Registration after the account: the business, then its address and story; each step is saved."""

from copy import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers import workflow
from producers.access import with_producer
from producers.forms import AddressForm, BusinessForm
from producers.models import Producer
from producers.views.claims import waiting_claim

_SENT = _("Sent. An officer will look at it; meanwhile you can write your products.")
_SAVED = _("Saved. You can go on whenever you like.")


@never_cache
@login_required
@require_safe
def resume(request: MemberRequest) -> HttpResponse:
    """Where somebody who has just signed in goes on: the missing step, else the workspace."""
    producer = Producer.objects.managed_by(request.user).first()
    if producer is None and (link := waiting_claim(request)):
        return redirect(link)
    if producer is None and not request.user.is_staff:
        return redirect("producers:register_business")
    if producer and producer.state == Producer.State.DRAFT:
        return redirect("producers:register_address")
    return redirect("orders:home")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def business(request: MemberRequest) -> HttpResponse:
    """Step 2: what the business is called, what it makes, where."""
    producer = Producer.objects.managed_by(request.user).first()
    if producer and producer.state != Producer.State.DRAFT:
        return redirect("producers:profile")
    guess = {"whatsapp": request.user.phone} if request.user.phone else {}  # most use one number for everything
    form = BusinessForm(request.POST or None, instance=copy(producer), initial={} if producer else guess)
    if form.is_valid():
        try:
            workflow.register_producer(owner=request.user, **form.cleaned_data)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("orders:home")
        return redirect("producers:register_address")
    context = {"form": form, "step": 2}
    return render(request, "producers/register_business.html", context, status=422 if form.errors else 200)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def address(request: MemberRequest, producer: Producer) -> HttpResponse:
    """Step 3: address and story; they may wait, but without them nothing is sent."""
    if producer.state != Producer.State.DRAFT:
        return redirect("producers:profile")
    sending = request.POST.get("action") == "send"
    form = AddressForm(request.POST or None, instance=copy(producer), sending=sending)
    if request.method == "POST":
        try:
            workflow.save_profile(producer=producer, **form.valid_fields())
            if form.is_valid() and sending:
                workflow.submit_producer(producer=producer, by=request.user)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("orders:home")
        if form.is_valid():
            messages.success(request, _SENT if sending else _SAVED)
            return redirect("orders:home")
    context = {"form": form, "step": 3}
    return render(request, "producers/register_address.html", context, status=422 if form.errors else 200)
