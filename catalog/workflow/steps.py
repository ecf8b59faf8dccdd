"""Steps that several verbs about products share; each is called inside a verb's transaction."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog import rules
from catalog.models import Product, ProductChange
from cilegon_ikm.states import IllegalTransition, lock, move
from producers.team import tell


def lock_for_edit(product: Product) -> None:
    """The row as it is now, locked; refused where the maker may not change it."""
    lock(product)
    if not rules.can_edit(product):
        raise IllegalTransition(_("This product cannot be changed now."))


def new_version(product: Product, *changed: str) -> None:
    """Save the changed fields as the next version."""
    product.version += 1
    product.save(update_fields=[*changed, "version", "updated_at"])


def move_product(product: Product, to: str, *, is_automatic: bool = False, **options: Any) -> Product:
    """Move the product and note in its history which version moved, and whether nobody looked at it."""
    move(product, to, **options)
    newest = product.history.values("pk")[:1]
    ProductChange.objects.filter(pk__in=newest).update(version=product.version, is_automatic=is_automatic)
    return product


def check_version(product: Product, version: int) -> None:
    """Refuse a decision about another version than the one that was looked at."""
    if product.version != version:
        raise IllegalTransition(
            _("The maker changed this product while you were looking at it. Please look at the new version.")
        )


def check_complete(product: Product) -> None:
    """Refuse what buyers could not understand."""
    if missing := rules.missing(product):
        raise IllegalTransition(_("Still missing: %(fields)s.") % {"fields": ", ".join(map(str, missing))})


def tell_maker(product: Product, kind: str, **params: str) -> None:
    """Tell everybody of the business, with a link to the product."""
    with override("id"):
        url = reverse("catalog:edit_product", args=[product.pk])
    tell(producer_id=product.producer_id, kind=kind, url=url, name=product.name, **params)
