"""Asking another maker what the first one did not answer."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from catalog.prices import offer_of, unit_price
from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition
from orders import rules
from orders.models import Enquiry, EnquiryLine, Message, Submission
from orders.similar import Alternative, alternatives

from .baskets import free_reference, open_enquiry

AT_ONCE = timedelta(seconds=10)  # what was written with the enquiry itself, not later to this one maker
NOTE_LENGTH = 500


@transaction.atomic
def ask_another(*, enquiry: Enquiry, producer_id: int) -> Enquiry:
    """The same question to this maker, under the same link; asking her again gives the same enquiry.

    Raises IllegalTransition when she is not among those who can be asked.
    """
    submission = Submission.objects.select_for_update().get(pk=enquiry.submission_id)
    if asked := submission.enquiries.filter(producer=producer_id).first():
        return asked
    chosen = next((each for each in alternatives(enquiry) if each.producer.pk == producer_id), None)
    if chosen is None or chosen.problem or not rules.can_ask_others(enquiry):
        raise IllegalTransition(_("This maker cannot be asked the same just now. Choose another one."))
    wanted_on = enquiry.wanted_on if enquiry.wanted_on and enquiry.wanted_on >= today() else None
    first = _first_message(enquiry)
    body, held = (first.body, first.held) if first else ("", None)
    asked = Enquiry(submission=submission, producer=chosen.producer, reference=free_reference(), wanted_on=wanted_on)
    return open_enquiry(asked, _lines(chosen), body, held)


def first_words(enquiry: Enquiry) -> str:
    """What the buyer wrote when she asked, if she wrote something."""
    first = _first_message(enquiry)
    return first.body if first else ""


def _first_message(enquiry: Enquiry) -> Message | None:
    until = enquiry.created_at + AT_ONCE
    at_once = Q(created_at__lte=until) | Q(held__created_at__lte=until)  # a release makes the words younger
    asked = enquiry.messages.filter(at_once, side=Message.Side.BUYER)
    return asked.select_related("held").first()


def _lines(chosen: Alternative) -> list[EnquiryLine]:
    """What was asked for, at this maker's prices."""
    rows = []
    for line, listing in chosen.pairs:
        price = unit_price(offer_of(listing), quantity=line.quantity)
        rows.append(
            EnquiryLine(
                product_id=listing.pk,
                title=listing.title,
                price=price.amount,
                is_price_from=price.is_from,
                unit=listing.unit,
                quantity=line.quantity,
                note=_with_choice(line),
            )
        )
    return rows


def _with_choice(line: EnquiryLine) -> str:
    """The note, with the variant that the buyer chose of the other product."""
    return ", ".join(filter(None, [line.variant, line.note]))[:NOTE_LENGTH]
