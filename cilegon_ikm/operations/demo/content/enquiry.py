"""What invented buyers asked the makers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .file import DATA, read
from .maker import Maker, products


@dataclass(frozen=True, kw_only=True)
class Line:
    """``product`` reads ``maker/product``."""

    product: str
    quantity: int
    variant: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """What one side did in the enquiry to ``maker``, ``after`` hours.

    The maker can answer, read, decline, quote and fulfil; the buyer reply, cancel, ask for a change of a quote, reject
    or accept it, complete, and review with ``stars`` under her first name or ``name``, with ``photos`` that are drawn; the
    maker responds to the review or complains of it, an officer hides it; quotes and enquiries expire. A quote names the ``prices`` of the lines that differ from
    those of the listing (0: the same), the cost of ``delivery``, ``days`` to make it and for how many it is ``valid``.
    """

    maker: str
    after: float
    do: str
    text: str = ""
    prices: list[int] = field(default_factory=list)
    delivery: int = 0
    days: int = 3
    payment: str = "Setengah di muka, sisanya saat barang diterima"
    valid: int = 14
    stars: int = 0
    name: str = ""
    photos: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One basket sent ``ago`` hours ago, and what came of it in the order of time.

    A member sent it from her account; ``needed_in`` days counted from now, or 0 for any time.
    """

    buyer: str
    phone: str
    ago: float
    lines: list[Line]
    message: str = ""
    email: str = ""
    is_member: bool = False
    needed_in: int = 0
    events: list[Event] = field(default_factory=list)


def submissions(among: Iterable[Maker]) -> list[Submission]:
    """The baskets that ask only for what these makers have."""
    known = products(among)
    found = [_submission(entry) for entry in read(DATA / "enquiries.toml")["submission"]]
    return [each for each in found if known.issuperset(line.product for line in each.lines)]


def _submission(entry: dict[str, Any]) -> Submission:
    lines = [Line(**line) for line in entry.pop("lines")]
    events = [Event(**event) for event in entry.pop("event", [])]
    return Submission(lines=lines, events=events, **entry)
