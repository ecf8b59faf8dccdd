"""Answers a maker sends often, filled in for an enquiry."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.models import Availability, Listing
from catalog.templatetags.figures import amount_words, grouped
from producers.models import Producer

from .models import Enquiry

DEFAULTS = (
    gettext_lazy("Hello {nama}, thank you for asking. We have {barang}. When do you need it?"),
    gettext_lazy("Hello {nama}, {barang} comes to {harga} together, without delivery. Shall I make you a quote?"),
    gettext_lazy("Hello {nama}, this is what we have just now: {stok}. It comes to {harga} together."),
    gettext_lazy("Hello {nama}, that is sold out just now. May I tell you when it is there again?"),
)


def replies_of(producer: Producer) -> list[str]:
    """The maker's own, or a few to begin with."""
    own = [reply.text for reply in producer.quick_replies.all()]
    return own or [str(text) for text in DEFAULTS]


def filled_in(text: str, enquiry: Enquiry) -> str:
    """The reply with the buyer's name, what she asked for, what that costs and what is in stock of it."""
    total = enquiry.total
    price = (
        amount_words(total.amount, total.is_from) if total.amount is not None else _("a price we still have to name")
    )
    items = ", ".join(str(line) for line in enquiry.lines.all())
    for gap, value in (("{nama}", enquiry.submission.name), ("{barang}", items), ("{harga}", price)):
        text = text.replace(gap, value)
    return text.replace("{stok}", _stock(enquiry)) if "{stok}" in text else text


def _stock(enquiry: Enquiry) -> str:
    """What there is of each product as its listing says now, in one query: Emping: 40 bungkus."""
    products = dict.fromkeys(line.product_id for line in enquiry.lines.all())
    listings = Listing.objects.in_bulk(products)
    found = [f"{listings[pk].title}: {_left(listings[pk])}" for pk in products if pk in listings]
    return ", ".join(found) or _("nothing of it")


def _left(listing: Listing) -> str:
    if listing.availability == Availability.READY and listing.stock:
        return f"{grouped(listing.stock)} {listing.get_unit_display()}"
    return str(listing.get_availability_display()).lower()
