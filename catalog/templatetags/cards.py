"""Products, groups of categories and makers as they stand in lists, drawn beforehand or only once."""

import json
from collections.abc import Hashable, Iterable
from functools import lru_cache
from threading import Lock
from typing import Any

from cachetools import LRUCache, cached
from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from catalog.languages import shown
from catalog.models import Listing
from catalog.models.listing import card_field
from producers.models import Producer

from .signs import SPRITE

register = template.Library()

STORED_SPRITE = "\ue000"  # in stored cards, for the address of the sprite changes with every change of it


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


# What follows is drawn once for each look it has had: what it says is its key, so none is ever stale.
@register.simple_tag
@cached(LRUCache(100), key=lambda template_name, rows: (get_language(), template_name, rows), lock=Lock())
def drawn_once(template_name: str, rows: str) -> SafeString:
    """A part of a page that shows these ``rows``, which a query brought as one JSON text."""
    return render_to_string(template_name, {"rows": json.loads(rows)})


def _look(group: Any) -> Hashable:
    return get_language(), group.slug, group.name, group.name_en, group.listing_count, group.photo


@register.simple_tag
@cached(LRUCache(200), key=_look, lock=Lock())
def group_tile(group: Any) -> SafeString:
    """A group of categories, as ``showcase.groups_with_photo`` gives it, or a plain row of one."""
    return render_to_string("components/group_tile.html", {"group": group, "name": _name(group)})


@register.simple_tag
@cached(LRUCache(100), key=_look, lock=Lock())
def group_shot(group: Any) -> SafeString:
    """The photo of a group with its name, larger."""
    return render_to_string("components/group_shot.html", {"group": group, "name": _name(group)})


def _name(group: Any) -> str:
    return shown(group.name, group.name_en).words


@register.simple_tag
@cached(
    LRUCache(500),
    key=lambda producer: (
        get_language(),
        producer.slug,
        producer.name,
        producer.branch,
        producer.place,
        producer.listing_total,
        producer.photo,
    ),
    lock=Lock(),
)
def producer_card(producer: Any) -> SafeString:
    """A maker, as ``showcase.producers_with_photo`` gives it, or a plain row of one."""
    branch = Producer.Branch(producer.branch).label if producer.branch else ""
    return render_to_string("components/producer_card.html", {"producer": producer, "branch": branch})
