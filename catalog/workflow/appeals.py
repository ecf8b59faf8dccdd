"""A maker's objection to a rejection or a take-down, and the officers' answer."""

from django.db import transaction
from django.utils.translation import gettext as _

from catalog import rules
from catalog.models import Appeal, Product
from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock, move

from .steps import move_product, tell_maker


@transaction.atomic
def appeal(*, product: Product, by: User, text: str) -> Appeal:
    """The maker asks the officers to look again at their last decision, once."""
    lock(product)
    decision = rules.last_refusal(product)
    if decision is None or not rules.can_appeal(product):
        raise IllegalTransition(_("There is no decision left to object to."))
    return Appeal.objects.create(product=product, decision=decision, by=by, text=text)


@transaction.atomic
def uphold_decision(*, appeal: Appeal, by: User, note: str) -> Appeal:
    """An officer has looked again, and the decision stands."""
    move(appeal, Appeal.State.UPHELD, by=by, note=note)
    tell_maker(appeal.product, "appeal_upheld", note=note)
    return appeal


@transaction.atomic
def reopen_decision(*, appeal: Appeal, by: User, note: str = "") -> Appeal:
    """An officer lifts the decision: the product waits for approval again, where the maker left it."""
    product = lock(appeal.product)
    move(appeal, Appeal.State.REOPENED, by=by, note=note)
    move_product(product, Product.State.SUBMITTED, by=by, note=note, submitted_at=appeal.created_at)
    tell_maker(product, "appeal_reopened")
    return appeal


def drop_appeals(product: Product, *, by: User) -> None:
    """The maker sends a corrected version instead."""
    for each in product.appeals.waiting():
        move(each, Appeal.State.DROPPED, by=by)
