"""What officers have to look at."""

from collections.abc import Iterable
from dataclasses import dataclass

from .file import DATA, read
from .maker import Maker, products


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
    known = products(among)
    return [Remark(**entry) for entry in read(DATA / "moderation.toml")[kind] if entry["product"] in known]


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """What one ``side`` of the conversation of this buyer and this maker told the officers ``ago`` hours ago."""

    buyer: str
    maker: str
    side: str
    reason: str
    ago: float
    text: str


def complaints() -> list[Complaint]:
    return [Complaint(**entry) for entry in read(DATA / "moderation.toml")["conversation"]]


def blocks() -> list[dict[str, str]]:
    """The fields of what is on the block list."""
    found: list[dict[str, str]] = read(DATA / "moderation.toml")["block"]
    return found
