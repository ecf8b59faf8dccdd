"""The photos of a maker's product: the list in the editor, and a page for each photo."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalog import rules, workflow
from catalog.forms import AltForm, CropForm
from catalog.models import Photo, Product
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from cilegon_ikm.upload_limits import files_left_out
from producers.access import with_producer
from producers.models import Producer

from .own import own_product


def take_photos(request: MemberRequest, product: Product) -> list[str]:
    """Keep every uploaded photo that can be kept; what is wrong with the others, each with its file name."""
    errors, left_out = [], files_left_out(request)
    for upload in request.FILES.getlist("photos"):
        try:
            workflow.add_photo(product=product, upload=upload)
        except ValidationError as error:
            if error.code == "too_many":
                left_out += 1
            else:
                errors.append(f"{upload.name}: {error.messages[0]}")
    return [*errors, rules.photos_left_out(left_out)] if left_out else errors


def change_photos(product: Product, button: str, order: str = "") -> None:
    """Carry out a photo button such as ``cover:12``, or an order such as ``7,12,9``; anything else is ignored."""
    if order:
        workflow.order_photos(product=product, pks=[int(pk) for pk in order[:200].split(",") if _is_number(pk)])
        return
    action, _colon, number = button.partition(":")
    if not number.isdecimal() or action not in {"remove", "cover", "earlier", "later"}:
        return
    photo = shown_photo(product, int(number[:18]))
    if action == "remove":
        workflow.remove_photo(photo=photo)
    else:
        here = photo.position or 1
        place = {"cover": 1, "earlier": here - 1, "later": here + 1}[action]
        workflow.place_photo(photo=photo, position=place)


def shown_photo(product: Product, pk: int) -> Photo:
    """This photo of the working copy, else 404."""
    return get_object_or_404(product.photos.shown(), pk=pk)


def photo_to_edit(product: Product, button: str) -> Photo | None:
    """The photo whose own page the pressed button asks for."""
    action, _colon, number = button.partition(":")
    return shown_photo(product, int(number[:18])) if action == "edit" and number.isdecimal() else None


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 19


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def photos(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """The photo list for the script on the page; status 422 when something was refused."""
    product = own_product(producer, pk)
    errors: list[str] = []
    if request.method == "POST":
        try:
            errors = _take_or_change(request, product)
        except IllegalTransition as refusal:
            errors = [str(refusal)]
    context = {
        **photo_list(product),
        "product": product,
        "photo_errors": errors,
        "can_edit": rules.can_edit(product),
        "again": True,
    }
    return render(request, "catalog/workspace/_photos.html", context, status=422 if errors else 200)


def _take_or_change(request: MemberRequest, product: Product) -> list[str]:
    button, order = request.POST.get("photo", ""), request.POST.get("order", "")
    if not (request.FILES or button or order):
        return [_("No photo arrived. Choose it again.")]
    change_photos(product, button, order)
    return take_photos(request, product)


def photo_list(product: Product) -> dict[str, Any]:
    """What the list of photos shows."""
    photos = [photo.snapshot() for photo in product.photos.shown()]
    return {"photos": photos, "most_photos": settings.PHOTOS_PER_PRODUCT}


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def edit_photo(request: MemberRequest, producer: Producer, pk: int, photo: int) -> HttpResponse:
    """One photo large: turn it, cut it to a square, say what it shows. Turning and cutting lead to the new photo."""
    product = own_product(producer, pk)
    shown = shown_photo(product, photo)
    if request.method == "GET":
        return _page(request, product, shown, AltForm(instance=shown))
    try:
        return _change(request, product, shown)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return _page(request, product, shown, AltForm(instance=shown), status=409)


def _change(request: MemberRequest, product: Product, photo: Photo) -> HttpResponse:
    """Keep the words in any case, then do what the pressed button says."""
    form = AltForm(request.POST, instance=photo)
    action = request.POST.get("action")
    if not form.is_valid():
        return _page(request, product, photo, form, status=422)
    workflow.describe_photo(photo=photo, alt=form.cleaned_data["alt"])
    if action == "turn":
        photo = workflow.turn_photo(photo=photo)
    elif action == "crop":
        crop = CropForm(request.POST)
        photo = workflow.crop_photo(photo=photo, square=crop.square(photo))
    else:
        messages.success(request, _("Saved."))
        return redirect("catalog:edit_product", product.pk)
    return redirect("catalog:edit_photo", product.pk, photo.pk)


def _page(request: MemberRequest, product: Product, photo: Photo, form: AltForm, *, status: int = 200) -> HttpResponse:
    context = {
        "product": product,
        "photo": photo.snapshot(),
        "number": photo.position,
        "form": form,
        "can_edit": rules.can_edit(product),
        "is_square": photo.width == photo.height,
        "is_wide": photo.width > photo.height,
    }
    return render(request, "catalog/workspace/edit_photo.html", context, status=status)
