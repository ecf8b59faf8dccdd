"""The further sections of a maker's profile: each a small page with one form, saved by itself."""

from copy import copy
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.maps import shows_map, tiles
from cilegon_ikm.states import IllegalTransition
from producers import photos, rules, workflow
from producers.access import with_producer
from producers.models import Producer, ProducerPhoto
from producers.profile_forms import DetailsForm, HoursForm, PlaceForm, WaysForm

Kind = ProducerPhoto.Kind


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def details(request: MemberRequest, producer: Producer) -> HttpResponse:
    form = DetailsForm(_sent(request), instance=copy(producer))
    lead = _("Whatever you leave empty is simply not shown.")
    return _section(request, producer, form, "words", title=_("More about the business"), lead=lead)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def ways(request: MemberRequest, producer: Producer) -> HttpResponse:
    form = WaysForm(_sent(request), instance=copy(producer))
    lead = _("Tick what you offer. You and the buyer agree on the rest.")
    return _section(request, producer, form, "words", title=_("Delivery and payment"), lead=lead)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def hours(request: MemberRequest, producer: Producer) -> HttpResponse:
    return _section(request, producer, HoursForm(_sent(request), instance=producer), "hours")


@shows_map
@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def place(request: MemberRequest, producer: Producer) -> HttpResponse:
    data = _sent(request)
    if data and data.get("action") == "forget":
        data = {"latitude": "", "longitude": ""}
    form = PlaceForm(data, instance=copy(producer))
    return _section(request, producer, form, "place", **tiles())


def _sent(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _section(request: MemberRequest, producer: Producer, form: Any, name: str, **context: Any) -> HttpResponse:
    """The form, or the profile once it has been saved."""
    if form.is_valid():
        try:
            workflow.save_profile(producer=producer, **form.cleaned_data)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Saved."))
        return redirect("producers:profile")
    context |= {"form": form, "producer": producer, "can_edit": rules.can_edit(producer)}
    return render(request, f"producers/profile_{name}.html", context, status=422 if form.errors else 200)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def pictures(request: MemberRequest, producer: Producer) -> HttpResponse:
    """Logo and workshop: everything that can be kept is, what is wrong with the rest stands on the page."""
    errors = []
    if request.method == "POST":
        try:
            errors = _take(request, producer)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("producers:profile")
        if not errors:
            messages.success(request, _("Saved."))
            return redirect("producers:pictures")
    context = {
        "producer": producer,
        "logo": producer.photos.filter(kind=Kind.LOGO).first(),
        "workshop": producer.photos.workshop(),
        "limit": settings.PHOTOS_PER_MAKER,
        "errors": errors,
        "can_edit": rules.can_edit(producer),
    }
    return render(request, "producers/profile_pictures.html", context, status=422 if errors else 200)


def _take(request: MemberRequest, producer: Producer) -> list[str]:
    """Remove what a button says, keep every upload that can be kept; the problems, each with its file name."""
    number = request.POST.get("remove", "")
    if number.isdecimal():
        photos.remove_photo(photo=get_object_or_404(producer.photos.all(), pk=int(number[:18])))
    errors = []
    for kind in Kind.values:
        for upload in request.FILES.getlist(kind):
            try:
                photos.add_photo(producer=producer, kind=kind, upload=upload)
            except ValidationError as error:
                errors.append(f"{upload.name}: {error.messages[0]}")
    return errors
