"""What makes an officer look at a stranger's first words before the makers read them."""

import re

from phonenumbers import PhoneNumberMatcher

from cilegon_ikm.accounts.models import User

from .models import Enquiry, Submission

# an address with its scheme, or a name under one of the domains that advertising comes from
LINK = re.compile(
    r"https?://\S|\bwww\.\S|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|id|info|biz|me|link|shop|store|site|online|xyz|top|click|"
    r"app|io|ly|gl)\b",
    re.IGNORECASE,
)
State = Enquiry.State
HEARD = (State.ANSWERED, State.QUOTED, State.AGREED, State.FULFILLED, State.COMPLETED)


def has_contact_or_link(text: str) -> bool:
    """Whether the text leads elsewhere: a phone number of any country's spelling, or a link."""
    return bool(LINK.search(text)) or PhoneNumberMatcher(text, "ID").has_next()


def is_known(*, user: User | None, phone: str, email: str) -> bool:
    """Whether she is signed in with the contact that she gives, so that we know who asks."""
    if user is None:
        return False
    return str(user.phone or "") == str(phone) or bool(email and user.email == email.lower())


def needs_a_look(submission: Submission, text: str) -> bool:
    """Whether this text of the buyer is held: it leads elsewhere, and no maker has ever answered this contact."""
    if not has_contact_or_link(text):
        return False
    if submission.user and _is_proven(submission.user, submission):
        return False
    return not Enquiry.objects.filter(submission__phone=submission.phone, state__in=HEARD).exists()


def _is_proven(user: User, submission: Submission) -> bool:
    """Whether she gave a contact that she has shown to be hers."""
    phone = user.has_proven_phone and user.phone == submission.phone
    return bool(phone or (user.has_proven_email and user.email == submission.email.lower()))
