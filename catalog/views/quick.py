"""A product in under a minute: photo, name, price; everything else can follow."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalog import rules, workflow
from catalog.forms import QuickForm
from catalog.guessing import guess_categories
from catalog.models import Product
from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.access import with_producer
from producers.models import Producer

from .own import own_product
from .photos import change_photos, photo_list, photo_to_edit, take_photos


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def quick_product(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """One phone screen. What is typed is kept in any case, and sent for approval as soon as nothing is missing."""
    product = own_product(producer, pk)
    if request.method == "POST":
        return _save_and_send(request, product)
    return _screen(request, product, QuickForm(instance=product), [])


def _save_and_send(request: MemberRequest, product: Product) -> HttpResponse:
    data = request.POST.copy()
    if guess := request.POST.get("guess"):  # without JavaScript the suggestion is a button
        data["category"] = str(guess)
    form = QuickForm(data, instance=product)
    try:
        workflow.save_product(product=product, **form.valid_fields())
        errors = take_photos(request, product)
        change_photos(product, data.get("photo", ""))
        if form.errors or errors:
            return _screen(request, product, form, errors, status=422)
        if photo := photo_to_edit(product, data.get("photo", "")):
            return redirect("catalog:edit_photo", product.pk, photo.pk)
        return _go_on(request, product)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return _screen(request, product, form, [], status=409)


@transaction.atomic
def _send(product: Product, by: User) -> None:
    """Send off what lacks no more than a category under the likeliest one; an officer looks at it anyway.

    In one transaction: what is saved by itself at the same moment, still without a category, comes after it.
    """
    likely = guess_categories(product.name) if product.category_id is None else []
    if likely:
        workflow.save_product(product=product, category=likely[0])
    if not rules.missing(product):
        workflow.submit_product(product=product, by=by)


def _go_on(request: MemberRequest, product: Product) -> HttpResponse:
    """Send what is complete when that was wished; else say what is missing."""
    if request.POST.get("action") == "send":
        _send(product, request.user)
        if not rules.missing(product):
            words = _("Sent for approval under “%(category)s”. You will be told here once an officer has looked at it.")
            messages.success(request, words % {"category": product.category})
            return redirect("catalog:products")
    if request.POST.get("action") == "later":
        messages.success(request, _("Saved as a draft. Go on whenever you like."))
        return redirect("catalog:edit_product", product.pk)
    if missing := rules.missing(product):
        fields = ", ".join(map(str, missing))
        messages.warning(request, _("Saved as a draft. Still missing: %(fields)s.") % {"fields": fields})
    return redirect("catalog:quick_product", product.pk)


def _screen(
    request: MemberRequest, product: Product, form: QuickForm, photo_errors: list[str], *, status: int = 200
) -> HttpResponse:
    context = {
        **photo_list(product),
        "product": product,
        "form": form,
        "photo_errors": photo_errors,
        "can_edit": rules.can_edit(product),
        "guesses": [] if product.category_id else guess_categories(product.name),
    }
    return render(request, "catalog/workspace/quick_product.html", context, status=status)


@never_cache
@with_producer
@require_safe
def guess_category(request: MemberRequest, producer: Producer) -> HttpResponse:
    """Likely categories for a name as buttons."""
    guesses = guess_categories(request.GET.get("name", "")[:100])
    return render(request, "catalog/workspace/_guesses.html", {"guesses": guesses})
