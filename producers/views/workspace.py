from copy import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers import addresses, rules, workflow
from producers.access import with_producer
from producers.forms import ProducerForm
from producers.models import Producer
from producers.views.claims import waiting_claim


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def profile(request: MemberRequest) -> HttpResponse:
    """The maker's own profile: write it, save it, send it for verification."""
    producer = Producer.objects.managed_by(request.user).first()
    if producer is None and (link := waiting_claim(request)):
        return redirect(link)
    guess = {} if producer else _first_guess(request)
    form = ProducerForm(request.POST or None, instance=copy(producer), initial=guess)  # validation writes into it
    if form.is_valid():
        try:
            saved = _save(request, producer, form)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("producers:profile")
        if request.POST.get("action") == "send" and rules.can_submit(saved):
            return _send(request, saved)
        messages.success(request, _("Saved."))
        return redirect("producers:profile")
    context = {
        "form": form,
        "producer": producer,
        "can_send": producer is None or rules.can_submit(producer),
        "can_close": producer is not None and rules.can_close(producer),
        "feedback": workflow.feedback(producer) if producer else "",
    }
    return render(request, "producers/profile.html", context, status=422 if form.errors else 200)


@with_producer
@require_POST
def close(request: MemberRequest, producer: Producer) -> HttpResponse:
    """The owner closes the business; the profile stays readable."""
    try:
        workflow.close_producer(producer=producer, by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your business is closed. Buyers do not see it any more."))
    return redirect("orders:home")


@with_producer
@require_POST
def take_new_address(request: MemberRequest, producer: Producer) -> HttpResponse:
    """The storefront's address follows the new name of the business."""
    try:
        addresses.take_new_address(producer=producer)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your page has its new address. The old one and printed QR codes lead there."))
    return redirect("orders:home")


def _first_guess(request: MemberRequest) -> dict[str, object]:
    """Most makers use one number for everything."""
    return {"whatsapp": request.user.phone} if request.user.phone else {}


def _save(request: MemberRequest, producer: Producer | None, form: ProducerForm) -> Producer:
    if producer is None:
        return workflow.register_producer(owner=request.user, **form.cleaned_data)
    return workflow.save_profile(producer=producer, **form.cleaned_data)


def _send(request: MemberRequest, producer: Producer) -> HttpResponse:
    try:
        workflow.submit_producer(producer=producer, by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("producers:profile")
    messages.success(request, _("Sent. An officer will look at it; meanwhile you can write your products."))
    return redirect("orders:home")
