"""A maker's own products: list, edit, photos, send."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from catalog import rules, workflow
from catalog.editor_parts import EditorParts
from catalog.forms import AppealForm, ProductForm
from catalog.models import Product
from catalog.preview import preview_context
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.access import with_producer
from producers.models import Producer

from .own import own_product
from .photos import change_photos, photo_list, photo_to_edit, take_photos


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
    return redirect("catalog:quick_product", product.pk)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def edit_product(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """The editor. Without JavaScript everything, photos included, is one form with several buttons."""
    product = own_product(producer, pk)
    if request.method == "POST":
        return _save_and_act(request, product)
    return _editor(request, product, ProductForm(instance=product), [])


def _save_and_act(request: MemberRequest, product: Product) -> HttpResponse:
    """Keep what was typed, then do what the pressed button says."""
    sending = request.POST.get("action") == "send"
    form = ProductForm(request.POST, instance=product, sending=sending)
    parts = EditorParts.posted(product, request.POST)
    try:
        workflow.save_product(product=product, **form.valid_fields(), **parts.fields())
        parts.follow(product)
        photo_errors = take_photos(request, product)
        change_photos(product, button := request.POST.get("photo", ""))
        if form.errors or photo_errors or parts.errors():
            return _editor(request, product, form, photo_errors, parts, status=422)
        if photo := photo_to_edit(product, button):
            return redirect("catalog:edit_photo", product.pk, photo.pk)
        if sending:
            return _send(request, product)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return _editor(request, product, form, [], parts, status=409)
    messages.success(request, _("Saved."))
    return redirect("catalog:edit_product", product.pk)


def _send(request: MemberRequest, product: Product) -> HttpResponse:
    workflow.submit_product(product=product, by=request.user)
    if product.state == Product.State.PUBLISHED:
        messages.success(request, _("Buyers see the change now."))
    else:
        messages.success(request, _("Sent for approval. You will be told here as soon as an officer has looked at it."))
    return redirect("catalog:products")


def _editor(
    request: MemberRequest,
    product: Product,
    form: ProductForm,
    photo_errors: list[str],
    parts: EditorParts | None = None,
    *,
    appeal_form: AppealForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "product": product,
        "form": form,
        "parts": parts or EditorParts.of(product),
        **photo_list(product),
        "photo_errors": photo_errors,
        "feedback": workflow.feedback(product),
        "can_edit": rules.can_edit(product),
        "can_send": rules.can_submit(product) or product.state == Product.State.PUBLISHED,
        "can_copy": rules.can_copy(product),
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
    """Keep what is typed while it is typed; answers a line that says so, and the event ``saved`` if all was kept."""
    product = own_product(producer, pk)
    form, parts = ProductForm(request.POST, instance=product), EditorParts.posted(product, request.POST)
    try:
        workflow.save_product(product=product, **form.valid_fields(), **parts.fields())
    except IllegalTransition as refusal:
        return render(request, "catalog/workspace/_saved.html", {"refusal": str(refusal)}, status=409)
    errors = {**form.errors_of_sent(), **parts.errors()}
    context = {
        "saved_at": timezone.now(),
        "errors": errors,
        "fresh_form": _with_other_variants(form),
        "product": product,
        "again": True,
    }
    answer = render(request, "catalog/workspace/_saved.html", context)
    return answer if errors else trigger_client_event(answer, "saved")


def _with_other_variants(form: ProductForm) -> ProductForm | None:
    """A new form where saving has changed which variants there are, so that the page can show their rows."""
    return ProductForm(instance=form.instance) if form.options.is_posted and form.variants.is_outdated else None


@with_producer
@require_POST
def attributes(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """The category was chosen: keep it with the facts typed so far, and answer the fields of its group."""
    product = own_product(producer, pk)
    form, parts = ProductForm(request.POST, instance=product), EditorParts.posted(product, request.POST)
    try:
        workflow.save_product(product=product, **form.valid_fields(), **parts.fields())
    except IllegalTransition as refusal:
        return render(request, "catalog/workspace/_saved.html", {"refusal": str(refusal)}, status=409)
    parts.follow(product)
    context = {"product": product, "parts": parts, "can_edit": True}
    return render(request, "catalog/workspace/_attributes.html", context)


@never_cache
@with_producer
@require_POST
def appeal(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """Object to a rejection or a take-down."""
    product, form = own_product(producer, pk), AppealForm(request.POST)
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
    return _do(request, own_product(producer, pk), workflow.withdraw_product, _("Withdrawn. Buyers do not see it now."))


@with_producer
@require_POST
def republish(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    return _do(request, own_product(producer, pk), workflow.republish_product, _("Buyers can see it again."))


@with_producer
@require_POST
def discard(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    return _do(request, own_product(producer, pk), workflow.discard_product, _("The draft is gone."))


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
    product = own_product(producer, pk)
    if missing := rules.missing(product):
        fields = ", ".join(map(str, missing))
        messages.error(request, _("Still missing: %(fields)s.") % {"fields": fields})
        return redirect("catalog:edit_product", pk)
    return render(request, "catalog/product.html", preview_context(request, product))
