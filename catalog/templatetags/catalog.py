"""What templates say of prices, times, photos and icons; loaded in every template."""

import math
from datetime import datetime
from functools import cache
from typing import Any

from django import template
from django.core.files.storage import default_storage
from django.template.context import Context
from django.templatetags.static import static
from django.urls import translate_url
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.timesince import timesince
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from catalog.models import Listing
from catalog.search.results import MOST_COUNTED
from cilegon_ikm.pictures import FORMATS, variant_name, variant_widths
from producers.areas import district_names, village_names

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
    "new": "wait", "submitted": "wait",
    "reopened": "bad",
    "changes": "bad", "rejected": "bad", "taken_down": "bad", "suspended": "bad", "declined": "bad", "cancelled": "bad",
    "expired": "bad",
}  # fmt: skip


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


@register.simple_tag
def total_of(counts: Any) -> str:
    """How many products, with a plus where counting stopped."""
    shown = f"{grouped(MOST_COUNTED)}+" if counts.is_capped else grouped(counts.total)
    return ngettext("%(shown)s product", "%(shown)s products", counts.total) % {"shown": shown}


@register.simple_tag
def facet_options(facet: Any, browse: Any) -> SafeString:
    """The answers as radio buttons or checkboxes; a template would take longer than the search."""
    kind, more = ("checkbox" if facet.is_multiple else "radio"), "+" if browse.counts.is_capped else ""
    lines = [
        f'<label class="option"><input type="{kind}" name="{escape(facet.name)}" value="{escape(option.value)}"'
        f"{' checked' if option.is_chosen else ''}><span>{escape(option.label)}</span>"
        f" <small>{grouped(option.count)}{more}</small></label>"
        for option in facet.options
    ]
    if not facet.is_multiple:
        checked = "" if any(option.is_chosen for option in facet.options) else " checked"
        every = f'<input type="radio" name="{escape(facet.name)}" value=""{checked}>{escape(pgettext("choice", "All"))}'
        lines.insert(0, f'<label class="option">{every}</label>')
    return mark_safe("".join(lines))  # noqa: S308 (every word is escaped)


@register.simple_tag
def place_options(browse: Any) -> SafeString:
    """From which kelurahan the nearest can be asked for, by kecamatan."""
    value = f'value="{browse.sort}"'
    return mark_safe(_all_places(get_language()).replace(value, f"{value} selected"))  # noqa: S308 (one of the options)


@cache
def _all_places(language: str) -> str:
    groups = []
    for district, name in district_names().items():
        villages = [(code, village) for code, village in village_names().items() if code.startswith(district)]
        options = format_html_join("", '<option value="dekat-{}">{}</option>', villages)
        label = _("Nearest to %(place)s") % {"place": name}
        groups.append(format_html('<optgroup label="{}">{}</optgroup>', label, options))
    return "".join(groups)


@register.simple_tag(takes_context=True)
def other_language(context: Context) -> str:
    """The address of this page in the other language."""
    request = context.get("request")
    target = "id" if get_language() == "en" else "en"
    return translate_url(request.get_full_path(), target) if request else "/"


@register.simple_tag
def photo_link(photo: dict[str, Any]) -> str:
    """The address of the large JPEG."""
    return default_storage.url(f"{photo['key']}.jpg")
