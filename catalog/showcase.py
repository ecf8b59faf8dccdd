"""Queries that put a face on a category or a maker: a photo from its newest listing, and how much there is.

The photo is the JSON text of a snapshot, or None; the filter ``snapshot`` reads it.
"""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, Concat

from producers.models import Producer

from .models import Category, Listing

COVER = KeyTextTransform(0, "photos")


def groups_with_photo() -> "QuerySet[Any]":
    """The groups of the first level, each with ``photo``; one query."""
    newest = Listing.objects.visible().filter(group=OuterRef("pk")).exclude(photos=[])
    return Category.objects.top().annotate(photo=Subquery(newest.newest_first().values(cover=COVER)[:1]))


def producers_with_photo(producers: "QuerySet[Producer]") -> "QuerySet[Any]":
    """These makers, each with ``photo``, ``place`` and ``listing_total``; one query."""
    own = Listing.objects.visible().filter(producer=OuterRef("pk"))
    total = own.order_by().values("producer").annotate(total=Count("pk")).values("total")
    return producers.annotate(
        place=Concat("village__name", Value(", "), "village__district__name"),
        photo=Subquery(own.newest_first().values(cover=COVER)[:1]),
        listing_total=Coalesce(Subquery(total, output_field=IntegerField()), 0),
    )
