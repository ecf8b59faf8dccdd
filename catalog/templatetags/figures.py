"""Numbers, prices, sizes and phone numbers as pages write them."""

from babel.numbers import format_compact_decimal
from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from phonenumber_field.phonenumber import PhoneNumber

from catalog.fields import GRAMS_IN_KG, MM_IN_CM, measured
from catalog.models import Listing, PriceKind, Product
from catalog.prices import Offer, offer_of, price_span
from cilegon_ikm.phone_numbers import national

register = template.Library()


@register.filter
def grouped(number: int | None) -> str:
    """1234567 as 1.234.567, in both languages as prices are written here."""
    return "" if number is None else f"{number:,}".replace(",", ".")


@register.filter
def signed(number: int) -> str:
    """+5, 0 or −5."""
    return f"{number:+d}".replace("-", "−").replace("+0", "0")


@register.filter
def in_short(number: int) -> str:
    """12,3 jt for twelve million and three hundred thousand, as this language shortens it."""
    return str(format_compact_decimal(number, locale=get_language() or "id", fraction_digits=1))


@register.filter
def rupiah(amount: int | None) -> str:
    return "" if amount is None else f"Rp{grouped(amount)}"


@register.filter
def price_words(thing: Offer | Listing | Product) -> str:
    """What one unit costs, in the few words of a card: Rp20.000, Rp20.000 – Rp25.000, from Rp20.000."""
    pattern, amount = _price_parts(thing)
    return pattern % {"price": amount}


@register.filter
def price_html(thing: Offer | Listing | Product) -> SafeString:
    """The same with the amount set apart from the words around it."""
    pattern, amount = _price_parts(thing)
    return mark_safe(escape(pattern) % {"price": format_html("<strong>{}</strong>", amount)})  # noqa: S308


def _price_parts(thing: Offer | Listing | Product) -> tuple[str, str]:
    offer = thing if isinstance(thing, Offer) else offer_of(thing)
    span = price_span(offer)
    if span is None:
        return "%(price)s", gettext("Ask for the price")
    low, high = span
    if low == high:
        return "%(price)s", rupiah(low)
    if offer.price_kind == PriceKind.RANGE:
        return "%(price)s", f"{rupiah(low)} – {rupiah(high)}"
    return gettext("from %(price)s"), rupiah(low)


@register.simple_tag
def amount_words(amount: int | None, is_from: bool = False) -> str:
    """An amount of Rupiah that may be open upwards or wholly."""
    if amount is None:
        return gettext("Ask for the price")
    return gettext("from %(price)s") % {"price": rupiah(amount)} if is_from else rupiah(amount)


@register.filter
def weight(grams: int | None) -> str:
    """250 g, 1,5 kg."""
    if grams is None:
        return ""
    return f"{grams} g" if grams < GRAMS_IN_KG else f"{measured(grams, GRAMS_IN_KG)} kg"


@register.filter
def size(listing: Listing) -> str:
    """Length × width × height as far as they are known: 30 × 20,5 × 4 cm."""
    known = [side for side in (listing.length, listing.width, listing.height) if side]
    return f"{' × '.join(measured(side, MM_IN_CM) for side in known)} cm" if known else ""


@register.filter
def phone_number(phone: PhoneNumber | None) -> str:
    """As people here write it."""
    return national(phone)
