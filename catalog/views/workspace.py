"""A maker's own products: list, edit, photos, send."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog import rules, workflow
from catalog.forms import AppealForm, ProductForm
from catalog.models import Product
from catalog.preview import preview_context
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.access import with_producer
from producers.models import Producer


def _own(producer: Producer, pk: int) -> Product:
    """The maker's product with this number, else 404: another maker's does not exist for her."""
    return get_object_or_404(producer.products.select_related("producer__village", "listing"), pk=pk)


@never_cache
@with_producer
@require_safe
def products(request: MemberRequest, producer: Producer) -> HttpResponse:
    mine = producer.products.for_workspace()
    return render(request, "catalog/workspace/products.html", {"products": mine, "producer": producer})


@with_producer
@require_POST
def new_product(request: MemberRequest, producer: Producer) -> HttpResponse:
    try:
        product = workflow.start_product(producer=producer)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("catalog:products")
    return redirect("catalog:edit_product", product.pk)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def edit_product(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """The editor. Without JavaScript everything, photos included, is one form with several buttons."""
    product = _own(producer, pk)
    if request.method == "POST":
        return _save_and_act(request, product)
    return _editor(request, product, ProductForm(instance=product), [])


def _save_and_act(request: MemberRequest, product: Product) -> HttpResponse:
    """Keep what was typed, then do what the pressed button says."""
    sending = request.POST.get("action") == "send"
    form = ProductForm(request.POST, instance=product, sending=sending)
    try:
        workflow.save_product(product=product, **form.valid_fields())
        photo_errors = _take_photos(request, product)
        _change_photo(product, request.POST.get("photo", ""))
        if form.errors or photo_errors:
            return _editor(request, product, form, photo_errors, status=422)
        if sending:
            return _send(request, product)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return _editor(request, product, form, [], status=409)
    messages.success(request, _("Saved."))
    return redirect("catalog:edit_product", product.pk)


def _send(request: MemberRequest, product: Product) -> HttpResponse:
    workflow.submit_product(product=product, by=request.user)
    if product.state == Product.State.PUBLISHED:
        messages.success(request, _("Buyers see the change now."))
    else:
        messages.success(request, _("Sent for approval. You will be told here as soon as an officer has looked at it."))
    return redirect("catalog:products")


def _take_photos(request: MemberRequest, product: Product) -> list[str]:
    """Keep every uploaded photo that can be kept; what is wrong with the others, each with its file name."""
    errors = []
    for upload in request.FILES.getlist("photos"):
        try:
            workflow.add_photo(product=product, upload=upload)
        except ValidationError as error:
            errors.append(f"{upload.name}: {error.messages[0]}")
    return errors


def _change_photo(product: Product, button: str) -> None:
    """Carry out a photo button such as ``cover:12``; anything else is ignored."""
    action, _colon, number = button.partition(":")
    if not number.isdecimal() or action not in {"remove", "cover", "earlier", "later"}:
        return
    photo = get_object_or_404(product.photos.shown(), pk=int(number[:18]))
    if action == "remove":
        workflow.remove_photo(photo=photo)
    else:
        here = photo.position or 1
        place = {"cover": 1, "earlier": here - 1, "later": here + 1}[action]
        workflow.place_photo(photo=photo, position=place)


def _editor(
    request: MemberRequest,
    product: Product,
    form: ProductForm,
    photo_errors: list[str],
    *,
    appeal_form: AppealForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "product": product,
        "form": form,
        "photos": [photo.snapshot() for photo in product.photos.shown()],
        "photo_errors": photo_errors,
        "feedback": workflow.feedback(product),
        "can_edit": rules.can_edit(product),
        "can_send": rules.can_submit(product) or product.state == Product.State.PUBLISHED,
        "can_withdraw": rules.can_withdraw(product),
        "can_republish": rules.can_republish(product),
        "can_discard": rules.can_discard(product),
        "missing": rules.missing(product),
        "appeal_form": (appeal_form or AppealForm()) if rules.can_appeal(product) else None,
        "is_appealed": rules.is_appealed(product),
    }
    return render(request, "catalog/workspace/edit_product.html", context, status=status)


@with_producer
@require_POST
def autosave(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """Keep what is typed while it is typed; answers a line that says so."""
    product = _own(producer, pk)
    form = ProductForm(request.POST, instance=product)
    try:
        workflow.save_product(product=product, **form.valid_fields())
    except IllegalTransition as refusal:
        return render(request, "catalog/workspace/_saved.html", {"refusal": str(refusal)}, status=409)
    return render(request, "catalog/workspace/_saved.html", {"saved_at": timezone.now(), "errors": form.errors})


@with_producer
@require_POST
def add_photo(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """One photo from the script on the page; answers the photo list, with status 422 when it was refused."""
    product = _own(producer, pk)
    try:
        errors = _take_photos(request, product) if request.FILES else [_("No photo arrived. Choose it again.")]
    except IllegalTransition as refusal:
        errors = [str(refusal)]
    photos = [photo.snapshot() for photo in product.photos.shown()]
    context = {"product": product, "photos": photos, "photo_errors": errors, "can_edit": rules.can_edit(product)}
    return render(request, "catalog/workspace/_photos.html", context, status=422 if errors else 200)


@never_cache
@with_producer
@require_POST
def appeal(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """Object to a rejection or a take-down."""
    product, form = _own(producer, pk), AppealForm(request.POST)
    if rules.can_appeal(product) and not form.is_valid():
        return _editor(request, product, ProductForm(instance=product), [], appeal_form=form, status=422)
    try:
        workflow.appeal(product=product, by=request.user, text=form.data.get("text", "").strip())
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your objection is with the officers. You will be told here what they say."))
    return redirect("catalog:edit_product", pk)


@with_producer
@require_POST
def withdraw(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    return _do(request, _own(producer, pk), workflow.withdraw_product, _("Withdrawn. Buyers do not see it now."))


@with_producer
@require_POST
def republish(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    return _do(request, _own(producer, pk), workflow.republish_product, _("Buyers can see it again."))


@with_producer
@require_POST
def discard(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    return _do(request, _own(producer, pk), workflow.discard_product, _("The draft is gone."))


def _do(request: MemberRequest, product: Product, verb: Callable[..., Any], done: str) -> HttpResponse:
    """Carry out one verb on the product and say how it went."""
    try:
        verb(product=product, by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("catalog:products")


@never_cache
@with_producer
@require_safe
def preview(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """The working copy as buyers would see it."""
    product = _own(producer, pk)
    if missing := rules.missing(product):
        fields = ", ".join(map(str, missing))
        messages.error(request, _("Still missing: %(fields)s.") % {"fields": fields})
        return redirect("catalog:edit_product", pk)
    return render(request, "catalog/product.html", preview_context(request, product))
