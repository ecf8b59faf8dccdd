"""What a change to a public product changes: the listing and the working copy side by side, field by field.

Every field of the snapshot is compared. One that has no line in FIELDS is shown by its name and as plain text, so a
line is needed only where that reads badly.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from diff_match_patch import diff_match_patch
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .models import Availability, Listing, PriceKind, Product, Unit
from .snapshots import snapshot
from .templatetags.figures import grouped, rupiah, weight
from .variants import variant_label

# What follows from other fields, or from the maker and not from the product.
DERIVED = frozenset(
    {
        "version", "slug", "group", "words", "card", "card_en", "approved_price", "badges", "producer", "producer_name",
        "producer_slug", "village", "village_name", "district", "latitude", "longitude", "whatsapp",
    }
)  # fmt: skip


class Sides(NamedTuple):
    """A field as the public sees it and as the maker wants it, ready for the page; ``note`` says what the sum is."""

    before: SafeString
    after: SafeString
    note: str = ""


@dataclass(frozen=True)
class Field:
    """How one field of a snapshot is compared (``read``) and shown (``sides``, or ``show`` for each side alone)."""

    name: str
    label: str | Promise
    show: Callable[[Any], Any] = str
    read: Callable[[Any], Any] = lambda value: value
    sides: Callable[["Field", Any, Any], Sides] | None = None


@dataclass(frozen=True)
class Difference:
    """One field that changed, ready for the page."""

    name: str
    label: str
    sides: Sides


def compared(listing: Listing, product: Product) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of both that a change can touch. The product must be complete."""
    after = {name: value for name, value in snapshot(product).items() if name not in DERIVED}
    return {name: getattr(listing, name) for name in after}, after


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The names of the fields that are not the same, those with a line in FIELDS first and in its order."""
    order = {name: number for number, name in enumerate(FIELDS)}
    names = [name for name in after if _field(name).read(before[name]) != _field(name).read(after[name])]
    return sorted(names, key=lambda name: order.get(name, len(order)))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What changed, in the order in which officers read it."""
    return [_difference(_field(name), before[name], after[name]) for name in changed_fields(before, after)]


def unchanged_labels(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The words for the fields that stay as they are."""
    changed = changed_fields(before, after)
    return [str(_field(name).label) for name in after if name not in changed]


def _difference(field: Field, before: Any, after: Any) -> Difference:
    return Difference(field.name, capfirst(str(field.label)), (field.sides or whole)(field, before, after))


def _field(name: str) -> Field:
    return FIELDS.get(name) or Field(name, getattr(Listing._meta.get_field(name), "verbose_name", name))


def whole(field: Field, before: Any, after: Any) -> Sides:
    """The two values, each as one."""
    return Sides(*(_marked(tag, field.show(value)) for tag, value in (("del", before), ("ins", after))))


def words(field: Field, before: str, after: str) -> Sides:
    """Text with the words that went and the words that came marked."""
    texts: list[list[SafeString]] = [[], []]
    for operation, run in _word_runs(before, after):
        if operation <= 0:
            texts[0].append(_marked("del", run) if operation else conditional_escape(run))
        if operation >= 0:
            texts[1].append(_marked("ins", run) if operation else conditional_escape(run))
    return Sides(*(format_html_join("", "{}", ((run,) for run in text)) for text in texts))


def amount(field: Field, before: int | None, after: int | None) -> Sides:
    """Two prices, and by how much the second is more or less."""
    both = whole(field, before, after)
    if not before or not after:
        return both
    return both._replace(note=f"{(after - before) / before:+.0%}".replace("-", "−"))


def photographs(field: Field, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Sides:
    """The photos of both in their order, each with what became of it."""
    old, new = [shot["id"] for shot in before], [shot["id"] for shot in after]
    kept_before, kept_after = [each for each in old if each in new], [each for each in new if each in old]
    moved = {each for each, other in zip(kept_after, kept_before, strict=True) if each != other}
    same = {shot["id"]: field.read([shot]) for shot in before}

    def fate(shot: dict[str, Any]) -> str:
        if shot["id"] not in new:
            return "removed"
        if shot["id"] not in old:
            return "added"
        if same[shot["id"]] != field.read([shot]) and shot in after:
            return "altered"
        return "moved" if shot["id"] in moved else ""

    return Sides(*(_photo_list([(shot, fate(shot)) for shot in shots]) for shots in (before, after)))


def _photo_list(photos: list[tuple[dict[str, Any], str]]) -> SafeString:
    return mark_safe(render_to_string("staff/_compared_photos.html", {"photos": photos}))  # noqa: S308


def _marked(tag: str, value: Any) -> SafeString:
    return format_html("<{0}>{1}</{0}>", mark_safe(tag), value) if value not in ("", None) else SafeString("–")  # noqa: S308


def _word_runs(before: str, after: str) -> list[tuple[int, str]]:
    """(-1, gone), (1, come) or (0, same) runs of words. Each word becomes one character, as the library does lines."""
    known: list[str] = []
    signs: dict[str, str] = {}

    def encoded(text: str) -> str:
        for word in re.findall(r"\w+|\s+|[^\w\s]", text):
            if word not in signs:
                signs[word] = chr(0x20000 + len(known))  # beyond the surrogates, which are no characters
                known.append(word)
        return "".join(signs[word] for word in re.findall(r"\w+|\s+|[^\w\s]", text))

    library = diff_match_patch()  # gives up after a second and then calls the rest changed
    runs = library.diff_main(encoded(before), encoded(after), False)
    library.diff_cleanupSemantic(runs)
    return [(operation, "".join(known[ord(sign) - 0x20000] for sign in run)) for operation, run in runs]


def _days(days: int) -> str:
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days} if days else str(_("ready stock"))


def _tiers(tiers: list[list[int]]) -> str:
    return ", ".join(f"{grouped(quantity)}+: {rupiah(price)}" for quantity, price in tiers)


def _variants(variants: list[dict[str, Any]]) -> str:
    lines, not_available = [], _("not available")
    for variant in variants:
        price = f": {rupiah(variant['price'])}" if variant["price"] else ""
        gone = "" if variant["available"] else f" ({not_available})"
        lines.append(variant_label(variant["values"]) + price + gone)
    return "\n".join(lines)


def _options(options: list[dict[str, Any]]) -> str:
    return "\n".join(f"{option['name']}: {', '.join(option['values'])}" for option in options)


def _facts(values: dict[str, Any]) -> str:
    return "\n".join(f"{slug}: {value}" for slug, value in sorted(values.items()))


def _photo_facts(photos: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What makes a photo another one; whether its small files are made does not."""
    return [(shot["id"], shot["key"], shot["alt"]) for shot in photos]


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("title", _("name"), sides=words),
        Field("category", _("category")),
        Field("price_kind", _("kind of price"), show=lambda kind: PriceKind(kind).label),
        Field("price", _("price"), show=rupiah, sides=amount),
        Field("price_to", _("highest price"), show=rupiah, sides=amount),
        Field("tiers", _("prices by quantity"), show=_tiers),
        Field("variants", _("variants"), show=_variants),
        Field("unit", _("unit"), show=lambda unit: Unit(unit).label),
        Field("minimum_order", _("minimum order"), show=grouped),
        Field("availability", _("availability"), show=lambda value: Availability(value).label),
        Field("stock", _("in stock"), show=grouped),
        Field("lead_time_days", _("ready in"), show=_days),
        Field("description", _("description"), sides=words),
        Field("title_en", _("English name"), sides=words),
        Field("description_en", _("English description"), sides=words),
        Field("attributes", _("facts"), show=_facts),
        Field("options", _("what the variants differ in"), show=_options),
        Field("monthly_capacity", _("monthly capacity"), show=grouped),
        Field("weight", _("weight"), show=weight),
        Field("photos", _("photos"), read=_photo_facts, sides=photographs),
    )
}
