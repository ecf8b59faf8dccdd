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
    "programme_new": Text(
        _("New programme: %(name)s"),
        _("%(office)s. Your business fits; register with one tap until %(date)s."),
    ),
    "programme_accepted": Text(
        _("You are accepted: %(name)s"),
        _("It begins on %(date)s at %(place)s. Show the QR code on this page at the door."),
    ),
    "programme_waiting": Text(
        _("You are on the waiting list: %(name)s"), _("You move up as soon as somebody gives a place away.")
    ),
    "programme_moved_up": Text(
        _("A place is free for you: %(name)s"), _("You moved up from the waiting list. The office still confirms it.")
    ),
    "programme_declined": Text(_("You were not accepted: %(name)s"), _("The office writes: %(note)s")),
    "programme_cancelled": Text(_("Cancelled: %(name)s"), _("The office writes: %(note)s")),
    "programme_tomorrow": Text(
        _("Tomorrow: %(name)s"), _("%(date)s at %(time)s, %(place)s. Bring the QR code on this page.")
    ),
    "programme_completed": Text(
        _("You completed “%(name)s”"), _("Your certificate is ready. You can open and print it on this page.")
    ),
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
    "enquiry_message_rejected": Text(
        _("A message was not delivered"), _("%(reference)s: the officer writes: %(note)s")
    ),
    "enquiry_warning": Text(_("A conversation was reported"), _("%(reference)s: the officer writes: %(note)s")),
    "enquiry_declined": Text(_("%(sender)s cannot serve your enquiry"), _("%(reference)s: %(message)s")),
    "enquiry_cancelled": Text(_("%(sender)s cancelled the enquiry"), _("%(reference)s: %(message)s")),
    "enquiry_waiting": Text(
        _("%(sender)s waits for your answer"),
        _("%(reference)s came %(hours)s hours ago. A short answer is enough, also when you cannot serve it."),
    ),
    "enquiry_slow": Text(
        _("%(sender)s has not answered yet"),
        _("%(reference)s: here are similar makers who answer fast. One tap asks them the same."),
    ),
    "enquiry_forgotten": Text(
        _("An enquiry has waited for %(hours)s hours"),
        _("%(reference)s: the maker was reminded twice. Please call."),
    ),
    "enquiry_link": Text(
        _("A new link to your enquiries"),
        _("%(reference)s: the old link has ended. Open this one to read the answers."),
    ),
    "enquiry_expired": Text(
        _("An enquiry was not answered"),
        _("%(reference)s with %(sender)s ended without an answer after 14 days."),
    ),
    "company_verified": Text(_("%(name)s is verified"), _("You can now send requests to the makers of Cilegon.")),
    "company_changes": Text(_("Please correct the data of your company"), _("The officer writes: %(note)s")),
    "company_suspended": Text(_("%(name)s has been suspended"), _("The officer writes: %(note)s")),
    "company_reinstated": Text(_("%(name)s may send requests again"), _("Your requests can be seen again.")),
    "rfq_new": Text(
        _("%(company)s is looking for: %(name)s"), _("It fits what you make. Offers are taken until %(date)s.")
    ),
    "rfq_invited": Text(_("%(company)s invites you to offer: %(name)s"), _("Offers are taken until %(date)s.")),
    "rfq_closes_soon": Text(
        _("%(name)s closes soon"), _("%(company)s takes offers until %(date)s. You have not offered yet.")
    ),
    "rfq_opened": Text(_("“%(name)s” is open for offers"), _("Makers who fit have been told. It closes %(date)s.")),
    "rfq_rejected": Text(_("Please correct your request “%(name)s”"), _("The officer writes: %(note)s")),
    "rfq_closed": Text(_("“%(name)s” is closed"), _("Offers: %(number)s. Compare them and choose.")),
    "rfq_without_offers": Text(_("Nobody offered for “%(name)s”"), _("You can send it again with one tap.")),
    "rfq_undecided": Text(
        _("Makers wait for your decision"), _("“%(name)s” closed a week ago. Choose among the offers.")
    ),
    "rfq_expired": Text(_("“%(name)s” ended without an award"), _("Nobody was chosen within 60 days.")),
    "rfq_cancelled": Text(_("%(company)s does not need it any more: %(name)s"), _("%(note)s")),
    "rfq_not_chosen": Text(_("%(company)s has decided about: %(name)s"), _("%(note)s")),
    "rfq_offer": Text(
        _("%(sender)s offers for “%(name)s”"), _("%(total)s in all. You choose among the offers after the closing.")
    ),
    "rfq_sealed_offer": Text(_("A sealed offer has come for “%(name)s”"), _("You can read it after the closing.")),
    "rfq_question": Text(_("A maker asks about “%(name)s”"), _("%(message)s")),
    "rfq_answered": Text(_("A question about “%(name)s” is answered"), _("%(message)s")),
    "rfq_partner_asked": Text(
        _("%(leader)s wants to offer jointly with you"),
        _("%(name)s for %(company)s; your share would be %(share)s %%. Please confirm or decline."),
    ),
    "rfq_partner_confirmed": Text(_("%(partner)s offers with you"), _("%(name)s: the share is confirmed.")),
    "rfq_partner_declined": Text(
        _("%(partner)s does not offer with you"), _("%(name)s: change the partners of your offer.")
    ),
    "rfq_partner_chosen": Text(
        _("%(company)s chose your joint offer"), _("%(name)s with %(leader)s; your share is %(share)s %%.")
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
    "review_invited": Text(
        _("How was it with %(sender)s?"),
        _("%(reference)s is completed. A few words and stars help the maker and other buyers."),
    ),
    "review_new": Text(
        _("%(sender)s wrote a review: %(stars)s of 5 stars"),
        _("%(reference)s: everybody can read it. You can answer it once."),
    ),
    "review_answered": Text(_("%(sender)s answered your review"), _("%(reference)s: everybody can read the answer.")),
    "review_hidden": Text(_("The review of %(reference)s is not public any more"), _("The officer writes: %(note)s")),
    "review_shown": Text(
        _("The review of %(reference)s is public again"), _("An officer of Disperindag has decided so.")
    ),
    "review_kept": Text(
        _("The review of %(reference)s stays public"),
        _("An officer has looked at it and found nothing wrong. You can answer it once."),
    ),
}


WAITED_FOR = {"enquiry_link"}  # whom it goes to has just asked for it, so it comes at night too


class Topic(TextChoices):
    """What people choose by: the kinds that belong together in their eyes."""

    ORDERS = "orders", _("Enquiries and orders")
    PRODUCTS = "products", _("My products")
    BUSINESS = "business", _("My business, papers and reports")
    PROGRAMMES = "programmes", _("Programmes of the city")


_TOPICS: dict[str, Topic] = {"product": Topic.PRODUCTS, "programme": Topic.PROGRAMMES}
_TOPICS |= dict.fromkeys(("producer", "helper", "credential", "report", "sentra"), Topic.BUSINESS)


def topic_of(kind: str) -> Topic:
    """By the first word of the kind; what is about neither products nor the business is about orders."""
    return _TOPICS.get(kind.partition("_")[0], Topic.ORDERS)
