"""Removing a person from what she asked or answered; the other side keeps the rest."""

from django.db import transaction
from django.utils.translation import gettext_lazy

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.workflow import forget_names
from orders import rules
from orders.models import Enquiry, Submission, new_token
from producers.workflow import ERASED_BUSINESS

from .enquiries import cancel_enquiry, decline_enquiry
from .telling import in_city

ERASED_BUYER = gettext_lazy("Erased buyer")
BUYER_IS_GONE = gettext_lazy("The buyer’s data were erased.")
MAKER_IS_GONE = gettext_lazy("This business no longer exists here.")


@transaction.atomic
def erase_buyer(*, submission: Submission) -> None:
    """Cancel what is open and remove who asked; the secret link ends, the makers keep what was asked and answered."""
    name, reason = in_city(ERASED_BUYER), in_city(BUYER_IS_GONE)
    enquiries = list(submission.enquiries.all())
    for enquiry in filter(rules.can_cancel, enquiries):
        cancel_enquiry(enquiry=enquiry, by=submission.user, reason=reason)
    forget_names(references=[enquiry.reference for enquiry in enquiries], name=name)
    submission.name, submission.phone, submission.email = name, "", ""
    submission.token, submission.user = new_token(), None
    submission.save(update_fields=["name", "phone", "email", "token", "user"])
    submission.access_events.all().delete()


@transaction.atomic
def erase_maker(*, enquiry: Enquiry, by: User) -> None:
    """Decline what is open, so that the buyer looks elsewhere, and remove the maker's name from what she was told."""
    if rules.can_decline(enquiry):
        decline_enquiry(enquiry=enquiry, by=by, reason=in_city(MAKER_IS_GONE))
    forget_names(references=[enquiry.reference], name=in_city(ERASED_BUSINESS))
