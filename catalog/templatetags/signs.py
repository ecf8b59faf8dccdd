"""Icons, states and stars."""

from functools import lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.completeness import Completeness
from catalog.completeness import completeness as product_completeness
from catalog.models import Product
from cilegon_ikm.ratings import MOST_STARS, Rating
from cilegon_ikm.templates import constant

from .figures import grouped

register = template.Library()

SPRITE = "img/icons.svg"


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
