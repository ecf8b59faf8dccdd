"""What templates say of prices, times, photos and icons; loaded in every template."""

import json
import math
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.files.storage import default_storage
from django.template.context import Context
from django.templatetags.static import static
from django.urls import translate_url
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.timesince import timesince
from django.utils.translation import get_language, gettext, ngettext
from phonenumber_field.phonenumber import PhoneNumber

from catalog.completeness import Completeness
from catalog.completeness import completeness as product_completeness
from catalog.fields import GRAMS_IN_KG, MM_IN_CM, measured
from catalog.models import Listing, PriceKind, Product
from catalog.pagination import PAGE_WORDS
from catalog.prices import Offer, offer_of, price_span
from cilegon_ikm.phone_numbers import national
from cilegon_ikm.pictures import FORMATS, variant_name, variant_widths

register = template.Library()

SPRITE = "img/icons.svg"
STORED_SPRITE = "\ue000"  # in stored cards, for the address of the sprite changes with every change of it


@register.filter
def grouped(number: int | None) -> str:
    """1234567 as 1.234.567, in both languages as prices are written here."""
    return "" if number is None else f"{number:,}".replace(",", ".")


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


@register.filter
def wib(moment: datetime | None) -> str:
    """7 November 2019 10.30 WIB."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'j F Y')} {local:%H.%M} WIB"


@register.filter
def moment(value: datetime) -> str:
    """The time of today, else the day, with the year only when it is another: 10.30, 7 Nov, 7 Nov 2019."""
    local, now = timezone.localtime(value), timezone.localtime()
    if local.date() == now.date():
        return f"{local:%H.%M}"
    return date_format(local, "j M" if local.year == now.year else "j M Y")


@register.filter
def age(moment: datetime) -> str:
    """How long ago, in the largest unit only: 3 hours, 2 days."""
    return timesince(moment, depth=1)


@register.filter
def response_time(minutes: int) -> str:
    """In words, rounded up as people speak of it: within 25 minutes, 3 hours, 2 days."""
    if minutes <= 55:
        number = math.ceil(minutes / 5) * 5
        text = ngettext("Usually answers within %(number)d minute", "Usually answers within %(number)d minutes", number)
    elif minutes <= 24 * 60:
        number = math.ceil(minutes / 60)
        text = ngettext("Usually answers within %(number)d hour", "Usually answers within %(number)d hours", number)
    else:
        number = math.ceil(minutes / (24 * 60))
        text = ngettext("Usually answers within %(number)d day", "Usually answers within %(number)d days", number)
    return text % {"number": number}


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        static(SPRITE),
        name,
    )


TONES = {
    "verified": "good", "published": "good", "answered": "good", "accepted": "good",
    "agreed": "good", "fulfilled": "good", "completed": "good",
    "new": "wait", "submitted": "wait", "quoted": "wait", "sent": "wait",
    "reopened": "bad",
    "changes": "bad", "rejected": "bad", "taken_down": "bad", "suspended": "bad", "declined": "bad", "cancelled": "bad",
    "expired": "bad",
}  # fmt: skip


@register.simple_tag
def completeness(product: Product) -> Completeness:
    """How complete the working copy is, and the next best step."""
    return product_completeness(product)


@register.simple_tag
def state_badge(thing: Any) -> SafeString:
    """The state of a maker, product or enquiry in words, coloured by what it means for its owner."""
    tone = f" is-{TONES[thing.state]}" if thing.state in TONES else ""
    return format_html('<span class="badge{}">{}</span>', tone, capfirst(thing.get_state_display()))


@register.simple_tag
def card(listing: Listing) -> SafeString:
    """The ready-made card, written with the listing from escaped fields."""
    stored = listing.card_en if get_language() == "en" else listing.card
    return mark_safe(stored.replace(STORED_SPRITE, static(SPRITE)))  # noqa: S308


@register.inclusion_tag("components/picture.html")
def picture(
    photo: dict[str, Any], sizes: str = "100vw", css: str = "", lazy: bool = True, priority: bool = False, alt: str = ""
) -> dict[str, Any]:
    """A photo in the best format the browser knows, at the width it needs; ``photo`` is a snapshot."""
    widths = variant_widths(photo["width"]) if photo["variants"] else []
    sources = [
        {
            "type": f"image/{fmt}",
            "srcset": ", ".join(f"{default_storage.url(variant_name(photo['key'], w, fmt))} {w}w" for w in widths),
        }
        for fmt in FORMATS
        if widths
    ]
    url = default_storage.url(f"{photo['key']}.jpg")
    return {
        "photo": photo, "sources": sources, "url": url, "sizes": sizes, "css": css, "alt": photo["alt"] or alt,
        "lazy": lazy and not priority, "priority": priority,
    }  # fmt: skip


JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}  # as Django's json_script


@register.simple_tag
def json_ld(things: list[dict[str, Any]]) -> SafeString:
    """A block of schema.org data: read by machines, never run, so the policy against inline scripts lets it be."""
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(JSON_ESCAPES)),  # noqa: S308
    )


@register.inclusion_tag("components/alternates.html", takes_context=True)
def alternates(context: Context) -> dict[str, str]:
    """The page's own address and those of its languages; only what chooses the page stands in the query."""
    request = context["request"]
    chosen = urlencode({name: value for name, value in request.GET.items() if name in PAGE_WORDS})
    address = request.build_absolute_uri(request.path + (f"?{chosen}" if chosen else ""))
    indonesian = translate_url(address, "id")
    return {"canonical": address, "indonesian": indonesian, "english": translate_url(address, "en")}


@register.simple_tag(takes_context=True)
def other_language(context: Context) -> str:
    """The address of this page in the other language."""
    request = context.get("request")
    target = "id" if get_language() == "en" else "en"
    return translate_url(request.get_full_path(), target) if request else "/"


@register.filter
def in_language(address: str, language: str) -> str:
    """The same page in this language."""
    return translate_url(address, language)


@register.simple_tag
def photo_link(photo: dict[str, Any]) -> str:
    """The address of the large JPEG."""
    return default_storage.url(f"{photo['key']}.jpg")
