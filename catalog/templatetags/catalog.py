"""What templates say of prices, times, photos and icons; loaded in every template."""

import json
import math
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from threading import Lock
from typing import Any
from urllib.parse import urlencode

from babel.numbers import format_compact_decimal
from cachetools import LRUCache, cached
from django import template
from django.conf import settings
from django.template.context import Context
from django.template.defaultfilters import truncatechars
from django.template.loader import get_template, render_to_string
from django.templatetags.static import static
from django.urls import translate_url
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.timesince import timesince
from django.utils.translation import get_language, gettext, ngettext, pgettext
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber

from catalog.completeness import Completeness
from catalog.completeness import completeness as product_completeness
from catalog.fields import GRAMS_IN_KG, MM_IN_CM, measured
from catalog.models import Listing, PriceKind, Product
from catalog.models.listing import card_field
from catalog.pagination import PAGE_WORDS
from catalog.prices import Offer, offer_of, price_span
from cilegon_ikm.addresses import address
from cilegon_ikm.page_cache.pages import is_anonymous
from cilegon_ikm.phone_numbers import national
from cilegon_ikm.pictures import FORMATS, photo_url, variant_name, variant_widths
from cilegon_ikm.ratings import MOST_STARS, Rating
from cilegon_ikm.templates import constant
from producers.areas import district_names, village_names

register = template.Library()

SPRITE = "img/icons.svg"
ALTERNATES = (
    '<link rel="canonical" href="{canonical}">'
    '<link rel="alternate" hreflang="id" href="{indonesian}">'
    '<link rel="alternate" hreflang="en" href="{english}">'
    '<link rel="alternate" hreflang="x-default" href="{indonesian}">'
)
OPEN_GRAPH = (
    '<meta property="og:site_name" content="Sentra IKM Cilegon">'
    '<meta property="og:type" content="website">'
    '<meta property="og:title" content="{title}">'
    '<meta property="og:description" content="{description}">'
    '<meta property="og:url" content="{url}">'
    '<meta property="og:image" content="{picture}">'
    '<meta property="og:image:width" content="{width}">'
    '<meta property="og:image:height" content="{height}">'
    '<meta property="og:image:alt" content="{title}">'
    '<meta name="twitter:card" content="summary_large_image">'
)
OTHER_ADDRESS, WORDS_SEARCHED = "\ue001", "\ue002"  # in kept frames, for what differs from page to page
STORED_SPRITE = "\ue000"  # in stored cards, for the address of the sprite changes with every change of it


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
def lasting(duration: timedelta) -> str:
    """How long, in the largest unit only: 20 minutes, 3 hours, 2 days."""
    now = timezone.now()
    return timesince(now - duration, now, depth=1)


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
@constant
@lru_cache(maxsize=512)
def icon(name: str, css: str = "") -> SafeString:
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        static(SPRITE),
        name,
    )


TONES = {
    "verified": "good", "published": "good", "answered": "good", "accepted": "good",
    "open": "good", "awarded": "good", "agreed": "good", "fulfilled": "good", "completed": "good", "attended": "good",
    "new": "wait", "submitted": "wait", "quoted": "wait", "sent": "wait",
    "registered": "wait", "waiting": "wait",
    "member": "good", "asked": "wait",
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
def stars(number: int) -> SafeString:
    """One buyer's stars, read aloud as a number."""
    label = _("%(stars)s of 5 stars") % {"stars": number}
    return format_html(
        '<span class="stars" role="img" aria-label="{}">{}{}</span>', label, "★" * number, "☆" * (MOST_STARS - number)
    )


@register.simple_tag
def rating_short(rating: Rating) -> SafeString:
    """The average and the number of reviews in the few signs of a card, or nothing while there are too few."""
    if rating.average is None:
        return SafeString("")
    average, label = localize(rating.average), rating_words(rating)
    text = '<span class="stars" role="img" aria-label="{}">★</span> {} ({})'
    return format_html(text, label, average, grouped(rating.count))


@register.filter
def rating_words(rating: Rating) -> str:
    """4,7 of 5 · 12 reviews; without the average while there are too few."""
    count = ngettext("%(count)s review", "%(count)s reviews", rating.count) % {"count": grouped(rating.count)}
    if rating.average is None:
        return count
    average = _("%(average)s of 5") % {"average": localize(rating.average)}
    return f"{average} · {count}"


@register.filter
def iso_day(text: str) -> str:
    """A day as it is kept in JSON, in words: 7 November 2019."""
    return date_format(date.fromisoformat(text), "j F Y")


@register.simple_tag
def card(listing: Listing) -> SafeString:
    """The ready-made card, written with the listing from escaped fields."""
    return cards([listing])


@register.simple_tag
def cards(listings: Iterable[Listing]) -> SafeString:
    """The ready-made cards of these listings, in the current language."""
    field = card_field()
    stored = "".join(getattr(listing, field) for listing in listings)
    return mark_safe(stored.replace(STORED_SPRITE, _sprite()))  # noqa: S308


@lru_cache(maxsize=1)
def _sprite() -> str:
    return static(SPRITE)


# Tiles and faces are drawn once for each look they have had: what they say is their key, so none is ever stale.
@register.simple_tag
@cached(
    LRUCache(200),
    key=lambda group: (get_language(), group.slug, group.name, group.name_en, group.listing_count, str(group.photo)),
    lock=Lock(),
)
def group_tile(group: Any) -> SafeString:
    """A group of categories, as ``showcase.groups_with_photo`` gives it."""
    return render_to_string("components/group_tile.html", {"group": group})


@register.simple_tag
@cached(
    LRUCache(500),
    key=lambda producer: (
        get_language(),
        producer.slug,
        producer.name,
        producer.branch,
        producer.village.name,
        producer.village.district.name,
        producer.listing_total,
        str(producer.photo),
    ),
    lock=Lock(),
)
def producer_card(producer: Any) -> SafeString:
    """A maker, as ``showcase.producers_with_photo`` gives it."""
    return render_to_string("components/producer_card.html", {"producer": producer})


@register.simple_tag
def picture(
    photo: dict[str, Any], sizes: str = "100vw", css: str = "", lazy: bool = True, priority: bool = False, alt: str = ""
) -> SafeString:
    """A photo in the best format the browser knows, at the width it needs; ``photo`` is a snapshot.

    Written here and not in a template, since some pages have dozens.
    """
    address = photo_url(photo["key"])
    widths = variant_widths(photo["width"]) if photo["variants"] else []
    sources = [
        f'<source type="image/{fmt}" srcset="{_srcset(address, widths, fmt)}" sizes="{escape(sizes)}">'
        for fmt in FORMATS
        if widths
    ]
    attributes = [f'class="{escape(css)}"'] if css else []
    if priority:
        attributes.append('fetchpriority="high"')
    elif lazy:
        attributes.append('loading="lazy"')
    size = f'width="{photo["width"]}" height="{photo["height"]}"'
    image = f'<img src="{address}.jpg" alt="{escape(photo["alt"] or alt)}" {size} {" ".join(attributes)}'
    return mark_safe(f'<picture>{"".join(sources)}{image} decoding="async"></picture>')  # noqa: S308 (escaped above)


def _srcset(address: str, widths: list[int], fmt: str) -> str:
    return ", ".join(f"{variant_name(address, width, fmt)} {width}w" for width in widths)


JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}  # as Django's json_script


@register.simple_tag
def json_ld(things: list[dict[str, Any]]) -> SafeString:
    """A block of schema.org data: read by machines, never run, so the policy against inline scripts lets it be."""
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(JSON_ESCAPES)),  # noqa: S308
    )


@register.simple_tag(takes_context=True)
def alternates(context: Context) -> SafeString:
    """The page's own address and those of its languages; only what chooses the page stands in the query."""
    request = context["request"]
    chosen = urlencode({name: value for name, value in request.GET.items() if name in PAGE_WORDS})
    site = request.build_absolute_uri("/").rstrip("/")
    own = request.path + (f"?{chosen}" if chosen else "")
    indonesian = own.removeprefix("/en") if get_language() == "en" else own
    return format_html(ALTERNATES, canonical=site + own, indonesian=site + indonesian, english=f"{site}/en{indonesian}")


@register.filter
def shortened(text: str, most: int) -> str:
    """As ``truncatechars``, which counts every character before it looks whether there are too many."""
    return truncatechars(text, most) if len(text) > most else text


@register.simple_tag
def shared_page(shared: Any) -> SafeString:
    """What a ``SharedPage`` says to those who draw a preview of it."""
    return format_html(
        OPEN_GRAPH,
        title=shared.title,
        description=shortened(shared.description, 200),
        url=shared.url,
        picture=shared.picture,
        width=shared.width,
        height=shared.height,
    )


@register.simple_tag
def address_of(view: str, *parts: str | int) -> str:
    """As the ``url`` tag, for slugs and numbers, quicker."""
    return address(view, *parts)


@register.simple_tag
def total_of(counts: Any) -> str:
    """How many products, with a plus where counting stopped."""
    shown = f"{grouped(counts.most)}+" if counts.is_capped else grouped(counts.total)
    return ngettext("%(shown)s product", "%(shown)s products", counts.total) % {"shown": shown}


@register.simple_tag
def facet_fields(browse: Any) -> SafeString:
    """What can be chosen; drawn once where the counts are those that categories keep."""
    return _facet_fields(browse) if browse.key is None else _kept_facet_fields(browse)


@cached(LRUCache(200), key=lambda browse: (get_language(), browse.key), lock=Lock())
def _kept_facet_fields(browse: Any) -> SafeString:
    return _facet_fields(browse)


def _facet_fields(browse: Any) -> SafeString:
    """Written here, since a template would take longer than the search."""
    return format_html_join(
        "",
        '<fieldset class="facet"><legend class="facet-title">{}</legend>{}</fieldset>',
        ((facet.title, _facet_options(facet, browse)) for facet in browse.facets),
    )


def _facet_options(facet: Any, browse: Any) -> SafeString:
    """The answers as radio buttons or checkboxes."""
    kind, more = ("checkbox" if facet.is_multiple else "radio"), "+" if browse.counts.is_capped else ""
    lines = [
        f'<label class="option"><input type="{kind}" name="{escape(facet.name)}" value="{escape(option.value)}"'
        f"{' checked' if option.is_chosen else ''}><span>{escape(option.label)}</span>"
        f" <small>{grouped(option.count)}{more}</small></label>"
        for option in facet.options
    ]
    if not facet.is_multiple:
        checked = "" if any(option.is_chosen for option in facet.options) else " checked"
        every = pgettext("choice", "All")  # not within the f-string, where Babel does not find it
        every = f'<input type="radio" name="{escape(facet.name)}" value=""{checked}>{escape(every)}'
        lines.insert(0, f'<label class="option">{every}</label>')
    return mark_safe("".join(lines))  # noqa: S308 (every word is escaped)


@register.simple_tag
def category_links(categories: Iterable[Any], current: Any = None) -> SafeString:
    """Chips that lead to these categories."""
    return format_html_join(
        "",
        '<li><a class="chip" href="{}"{}>{}</a></li>',
        (
            (each.get_absolute_url(), mark_safe(' aria-current="page"') if each == current else "", str(each))
            for each in categories
        ),
    )


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
    """The address of this page in the other language: the same words with or without the prefix."""
    if known := context.get("other_address"):
        return known
    request = context.get("request")
    if not request:
        return "/"
    address = request.get_full_path()
    return address.removeprefix("/en") if get_language() == "en" else f"/en{address}"


@register.simple_tag(takes_context=True)
def frame(context: Context, template_name: str) -> SafeString:
    """A part that frames every page. For visitors without cookies it is drawn once in each language and then kept."""
    request = context.get("request")
    if request is None or not is_anonymous(request.META) or settings.DEBUG:
        template: Any = get_template(template_name)
        return template.template.render(context)
    match = request.resolver_match
    kept = _anonymous_frame(template_name, get_language(), match.view_name if match else "")
    if OTHER_ADDRESS in kept:
        kept = kept.replace(OTHER_ADDRESS, escape(other_language(context)))
    if WORDS_SEARCHED in kept:
        kept = kept.replace(WORDS_SEARCHED, escape(context.get("query") or ""))
    return mark_safe(kept)  # noqa: S308 (drawn by a template)


@lru_cache(maxsize=1024)
def _anonymous_frame(template_name: str, language: str, view_name: str) -> str:
    """The part as this view shows it in this language, which is the current one."""
    request = {"resolver_match": {"view_name": view_name}}
    places = {"other_address": OTHER_ADDRESS, "query": WORDS_SEARCHED}
    return render_to_string(template_name, {"request": request, **places})


@register.filter
def in_language(address: str, language: str) -> str:
    """The same page in this language."""
    return translate_url(address, language)


@register.simple_tag
def photo_link(photo: dict[str, Any]) -> str:
    """The address of the large JPEG."""
    return f"{photo_url(photo['key'])}.jpg"
