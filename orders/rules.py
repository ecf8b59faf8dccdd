"""Who may do what in an enquiry."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import can_move

from .models import Enquiry, Review, Rfq


def can_write(enquiry: Enquiry) -> bool:
    """Both sides write until one of them has ended it."""
    return enquiry.is_open


def can_decline(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.DECLINED)


def is_decided(enquiry: Enquiry) -> bool:
    """Whether buyer and maker deal with each other alone: always, but for an offer before its request is awarded."""
    return enquiry.rfq is None or enquiry.rfq.state == Rfq.State.AWARDED


def can_cancel(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.CANCELLED) and is_decided(enquiry)


def can_quote(enquiry: Enquiry) -> bool:
    """A new quote may also take the place of the one before; an offer only until its request closes."""
    if enquiry.rfq is not None and not enquiry.rfq.takes_offers:
        return False
    return enquiry.state == Enquiry.State.QUOTED or can_move(enquiry, Enquiry.State.QUOTED)


def can_fulfil(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.FULFILLED)


def can_complete(enquiry: Enquiry) -> bool:
    return can_move(enquiry, Enquiry.State.COMPLETED)


def can_review(enquiry: Enquiry) -> bool:
    """The buyer, once, when the maker has handed everything over."""
    return not review_refusal(enquiry)


def review_refusal(enquiry: Enquiry) -> str:
    """Why no review of this order can be written, or nothing."""
    if enquiry.state not in {Enquiry.State.FULFILLED, Enquiry.State.COMPLETED}:
        return _("A review can be written once the maker has handed everything over.")
    if _is_own(enquiry):
        return _("Nobody reviews her own business.")
    return _("There is a review of this order already.") if hasattr(enquiry, "review") else ""


def _is_own(enquiry: Enquiry) -> bool:
    """Whether the maker asked herself, or one of her helpers did, by account or number; costs one query."""
    buyer, maker = enquiry.submission, enquiry.producer
    team = User.objects.filter(Q(pk=maker.owner_id) | Q(helps_in__producer=maker.pk))
    return buyer.phone == maker.whatsapp or team.filter(Q(pk=buyer.user_id) | Q(phone=buyer.phone)).exists()


def can_answer(review: Review) -> bool:
    """The maker, once, what everybody can read."""
    return review.is_shown and not review.answer


def can_report(review: Review) -> bool:
    """The maker, once: what an officer has looked at stays decided."""
    return review.reported_at is None and can_move(review, Review.State.REPORTED)


def can_moderate(user: User | AnonymousUser) -> bool:
    """Officers with the right to change reviews hide them and show them again."""
    return user.is_active and user.is_staff and user.has_perm("orders.change_review")


def can_judge_held(user: Any) -> bool:
    """Whether this officer decides about held messages."""
    return bool(user.has_perm("orders.change_heldmessage"))


def can_judge_reports(user: Any) -> bool:
    """Whether this officer reads reported conversations and decides about them."""
    return bool(user.has_perm("orders.change_conversationreport"))


def can_ask_others(enquiry: Enquiry) -> bool:
    """The maker lets it lie, or it came to nothing with her."""
    return enquiry.is_forgotten or enquiry.state in {Enquiry.State.DECLINED, Enquiry.State.EXPIRED}


def can_look_after(user: Any) -> bool:
    """Officers who call makers that do not answer."""
    return user.is_active and user.is_staff and user.has_perm("orders.view_unansweredenquiry")
