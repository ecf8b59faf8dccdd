"""Answers a maker sends often, filled in for an enquiry."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.templatetags.catalog import amount_words
from producers.models import Producer

from .models import Enquiry

DEFAULTS = (
    gettext_lazy("Hello {nama}, thank you for asking. We have {barang}. When do you need it?"),
    gettext_lazy("Hello {nama}, {barang} comes to {harga} together, without delivery. Shall I make you a quote?"),
    gettext_lazy("Hello {nama}, that is sold out just now. May I tell you when it is there again?"),
)


def replies_of(producer: Producer) -> list[str]:
    """The maker's own, or a few to begin with."""
    own = [reply.text for reply in producer.quick_replies.all()]
    return own or [str(text) for text in DEFAULTS]


def filled_in(text: str, enquiry: Enquiry) -> str:
    """The reply with the buyer's name, what she asked for and what that costs."""
    total = enquiry.total
    price = (
        amount_words(total.amount, total.is_from) if total.amount is not None else _("a price we still have to name")
    )
    items = ", ".join(str(line) for line in enquiry.lines.all())
    for gap, value in (("{nama}", enquiry.submission.name), ("{barang}", items), ("{harga}", price)):
        text = text.replace(gap, value)
    return text
