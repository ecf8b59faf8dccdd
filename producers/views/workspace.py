from copy import copy

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers import addresses, rules, workflow
from producers.access import with_producer
from producers.forms import ProducerForm
from producers.models import Producer


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def profile(request: MemberRequest, producer: Producer) -> HttpResponse:
    """The maker's own profile: correct it, save it, send it for verification."""
    form = ProducerForm(request.POST or None, instance=copy(producer))  # validation writes into it
    if form.is_valid():
        try:
            saved = workflow.save_profile(producer=producer, **form.cleaned_data)
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
        "can_send": rules.can_submit(producer),
        "can_close": rules.can_close(producer) and rules.is_owner(producer, request.user),
        "sections": _sections(producer),
        "feedback": workflow.feedback(producer),
    }
    return render(request, "producers/profile.html", context, status=422 if form.errors else 200)


@with_producer
@require_POST
def close(request: MemberRequest, producer: Producer) -> HttpResponse:
    """The owner closes the business; the profile stays readable."""
    if not rules.is_owner(producer, request.user):
        raise PermissionDenied
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


def _sections(producer: Producer) -> list[dict[str, str]]:
    """The further pages of the profile, each with what stands there in short."""
    founded = str(producer.founded or "")
    number = producer.photos.count()
    rows = [
        (_("More about the business"), "details", _join(founded, producer.monthly_capacity, *producer.language_words)),
        (_("Delivery and payment"), "ways", _join(*producer.delivery_words, *producer.payment_words)),
        (_("Opening hours"), "hours", _join(*(f"{days} {times}" for days, times in producer.opening_words))),
        (_("Logo and workshop"), "pictures", _("%(number)s photos") % {"number": number} if number else ""),
        (_("Place on the map"), "place", _("On the map") if producer.map_url else ""),
    ]
    return [{"title": title, "url": reverse(f"producers:{view}"), "summary": words} for title, view, words in rows]


def _join(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _send(request: MemberRequest, producer: Producer) -> HttpResponse:
    try:
        workflow.submit_producer(producer=producer, by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("producers:profile")
    messages.success(request, _("Sent. An officer will look at it; meanwhile you can write your products."))
    return redirect("orders:home")
