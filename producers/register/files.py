"""An office's file as rows of cells, refused where it is not what it says or would cost too much to read."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from .cells import FormulaWithoutValue

MOST_BYTES = 10 * 1024**2
MOST_UNPACKED = 100 * 1024**2
MOST_SHARED_WORDS = 30 * 1024**2  # these are held in memory as a whole
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_BLANK_ROWS = 1_000  # so many in a row and the rest of the sheet is only formatting
MOST_MERGED = 20_000
ZIP = b"PK"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Excel files and of encrypted new ones
DOCTYPES = [
    text.encode(encoding) for text in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
]
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

FORMULA = FormulaWithoutValue()


class UnreadableFile(Exception):
    """Its text tells the officer why the file was not read and what to do."""


class Sheet(NamedTuple):
    """The rows of one sheet, each with the number it has in the spreadsheet."""

    name: str
    rows: list[tuple[int, list[Any]]]


def read(content: bytes, name: str) -> list[Sheet]:
    """The sheets of an .xlsx workbook, or the one sheet of a .csv file. Raises UnreadableFile."""
    check(content, name)
    if content.startswith(ZIP):
        return _workbook(content)
    return [Sheet("", list(_blank_cut(_csv_rows(_decoded(content)))))]


def check(content: bytes, name: str) -> None:
    """Raise UnreadableFile where a look at the file as a whole is enough to refuse it; reads no row."""
    if not content.strip():
        raise UnreadableFile(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise UnreadableFile(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024**2})
    if content.startswith(OLE):
        raise UnreadableFile(
            _("The file is protected by a password. Save it without one and upload it again.")
            if ENCRYPTED in content
            else _("This is an old Excel file. Save it as .xlsx and upload it again.")
        )
    if name.lower().endswith(".xlsm"):
        raise UnreadableFile(_("The file may contain macros. Save it as .xlsx and upload it again."))
    if content.startswith(ZIP):
        _check_archive(content)
    elif name.lower().endswith((".csv", ".txt")):
        _decoded(content)
    else:
        raise UnreadableFile(_("This is not a spreadsheet. Upload an .xlsx or .csv file."))


def _workbook(content: bytes) -> list[Sheet]:
    import openpyxl  # 15 MB, which a web worker that reads no workbook need not hold
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    try:
        formulas = _has_formulas(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = [Sheet(s.title, _sheet_rows(s)) for s in book.worksheets if isinstance(s, ReadOnlyWorksheet)]
        if formulas:
            _mark_formulas(content, sheets)
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl fails in many ways on a broken file: XML, zip, key, type, value errors
        raise UnreadableFile(_damaged()) from error
    return sheets


def _damaged() -> str:
    return _("The file is damaged. Open it in a spreadsheet, save it as .xlsx and upload it again.")


def _check_archive(content: bytes) -> None:
    """Only sizes and names are read. A part that lies about its size costs no more: Python stops at what is stated."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [(part.filename, part.file_size) for part in archive.infolist()]  # two may have one name
            names = {name for name, _size in parts}
            if "xl/workbook.xml" not in names:
                raise UnreadableFile(_("This is not a spreadsheet. Upload an .xlsx or .csv file."))
            if any("vbaproject" in part.lower() or "macrosheets" in part.lower() for part in names):
                raise UnreadableFile(_("The file may contain macros. Save it as .xlsx and upload it again."))
            words = sum(size for part, size in parts if "sharedstrings" in part.lower())
            if sum(size for _name, size in parts) > MOST_UNPACKED or words > MOST_SHARED_WORDS or len(parts) > 2_000:
                raise UnreadableFile(_("The file unpacks to too much. Copy the register into a new workbook."))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableFile(_damaged()) from error


def _has_formulas(content: bytes) -> bool:
    """Whether any sheet has; on the way, refuse parts that declare entities, which no spreadsheet does.

    defusedxml would refuse them too, but parses in Python and makes reading three times as slow.
    """
    found = False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            xml = archive.read(part) if part.endswith((".xml", ".rels")) else b""
            if any(doctype in xml for doctype in DOCTYPES):
                raise UnreadableFile(_damaged())
            found = found or (part.startswith("xl/worksheets/") and re.search(rb"<f[ >/]", xml) is not None)
    return found


def _sheet_rows(sheet: Any) -> list[tuple[int, list[Any]]]:
    sheet.reset_dimensions()  # what the file says of its own size is often wrong
    rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    kept = list(_blank_cut((number, _trimmed(row)) for number, row in enumerate(rows, start=1)))
    _fill_merged(sheet, dict(kept))
    return kept


def _trimmed(row: tuple[Any, ...]) -> list[Any]:
    """Without the empty cells at the end, of which the reader fills in as many as there may be columns."""
    width = next((place for place in range(len(row), 0, -1) if row[place - 1] is not None), 0)
    return list(row[:width])


def _blank_cut(rows: Iterator[tuple[int, list[Any]]]) -> Iterator[tuple[int, list[Any]]]:
    """The rows with something in them. Raises UnreadableFile when there are too many."""
    blank = kept = 0
    for number, row in rows:
        if all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row):
            blank += 1
            if blank > MOST_BLANK_ROWS:
                return
            continue
        blank, kept = 0, kept + 1
        if kept > MOST_ROWS:
            raise UnreadableFile(_("The file has more than %(most)s rows. Split it.") % {"most": f"{MOST_ROWS:,}"})
        yield number, row


def _fill_merged(sheet: Any, rows: dict[int, list[Any]]) -> None:
    """Write the value of merged cells into each of them: a kecamatan often stands once for many rows."""
    from openpyxl.utils import range_boundaries

    with sheet._get_source() as source:  # the reader for large files does not offer them
        references = re.findall(rb'<mergeCell [^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"', source.read())
    for reference in references[:MOST_MERGED]:
        left, top, right, bottom = range_boundaries(reference.decode())
        if top not in rows or left > len(rows[top]):
            continue
        value = rows[top][left - 1]
        for number in range(top, min(bottom, top + MOST_ROWS) + 1):
            if number in rows:
                row = rows[number]
                row.extend([None] * (min(right, MOST_COLUMNS) - len(row)))
                row[left - 1 : min(right, MOST_COLUMNS)] = [value] * (min(right, MOST_COLUMNS) - left + 1)


def _mark_formulas(content: bytes, sheets: list[Sheet]) -> None:
    """Where a formula has no computed result, put a mark that is refused, instead of an empty cell that is not."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    for sheet in sheets:
        values = dict(sheet.rows)
        source = book[sheet.name]
        source.reset_dimensions()
        for number, row in enumerate(source.iter_rows(max_col=MOST_COLUMNS), start=1):
            if number > (sheet.rows[-1][0] if sheet.rows else 0):
                break
            for place, cell in enumerate(row):
                if cell.data_type == "f" and number in values:
                    values[number].extend([None] * (place + 1 - len(values[number])))
                    values[number][place] = FORMULA if values[number][place] is None else values[number][place]


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        raise UnreadableFile(_("This is not a spreadsheet. Upload an .xlsx or .csv file."))
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(not (letter.isprintable() or letter in "\r\n\t\ufeff") for letter in text) * 100 <= len(text):
            return text
    raise UnreadableFile(_("This is not a spreadsheet. Upload an .xlsx or .csv file."))


def _csv_rows(text: str) -> Iterator[tuple[int, list[Any]]]:
    delimiter = max(";,\t", key=text[:20_000].count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            yield number, [cell or None for cell in row[:MOST_COLUMNS]]
    except csv.Error as error:
        raise UnreadableFile(_damaged()) from error
