"""What each kind of notification says; a row keeps only its kind and details, so everybody reads their own language."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Text(NamedTuple):
    title: Promise | str
    body: Promise | str


TEXTS: dict[str, Text] = {
    "producer_verified": Text(
        _("%(name)s is verified"),
        _("Your business now has a public page. Products appear there once they are approved."),
    ),
    "producer_changes": Text(_("Please correct your business profile"), _("The officer writes: %(note)s")),
    "producer_suspended": Text(_("%(name)s has been suspended"), _("The officer writes: %(note)s")),
    "producer_reinstated": Text(_("%(name)s is public again"), _("Your products can be seen by everybody again.")),
    "helper_joined": Text(
        _("Somebody now helps in %(name)s"), _("The page of your people says who. The owner can remove them there.")
    ),
    "credential_verified": Text(_("%(name)s is verified"), _("It now stands as a badge on your public page.")),
    "credential_rejected": Text(_("Please correct your paper %(name)s"), _("The officer writes: %(note)s")),
    "credential_expiring": Text(
        _("%(name)s is valid until %(date)s"),
        _("Renew it in time and send the new paper here, so that buyers keep seeing the badge."),
    ),
    "credential_expired": Text(
        _("%(name)s has expired"), _("Buyers do not see its badge any more. Send the new paper once you have it.")
    ),
    "report_accepted": Text(
        _("Your report of %(year)s is accepted"), _("It is now part of the register of Disperindag. Thank you.")
    ),
    "report_reopened": Text(_("Please correct your report of %(year)s"), _("The officer writes: %(note)s")),
    "sentra_asked": Text(_("%(sender)s asks to join %(name)s"), _("Look at it and say yes or no.")),
    "sentra_joined": Text(
        _("You belong to %(name)s now"), _("Your products stand on its page, which its QR code opens, too.")
    ),
    "sentra_declined": Text(_("%(name)s did not accept you"), _("The reason: %(note)s")),
    "sentra_ended": Text(_("You do not belong to %(name)s any more"), _("The reason: %(note)s")),
    "product_approved": Text(_("“%(name)s” is now public"), _("Buyers can find it and ask you about it.")),
    "product_changes": Text(_("Please correct “%(name)s”"), _("The officer writes: %(note)s")),
    "product_rejected": Text(_("“%(name)s” was not accepted"), _("The officer writes: %(note)s")),
    "product_taken_down": Text(_("“%(name)s” was taken down"), _("The officer writes: %(note)s")),
    "appeal_upheld": Text(_("The decision about “%(name)s” stands"), _("The officer writes: %(note)s")),
    "appeal_reopened": Text(
        _("“%(name)s” is looked at again"), _("An officer has read your objection. You will be told of the decision.")
    ),
    "enquiry_new": Text(_("New enquiry from %(buyer)s"), _("%(reference)s: %(items)s")),
    "enquiry_message": Text(_("New message from %(sender)s"), _("%(reference)s: %(message)s")),
    "enquiry_declined": Text(_("%(sender)s cannot serve your enquiry"), _("%(reference)s: %(message)s")),
    "enquiry_cancelled": Text(_("%(sender)s cancelled the enquiry"), _("%(reference)s: %(message)s")),
    "enquiry_expired": Text(
        _("An enquiry was not answered"),
        _("%(reference)s with %(sender)s ended without an answer after 14 days."),
    ),
    "quote_sent": Text(
        _("%(sender)s made you a quote"), _("%(reference)s: %(total)s in all. Accept it or say what should change.")
    ),
    "quote_accepted": Text(
        _("%(sender)s accepted your quote"), _("%(reference)s: %(total)s in all. The order is agreed.")
    ),
    "quote_rejected": Text(_("%(sender)s did not accept your quote"), _("%(reference)s: %(message)s")),
    "quote_change_asked": Text(_("%(sender)s asks you to change the quote"), _("%(reference)s: %(message)s")),
    "quote_withdrawn": Text(_("%(sender)s took the quote back"), _("%(reference)s: the conversation goes on.")),
    "quote_expired": Text(
        _("A quote has expired"), _("%(reference)s with %(sender)s: nobody accepted the quote in time.")
    ),
    "order_fulfilled": Text(
        _("%(sender)s has fulfilled your order"),
        _("%(reference)s: confirm that you got everything. Without a word it counts as completed after %(days)s days."),
    ),
    "order_completed": Text(_("%(sender)s got everything"), _("%(reference)s: the order is completed. Thank you.")),
    "order_closed": Text(
        _("An order is completed"), _("%(reference)s with %(sender)s was fulfilled 14 days ago and is now completed.")
    ),
}


class Topic(TextChoices):
    """What people choose by: the kinds that belong together in their eyes."""

    ORDERS = "orders", _("Enquiries and orders")
    PRODUCTS = "products", _("My products")
    BUSINESS = "business", _("My business, papers and reports")


_OF_THE_BUSINESS = ("producer", "helper", "credential", "report", "sentra")
_TOPICS = {"product": Topic.PRODUCTS, **dict.fromkeys(_OF_THE_BUSINESS, Topic.BUSINESS)}


def topic_of(kind: str) -> Topic:
    """By the first word of the kind; what is about neither products nor the business is about orders."""
    return _TOPICS.get(kind.partition("_")[0], Topic.ORDERS)
