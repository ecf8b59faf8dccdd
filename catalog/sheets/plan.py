"""What an upload would do: every row is judged, and nothing is written."""

import hashlib
import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

import tablib
from django.utils.translation import gettext as _

from catalog import rules
from catalog.models import Product
from catalog.models.attribute import number_words
from producers.models import Producer
from producers.register import files
from producers.register.files import Sheet, UnreadableFile
from producers.register.sheets import ROW

from .columns import HEADINGS, READ_ONLY
from .resource import ProductResource, Record

MOST_BYTES = 2 * 1024**2
MOST_UNPACKED = 20 * 1024**2  # it is read while the maker waits
MOST_ROWS = 500
HEADINGS_WITHIN = 10  # rows from the top
LONGEST_SHOWN = 80


@dataclass
class Refusal:
    """Why a row is not taken over; ``row`` as the spreadsheet counts."""

    row: int
    column: str
    value: str
    reason: str


@dataclass
class Change:
    """A cell that would become another."""

    column: str
    old: str
    new: str


@dataclass
class Planned:
    """A row that is right and changes something; without ``product`` it makes a draft."""

    row: int
    name: str
    product: Product | None
    changes: list[Change]
    fields: dict[str, Any]


@dataclass
class Plan:
    """The judgement on a whole file."""

    rows: list[Planned] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    unchanged: int = 0
    unknown: list[str] = field(default_factory=list)  # headings that are not ours

    @property
    def fingerprint(self) -> str:
        """Another one where anything that the maker saw would come out differently now."""
        seen = [(each.row, each.product and (each.product.pk, each.product.version), each.fields) for each in self.rows]
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:32]

    @property
    def refused_rows(self) -> int:
        return len({each.row for each in self.refusals})

    @property
    def new(self) -> list[Planned]:
        return [each for each in self.rows if each.product is None]

    @property
    def changed(self) -> list[Planned]:
        return [each for each in self.rows if each.product is not None]


def check(content: bytes, name: str) -> None:
    """Raise UnreadableFile where the file is too large, unpacks to too much or is no spreadsheet; reads no cell."""
    if len(content) > MOST_BYTES:
        raise UnreadableFile(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024**2})
    files.check(content, name)
    if content.startswith(files.ZIP):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise UnreadableFile(_("The file unpacks to too much. Copy the products into a new workbook."))


def make_plan(producer: Producer, content: bytes, name: str) -> Plan:
    """Judge every row against the products as they are now. Raises UnreadableFile."""
    check(content, name)
    table = _table(files.read(content, name))
    plan = Plan()
    resource = ProductResource(producer, keep=lambda record: _take(plan, resource, record))
    plan.unknown = [heading for heading in table.headers[1:] if not resource.knows(heading)]
    result = resource.import_data(table, use_transactions=False, raise_errors=False)
    for failed in result.error_rows:
        raise failed.errors[0].error  # not the row's fault but ours
    written = table.dict if result.invalid_rows else []
    for invalid in result.invalid_rows:
        cells = written[invalid.number - 1]
        for column, reason in resource.refusals(invalid.error):
            plan.refusals.append(Refusal(cells[ROW], column, _short(cells.get(column)), reason))
    return plan


def _table(sheets: list[Sheet]) -> tablib.Dataset:
    """The first sheet with a row of our headings, with the number of each row in front."""
    for sheet in sheets:
        for place, (_number, row) in enumerate(sheet.rows[:HEADINGS_WITHIN]):
            headings = [str(cell).strip() if cell is not None else "" for cell in row]
            if HEADINGS["name"] in headings:
                return _dataset(headings, sheet.rows[place + 1 :])
    raise UnreadableFile(
        _("There is no column “%(name)s”. Begin with the file from here.") % {"name": HEADINGS["name"]}
    )


def _dataset(headings: list[str], rows: list[tuple[int, list[Any]]]) -> tablib.Dataset:
    if len(rows) > MOST_ROWS:
        raise UnreadableFile(_("The file has more than %(most)s rows. Split it.") % {"most": MOST_ROWS})
    named = {heading: place for place, heading in reversed(list(enumerate(headings))) if heading}
    table = tablib.Dataset(headers=[ROW, *named])
    for number, row in rows:
        table.append([number, *(row[place] if place < len(row) else None for place in named.values())])
    return table


def _take(plan: Plan, resource: ProductResource, record: Record) -> None:
    """Note what the row would change, in words and as fields."""
    before, after = resource.before(record.product), record.product
    old = resource.cells(before or Product(producer=after.producer))
    new = resource.cells(after)
    changes = [
        Change(heading, _short(old[heading]), _short(new[heading]))
        for heading in new
        if heading not in {HEADINGS[name] for name in READ_ONLY} and (before is None or old[heading] != new[heading])
    ]
    names = [*(name for name in HEADINGS if name not in READ_ONLY), "attributes"]
    fields = {
        name: getattr(after, name) for name in names if getattr(before or Product(), name) != getattr(after, name)
    }
    if not fields:
        plan.unchanged += 1
    elif before is not None and not rules.can_edit(before):
        plan.refusals.append(Refusal(record.row, "", str(before), _("This product cannot be changed now.")))
    else:
        shown = [change for change in changes if before is not None or change.new]
        plan.rows.append(Planned(record.row, after.name, before, shown, fields))


def _short(cell: Any) -> str:
    words = "" if cell is None else number_words(cell) if isinstance(cell, int | float) else str(cell)
    return f"{words[:LONGEST_SHOWN]}…" if len(words) > LONGEST_SHOWN else words
