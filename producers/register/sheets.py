"""From rows of cells to a table with our headings: titles above, headings of two rows, notes and totals below."""

import re
from typing import Any

import tablib
from django.utils.translation import gettext as _

from .cells import is_empty
from .columns import COLUMNS, HEADINGS, REQUIRED, TOTALS, column_of, plain
from .files import Sheet, UnreadableFile

ROW = "#"  # the heading under which the number of each row in the spreadsheet travels
HEADINGS_WITHIN = 30  # rows from the top
FEWEST_HEADINGS = 4
NOTE_CELLS = 2  # so few cells without a business name are a note, a section or a signature


class Table:
    """The register as it stands in the file."""

    def __init__(self, dataset: tablib.Dataset, year: int | None, unknown: list[str], ignored: int) -> None:
        self.dataset = dataset
        self.year = year  # from a title such as “DATA IKM TAHUN 2023”
        self.unknown = unknown  # headings that we do not know
        self.ignored = ignored  # rows that hold notes or totals


def table_of(sheets: list[Sheet]) -> Table:
    """The table of the first sheet with our headings. Raises UnreadableFile when there is none."""
    nearest: list[str] = []
    for sheet in sheets:
        place, depth, columns = _headings(sheet)
        if all(key in columns.values() for key in REQUIRED):
            return _table(sheet, place, depth, columns)
        nearest = max(nearest, list(columns.values()), key=len)
    missing = [HEADINGS[key] for key in REQUIRED if key not in nearest]
    raise UnreadableFile(_("There is no row with these headings: %(missing)s.") % {"missing": ", ".join(missing)})


def _headings(sheet: Sheet) -> tuple[int, int, dict[int, str]]:
    """Where the headings stand, over how many rows, and which column of ours stands at which place."""
    best: tuple[int, int, dict[int, str]] = (0, 1, {})
    rows = [row for _number, row in sheet.rows[: HEADINGS_WITHIN + 1]]
    for place, row in enumerate(rows[:HEADINGS_WITHIN]):
        one = _columns(row)
        two = _columns(_joined(row, rows[place + 1])) if place + 1 < len(rows) else {}
        for depth, columns in ((1, one), (2, two)):
            is_better = (len(columns), -depth) > (len(best[2]), -best[1])  # one row of headings rather than two
            if len(columns) >= FEWEST_HEADINGS and is_better:
                best = (place, depth, columns)
    return best


def _joined(upper: list[Any], lower: list[Any]) -> list[str]:
    """“TENAGA KERJA” above “L” as one heading; merged cells repeat what stands above."""
    width = max(len(upper), len(lower))
    pairs = zip(upper + [None] * (width - len(upper)), lower + [None] * (width - len(lower)), strict=True)
    return [" ".join(dict.fromkeys(str(cell) for cell in pair if not is_empty(cell))) for pair in pairs]


def _columns(row: list[Any]) -> dict[int, str]:
    """Place to column of ours; of two with the same meaning the first counts."""
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        key = column_of(cell) if isinstance(cell, str) else None
        if key and key not in found.values():
            found[place] = key
    return found


def _table(sheet: Sheet, place: int, depth: int, columns: dict[int, str]) -> Table:
    titles = [row for _number, row in sheet.rows[:place]]
    body = sheet.rows[place + depth :]
    head = _joined(sheet.rows[place][1], sheet.rows[place + 1][1] if depth == 2 else [])
    unknown = [
        cell for at, cell in enumerate(head) if cell and at not in columns and plain(cell) not in {"no", "nomor"}
    ]
    keys = [column.key for column in COLUMNS if column.key in columns.values()]
    places = {key: at for at, key in columns.items()}
    dataset = tablib.Dataset(headers=[ROW, *(HEADINGS[key] for key in keys)])
    ignored = 0
    for number, row in body:
        cells = [row[places[key]] if places[key] < len(row) else None for key in keys]
        if _is_no_maker(row, cells[keys.index("name")]):
            ignored += 1
            continue
        dataset.append([number, *cells])
    return Table(dataset, _year_of(titles), unknown, ignored)


def _is_no_maker(row: list[Any], name: Any) -> bool:
    """Totals, notes, signatures, sections, and the row that numbers the columns."""
    filled = [cell for cell in row if not is_empty(cell)]
    if any(isinstance(cell, str) and plain(cell) in TOTALS for cell in filled[:2]):
        return True
    if len(filled) >= FEWEST_HEADINGS and [plain(cell).removesuffix(" 0") for cell in filled] == [
        str(number) for number in range(1, len(filled) + 1)
    ]:
        return True
    return len(set(map(str, filled))) <= NOTE_CELLS and (is_empty(name) or len(set(map(str, filled))) == 1)


def _year_of(titles: list[list[Any]]) -> int | None:
    words = " ".join(plain(cell) for row in titles for cell in row if not is_empty(cell))
    years = set(re.findall(r"\b(?:tahun|thn|th)(?: anggaran)? ((?:19|20)\d\d)\b", words))
    return int(years.pop()) if len(years) == 1 else None
