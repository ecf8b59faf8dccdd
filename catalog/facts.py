"""What pages tell of a product and of its maker in lists of labels and words. Nothing here asks the database."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from producers.models import Producer

from .attributes import Fact
from .models import Availability, Listing
from .prices import Offer
from .templatetags.figures import grouped, size, weight


def offer_facts(listing: Listing, offer: Offer) -> list[Fact]:
    """How it can be had and how large it is."""
    unit = listing.get_unit_display()
    capacity = f"{grouped(listing.monthly_capacity)} {unit}" if listing.monthly_capacity else ""
    facts = (
        Fact(_("Minimum order"), f"{grouped(listing.minimum_order)} {unit}"),
        Fact(_("Availability"), _availability(listing, offer, unit)),
        Fact(_("Capacity in a month"), capacity),
        Fact(_("Weight"), weight(listing.weight)),
        Fact(_("Size"), size(listing)),
        Fact(_("Place"), f"{listing.village_name}, {listing.village.district.name}"),
    )
    return [fact for fact in facts if fact.text]


def _availability(listing: Listing, offer: Offer, unit: str) -> str:
    if offer.is_sold_out:
        return _("sold out for now")
    if listing.availability == Availability.READY:
        if listing.stock:
            return _("ready stock: %(number)s %(unit)s") % {"number": grouped(listing.stock), "unit": unit}
        return _("ready stock")
    days = listing.lead_time_days
    if not days:
        return _("made to order the same day")
    return ngettext("made to order in %(days)s day", "made to order in %(days)s days", days) % {"days": days}


def maker_facts(producer: Producer) -> list[Fact]:
    """What the maker told of itself besides its story."""
    return [fact for fact in _of_maker(producer) if fact.text]


def _of_maker(producer: Producer) -> Iterator[Fact]:
    yield Fact(_("Making since"), str(producer.founded or ""))
    yield Fact(_("In a month"), producer.monthly_capacity)
    yield Fact(_("Delivery"), ", ".join(producer.delivery_words))
    yield Fact(_("Payment"), ", ".join(producer.payment_words))
    yield Fact(_("Languages"), ", ".join(producer.language_words))
    for days, times in producer.opening_words:
        yield Fact(days, times)
