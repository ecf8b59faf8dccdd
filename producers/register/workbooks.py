"""Workbooks that officers download. Every text stays text: what begins like a formula must not become one."""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import tablib
from django.http import HttpResponse
from django.utils.translation import gettext as _

from .plan import Refusal
from .sheets import Table

BEGINS_A_FORMULA = re.compile(r"[=+@\t\r]|-(?![\d.]+\Z)")  # a negative number is none
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """An .xlsx file of one sheet with a bold first row that stays in sight."""
    return workbook_of([(title, headings, rows)])


def workbook_of(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Any]]]]) -> bytes:
    """An .xlsx file of several such sheets, each with its title, headings and rows."""
    from openpyxl import Workbook  # 15 MB, which a web worker that writes no workbook need not hold

    book = Workbook(write_only=True)
    for title, headings, rows in sheets:
        sheet = book.create_sheet(title[:31])
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    if not isinstance(value, str):
        return value if isinstance(value, int | float) else None if value is None else _cell(sheet, str(value))
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:32_000])
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def csv_of(dataset: tablib.Dataset) -> bytes:
    """A .csv file that Excel opens with its letters right; an apostrophe keeps texts from being formulas."""
    safe = tablib.Dataset(headers=dataset.headers)
    for row in dataset:
        safe.append([f"'{cell}" if isinstance(cell, str) and BEGINS_A_FORMULA.match(cell) else cell for cell in row])
    return b"\xef\xbb\xbf" + str(safe.export("csv")).encode()


def download(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file that browsers save and nobody keeps in between: it holds personal data."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)


def refusals(table: Table, refused: Sequence[Refusal]) -> bytes | None:
    """The refused rows with their reasons in front of their own cells, ready to be corrected and uploaded; or None."""
    if not refused:
        return None
    reasons = defaultdict(list)
    for each in refused:
        reasons[each.row].append(each)
    headings = table.dataset.headers[1:]
    rows = (
        [
            row[0],
            *(", ".join(dict.fromkeys(getattr(e, name) for e in reasons[row[0]])) for name in ("column", "reason")),
            *row[1:],
        ]
        for row in table.dataset
        if row[0] in reasons
    )
    return workbook(_("Refused rows"), [_("ROW"), _("REFUSED COLUMN"), _("REASON"), *headings], rows)
