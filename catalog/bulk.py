"""Changing many products at once: each on its own, so that one that is refused keeps nobody else's change back."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock

from . import rules, workflow
from .bulk_forms import RowForm
from .models import Product


@dataclass
class Outcome:
    """What became of the table: products that were saved, those of them that were sent, and how many have errors."""

    saved: list[Product] = field(default_factory=list)
    sent: list[Product] = field(default_factory=list)
    refused: int = 0


def save_rows(rows: list[RowForm], *, send: bool, by: User) -> Outcome:
    """Save every row in which something was changed; what is wrong stands in the rows."""
    outcome = Outcome()
    for row in rows:
        if not row.is_touched():
            continue
        if row.is_valid():
            _save(row, outcome, send=send, by=by)
        outcome.refused += bool(row.errors)
    return outcome


def _save(row: RowForm, outcome: Outcome, *, send: bool, by: User) -> None:
    product, changes = row.product, row.changes()
    try:
        sent = change_product(product=product, version=row.cleaned_data["version"], by=by, send=send, **changes)
    except Product.DoesNotExist:
        row.add_error(None, _("This product is gone: it was thrown away meanwhile."))
    except IllegalTransition as refusal:
        row.refuse(str(refusal))
    else:
        outcome.saved.append(product)
        outcome.sent.extend([product] if sent else [])


@transaction.atomic
def change_product(*, product: Product, version: int, by: User, send: bool, **fields: Any) -> bool:
    """Save what was changed in the version the maker looked at, and send it where buyers see the product already.

    Whether it was sent comes back. Raises IllegalTransition when somebody changed the product meanwhile.
    """
    lock(product)
    if product.version != version:
        raise IllegalTransition(_("Somebody changed this product meanwhile. Compare and save again."))
    workflow.save_product(product=product, **fields)
    if not (send and product.state == Product.State.PUBLISHED and rules.can_submit(product)):
        return False
    workflow.submit_product(product=product, by=by)
    return True
