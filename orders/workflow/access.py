"""How buyers reach what they asked: a link that can be ended, sent again, and taken into an account."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import WIB
from cilegon_ikm.notifications.senders import Outgoing, Recipient, reaching, send_first
from cilegon_ikm.notifications.workflow import notify
from orders.links import replace_link
from orders.models import AccessEvent, Submission

from .telling import contact_of

Kind = AccessEvent.Kind


@transaction.atomic
def renew_link(*, submission: Submission, by: User | None) -> bool:
    """End the link and make another one; whether the buyer is told the new one by a message.

    What she was told before leads to the new one, in her list; what lies in her mailbox is dead, as it should be.
    """
    references = replace_link(submission)
    submission.access_events.create(kind=Kind.RENEWED, by=by)
    with override("id"):
        url = submission.get_absolute_url()
    sent = notify(
        kind="enquiry_link",
        url=url,
        user=submission.user,
        guest=contact_of(submission),
        reference=", ".join(references),
    )
    return sent is not None


@transaction.atomic
def claim_enquiries(*, user: User) -> int:
    """Take into the account all that was asked before under a contact that is proven to be the person's; how much."""
    found = list(Submission.objects.claimable_by(user).select_for_update(of=("self",)))
    for submission in found:
        submission.user = user
        submission.save(update_fields=["user"])
        submission.access_events.create(kind=Kind.CLAIMED, by=user)
    return len(found)


def send_link(*, submission: Submission, by_email: bool) -> bool:
    """Send the link once more to the contact it was asked for with, and to no other; whether it went out.

    Talks to other machines, so outside any transaction.
    """
    to = Recipient(email=submission.email) if by_email else Recipient(phone=str(submission.phone))
    with override(settings.LANGUAGE_CODE):
        if not send_first(to, _message(submission)):
            return False
    submission.access_events.create(kind=Kind.SENT_AGAIN, by=None)
    return True


def can_be_sent(*, by_email: bool) -> bool:
    """Whether there is a back end for this kind of contact."""
    to = Recipient(email="somebody@sentra.example") if by_email else Recipient(phone="+6281200000000")
    return any(True for _name in reaching(to))


def _message(submission: Submission) -> Outgoing:
    makers = ", ".join(submission.enquiries.order_by("pk").values_list("producer__name", flat=True))
    day = date_format(localtime(submission.created_at, WIB), "j F Y")
    return Outgoing(
        title=_("Your enquiries of %(day)s") % {"day": day},
        text=_("To %(makers)s. Whoever has this link can read and write in your name.") % {"makers": makers},
        link=settings.SITE_URL + reverse("orders:submission", args=[submission.token]),
    )
