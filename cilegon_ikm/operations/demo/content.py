"""What the demo tells: invented makers with their products, and what invented buyers asked them; from ``data/``."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from django.utils.text import slugify

DATA = Path(__file__).parent / "data"
DEMO_MAKER = "emping-mak-inah"  # the one whose sign-in is handed out


@dataclass(frozen=True, kw_only=True)
class Item:
    """One product and how far it got; ``photos`` are wishes for ``pictures.draw``.

    ``change`` is what the maker typed after publication; with it, photo number ``cover`` became the first.
    """

    maker: str
    name: str
    category: str
    price: int
    unit: str
    text: str
    photos: list[str]
    minimum: int = 1
    ready: int = 1
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
            "price": self.price,
            "unit": self.unit,
            "minimum_order": self.minimum,
            "lead_time_days": self.ready,
        }


DELIVERY = {
    "food": ["pick_up", "courier", "ride"],
    "clothing": ["pick_up", "courier"],
    "chemicals": ["pick_up", "own"],
    "metal": ["own", "freight"],
    "craft": ["pick_up", "courier"],
}
PAYMENT = {
    "food": ["cash", "transfer", "qris"],
    "clothing": ["cash", "transfer", "qris"],
    "chemicals": ["cash", "transfer"],
    "metal": ["transfer", "terms"],
    "craft": ["cash", "transfer", "cod"],
}


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
    items: list[Item]
    state: str = "verified"
    note: str = ""

    @cached_property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def profile(self) -> dict[str, Any]:
        """What the owner types into the form, except the kelurahan."""
        return {
            "name": self.name,
            "branch": self.branch,
            "address": self.address,
            "whatsapp": self.phone,
            "story": self.story,
            "languages": ["id", "jv"],
            "opening_hours": {str(day): ["08:00", "16:00"] for day in range(6)},
            "delivery_ways": DELIVERY[self.branch],
            "payment_ways": PAYMENT[self.branch],
        }


@dataclass(frozen=True, kw_only=True)
class Line:
    """``product`` reads ``maker/product``."""

    product: str
    quantity: int
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """What one side did in the enquiry to ``maker``, ``after`` hours: answer, reply, read, decline or cancel."""

    maker: str
    after: float
    do: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One basket sent ``ago`` hours ago, and what came of it in the order of time."""

    buyer: str
    phone: str
    ago: float
    lines: list[Line]
    message: str = ""
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something for the officers about ``product``, ``ago`` hours ago: a report, an appeal, or a small step in price."""

    product: str
    ago: float
    text: str = ""
    reason: str = ""
    contact: str = ""
    price: int = 0


def remarks(kind: str, among: Iterable[Maker]) -> list[Remark]:
    """Those of this kind (report, appeal, step) that are about products of these makers."""
    known = _products(among)
    return [Remark(**entry) for entry in _read(DATA / "moderation.toml")[kind] if entry["product"] in known]


def makers() -> list[Maker]:
    """All makers in the order of their phone numbers."""
    found = [_maker(_read(path)) for path in (DATA / "makers").glob("*.toml")]
    return sorted(found, key=lambda maker: maker.phone)


def _maker(entry: dict[str, Any]) -> Maker:
    slug = slugify(entry["name"])
    items = [Item(maker=slug, **product) for product in entry.pop("product")]
    return Maker(items=items, **entry)


def submissions(among: Iterable[Maker]) -> list[Submission]:
    """The baskets that ask only for what these makers have."""
    known = _products(among)
    found = [_submission(entry) for entry in _read(DATA / "enquiries.toml")["submission"]]
    return [each for each in found if known.issuperset(line.product for line in each.lines)]


def _products(among: Iterable[Maker]) -> set[str]:
    return {f"{maker.slug}/{item.slug}" for maker in among for item in maker.items}


def _submission(entry: dict[str, Any]) -> Submission:
    lines = [Line(**line) for line in entry.pop("lines")]
    events = [Event(**event) for event in entry.pop("event", [])]
    return Submission(lines=lines, events=events, **entry)


def _read(path: Path) -> Any:
    return _flowing(tomllib.loads(path.read_text(encoding="utf-8")))


def _flowing(value: Any) -> Any:
    """The same with every text as one paragraph, however it was broken into lines in the file."""
    if isinstance(value, dict):
        return {name: _flowing(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_flowing(each) for each in value]
    return " ".join(value.split()) if isinstance(value, str) else value
