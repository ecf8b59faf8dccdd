"""Invented makers with their products."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from django.utils.text import slugify

from catalog.variants import combinations
from cilegon_ikm.clock import today

from .file import DATA, read

DEMO_MAKER = "emping-mak-inah"  # the one whose sign-in is handed out


@dataclass(frozen=True, kw_only=True)
class Item:
    """One product and how far it got; ``photos`` are wishes for ``pictures.draw``.

    Weights are grams and sizes millimetres; ``own_prices`` and ``not_now`` name values that make a variant special.
    ``change`` is what the maker typed after publication; with it, photo number ``cover`` became the first.
    """

    maker: str
    name: str
    category: str
    unit: str
    text: str
    photos: list[str]
    price: int | None = None
    kind: str = "fixed"
    to: int | None = None
    tiers: list[list[int]] = field(default_factory=list)
    options: list[dict[str, Any]] = field(default_factory=list)
    own_prices: dict[str, int] = field(default_factory=dict)
    not_now: list[str] = field(default_factory=list)
    name_en: str = ""
    text_en: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    minimum: int = 1
    ready: int = 1
    availability: str = "order"
    stock: int | None = None
    capacity: int | None = None
    weight: int | None = None
    size: list[int | None] = field(default_factory=lambda: [None, None, None])
    state: str = "published"
    note: str = ""
    change: dict[str, Any] = field(default_factory=dict)
    cover: int = 0

    @cached_property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def wishes(self) -> list[tuple[str, str]]:
        """The key and the wish of each picture."""
        return [(f"{self.maker}/{self.slug}/{number}", wish) for number, wish in enumerate(self.photos, start=1)]

    @property
    def fields(self) -> dict[str, Any]:
        """What the maker types into the form, except the category."""
        return {
            "name": self.name,
            "description": self.text,
            "price_kind": self.kind,
            "name_en": self.name_en,
            "description_en": self.text_en,
            "attributes": self.facts,
            "price": self.price,
            "price_to": self.to,
            "tiers": [(quantity, price) for quantity, price in self.tiers],
            "unit": self.unit,
            "minimum_order": self.minimum,
            "lead_time_days": self.ready,
            "availability": self.availability,
            "stock": self.stock,
            "monthly_capacity": self.capacity,
            "weight": self.weight,
            **dict(zip(("length", "width", "height"), self.size, strict=True)),
            "options": self.options,
            "variants": [self._variant(values) for values in combinations(self.options)],
        }

    def _variant(self, values: list[str]) -> dict[str, Any]:
        price = next((self.own_prices[value] for value in values if value in self.own_prices), None)
        return {"values": values, "price": price, "available": not set(values) & set(self.not_now)}


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper and how far it got; ``issued`` and ``ends`` are days from today, ``note`` is what the officer wrote.

    ``renewal`` has the same fields of the newer paper that waits to take its place.
    """

    kind: str
    number: str
    issued: int
    ends: int | None = None
    title: str = ""
    state: str = "verified"
    note: str = ""
    renewal: dict[str, Any] = field(default_factory=dict)

    @property
    def newer(self) -> "Paper | None":
        """The paper that is to take its place, if any."""
        return replace(self, state="submitted", renewal={}, **self.renewal) if self.renewal else None


@dataclass(frozen=True, kw_only=True)
class Reports:
    """A maker's figures of the past full years, the last one last, and how far the last one got.

    A figure that does not change from year to year is written once.
    """

    figures: dict[str, Any]
    state: str = "accepted"
    note: str = ""

    def years(self) -> list[tuple[int, dict[str, Any]]]:
        """Each year with what was reported of it."""
        count = max(len(value) for value in self.figures.values() if isinstance(value, list))
        first = today().year - count
        return [(first + number, self._of(number)) for number in range(count)]

    def _of(self, number: int) -> dict[str, Any]:
        return {name: value[number] if isinstance(value, list) else value for name, value in self.figures.items()}


@dataclass(frozen=True, kw_only=True)
class Maker:
    """One business and how far it got; ``note`` is what the officer wrote."""

    name: str
    owner: str
    phone: str
    branch: str
    village: str
    address: str
    story: str
    legal_form: str
    kbli: list[str]
    items: list[Item]
    papers: list[Paper]
    report: Reports
    founded: int | None = None
    capacity: str = ""
    place: list[float] = field(default_factory=list)
    hours: dict[str, str] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    delivery: list[str] = field(default_factory=list)
    payment: list[str] = field(default_factory=list)
    workshop: list[str] = field(default_factory=list)
    state: str = "verified"
    note: str = ""

    @cached_property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def wishes(self) -> list[tuple[str, str]]:
        """The key and the wish of each picture: those of the products, then those of the workshop."""
        own = [(f"{self.slug}/workshop/{number}", wish) for number, wish in enumerate(self.workshop, start=1)]
        return [wish for item in self.items for wish in item.wishes] + own

    @property
    def opening_hours(self) -> dict[str, list[str]]:
        """As the profile keeps them; ``hours`` reads ``"0-4" = "08:00-16:00"``, Monday is 0."""
        days = dict[str, list[str]]()
        for span, times in self.hours.items():
            first, _dash, last = span.partition("-")
            days |= {str(day): times.split("-") for day in range(int(first), int(last or first) + 1)}
        return days

    @property
    def profile(self) -> dict[str, Any]:
        """What the owner types into the forms, except the kelurahan and the KBLI codes."""
        latitude, longitude = (Decimal(str(number)) for number in self.place) if self.place else (None, None)
        return {
            "name": self.name,
            "branch": self.branch,
            "address": self.address,
            "whatsapp": self.phone,
            "story": self.story,
            "legal_form": self.legal_form,
            "founded": self.founded,
            "monthly_capacity": self.capacity,
            "latitude": latitude,
            "longitude": longitude,
            "opening_hours": self.opening_hours,
            "languages": self.languages,
            "delivery_ways": self.delivery,
            "payment_ways": self.payment,
        }


def makers() -> list[Maker]:
    """All makers in the order of their phone numbers."""
    found = [_maker(read(path)) for path in (DATA / "makers").glob("*.toml")]
    return sorted(found, key=lambda maker: maker.phone)


def _maker(entry: dict[str, Any]) -> Maker:
    slug = slugify(entry["name"])
    details = _details().get(slug, {})
    items = [Item(maker=slug, **each, **details.get(slugify(each["name"]), {})) for each in entry.pop("product")]
    papers = [Paper(**paper) for paper in entry.pop("paper", [])]
    return Maker(items=items, papers=papers, report=Reports(**entry.pop("report")), **entry)


@cache
def _details() -> dict[str, dict[str, Any]]:
    """Facts and English words, by maker and product."""
    details: dict[str, dict[str, Any]] = read(DATA / "details.toml")
    return details


def products(among: Iterable[Maker]) -> set[str]:
    """What these makers have, as ``maker/product``."""
    return {f"{maker.slug}/{item.slug}" for maker in among for item in maker.items}
