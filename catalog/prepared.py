"""The queries of the most visited public pages, ready to run."""

import json
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    Func,
    OuterRef,
    QuerySet,
    SlugField,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, JSONObject, NullIf
from django.utils.translation import get_language

from cilegon_ikm.prepared import Prepared
from producers.models import Credential, MakerCount, Producer, ProducerPhoto, Programme, Sentra

from .models import Attribute, Category, Listing, Season
from .models.listing import ListingQuerySet, card_field
from .pagination import PAGE_SIZE
from .showcase import groups_with_photo, producers_with_photo

NEWEST, SEASONAL, NEIGHBOURS, FACES, SENTRA, PROGRAMMES = 12, 6, 6, 6, 6, 3
FIRST_PAGE = PAGE_SIZE + 1  # one more tells whether there is a next page
ASKED = ("slug", "name", "name_en", "kind", "unit", "choices")  # what the public sees of an attribute


def _cards(listings: ListingQuerySet, *more: str) -> "QuerySet[Listing, Any]":
    """Plain rows for the ``cards`` tag: making a model of each would take longer than reading them."""
    return listings.newest_first().values_list("pk", card_field(), "published_at", *more, named=True)


_IN_TILES = ("slug", "name", "name_en", "listing_count", "photo")
_IN_LINKS = ("slug", "parent", "name", "name_en", "listing_count")  # what pages show of a category
groups = Prepared(lambda: Category.objects.top().only(*_IN_LINKS, "facets"))


def _text(rows: ArraySubquery) -> Cast:
    """The rows as one JSON text, quicker to bring and to compare than to read."""
    return Cast(Func(rows, function="array_to_json"), TextField())


def _sentra(day: Any) -> ArraySubquery:
    """Name, address and kelurahan of those that are not over on this day."""
    found = Sentra.objects.current(day).order_by("name")
    return ArraySubquery(found.values(place=JSONObject(name="name", slug="slug", village="village__name"))[:SENTRA])


def _programmes(day: Any) -> ArraySubquery:
    """Title, address, office and first day of the next ones that are not over on this day."""
    title: Any = Coalesce(NullIf("title_en", Value("")), "title") if get_language() == "en" else "title"
    row = JSONObject(title=title, slug="slug", office="office__name", starts_on="starts_on")
    return ArraySubquery(Programme.objects.coming(day).values(programme=row)[:PROGRAMMES])


home_groups = Prepared(
    lambda day: (
        groups_with_photo()
        .annotate(
            makers=Subquery(MakerCount.objects.values("total")[:1]),
            sentra=_text(_sentra(day)),
            programmes=_text(_programmes(day)),
        )
        .values_list(*_IN_TILES, "makers", "sentra", "programmes", named=True)
    ),
    day=DateField(),
)
"""Plain rows, each with ``makers`` (how many are public), the current ``sentra`` and the next ``programmes``."""


def _newest(day: Any) -> "QuerySet[Listing, Any]":
    seasons = Season.objects.on(day)
    title = seasons.values("title_en" if get_language() == "en" else "title")[:1]
    sought = Season.categories.through.objects.filter(season=Subquery(seasons.values("pk")[:1])).values("category")
    newest = Listing.objects.visible().annotate(season=Value("", output_field=CharField()))
    seasonal = Listing.objects.visible().filter(category__in=sought).annotate(season=Subquery(title))
    both = _cards(newest, "season")[:NEWEST], _cards(seasonal, "season")[:SEASONAL]
    return both[0].union(both[1], all=True).order_by("-published_at", "-pk")


newest = Prepared(_newest, day=DateField())
"""The newest, and those of the present season, which carry its title as ``season``."""

newest_faces = Prepared(
    lambda: (
        producers_with_photo(Producer.objects.for_directory())
        .filter(photo__isnull=False)
        .order_by("-submitted_at", "-pk")
        .values_list("slug", "name", "branch", "place", "listing_total", "photo", named=True)[:FACES]
    )
)


family = Prepared(lambda slug: Category.objects.family(slug).only(*_IN_LINKS, "facets"), slug=SlugField())

first_page = Prepared(lambda: _cards(Listing.objects.visible())[:FIRST_PAGE])
first_page_of_group = Prepared(
    lambda group: _cards(Listing.objects.visible().filter(group=group))[:FIRST_PAGE],
    group=BigIntegerField(),
)
first_page_of_category = Prepared(
    lambda category: _cards(Listing.objects.visible().filter(category=category))[:FIRST_PAGE],
    category=BigIntegerField(),
)
first_page_of_producer = Prepared(
    lambda producer: _cards(Listing.objects.visible().filter(producer=producer))[:FIRST_PAGE],
    producer=BigIntegerField(),
)


def _papers(day: Any, producer: str) -> ArraySubquery:
    """What ``papers_in`` reads: the papers that count on this day of the maker in this field."""
    found = Credential.objects.badges(on=day).filter(producer=OuterRef(producer))
    return ArraySubquery(found.values(paper=JSONObject(kind="kind", title="title", number="number")))


def papers_in(rows: list[dict[str, str]]) -> list[Credential]:
    """Of a page's ``papers``, with no more than the public sees."""
    return [Credential(**row) for row in rows]


_group: Any = OuterRef("group")
_asked = Attribute.objects.of_group(_group)
listing_page = Prepared(
    lambda pk, day: (
        Listing.objects.for_page()
        .annotate(
            papers=_papers(day, "producer"),
            asked=_text(ArraySubquery(_asked.values(each=JSONObject(**{name: name for name in ASKED})))),
        )
        .filter(pk=pk)
    ),
    pk=BigIntegerField(),
    day=DateField(),
)
"""With ``papers``, and with ``asked``, what makers of its group are asked for; see ``attributes_in``."""


@lru_cache(maxsize=200)
def attributes_in(rows: str) -> list[Attribute]:
    """Of a page's ``asked``, with no more than the public sees; the same for all products of a group."""
    return [Attribute(**row) for row in json.loads(rows)]


def _neighbours(pk: Any, producer: Any, category: Any) -> "QuerySet[Listing, Any]":
    others = Listing.objects.visible().exclude(pk=pk)
    same = others.filter(producer=producer).annotate(is_same_maker=Value(True))
    similar = others.filter(category=category).exclude(producer=producer).annotate(is_same_maker=Value(False))
    both = [_cards(each, "is_same_maker")[:NEIGHBOURS] for each in (same, similar)]
    return both[0].union(both[1], all=True).order_by("-published_at", "-pk")


neighbours = Prepared(_neighbours, pk=BigIntegerField(), producer=BigIntegerField(), category=BigIntegerField())
"""Others of the maker and others of the category, told apart by ``is_same_maker``."""

_shots = ProducerPhoto.objects.filter(producer=OuterRef("pk")).order_by("pk")
storefront = Prepared(
    lambda slug, day: (
        producers_with_photo(Producer.objects.for_directory())
        .annotate(
            papers=_papers(day, "pk"),
            shots=ArraySubquery(
                _shots.values(
                    shot=JSONObject(
                        kind="kind", key="key", alt=Value(""), width="width", height="height", variants="has_variants"
                    )
                )
            ),
        )
        .filter(slug=slug)
    ),
    slug=SlugField(),
    day=DateField(),
)
"""With ``shots``, its own pictures as the ``picture`` tag wants them, each with its ``kind``."""
