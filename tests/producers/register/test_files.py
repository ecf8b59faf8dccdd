"""Files that are not what they say, cost too much, or are untidy before the first row."""

import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from producers.register import files
from producers.register.files import FORMULA, UnreadableFile, check, read
from tests.factories import image_bytes, sheet
from tests.producers.register.archives import archive, billion_laughs, bomb, repacked

pytestmark = pytest.mark.usefixtures("in_english")
NO_SPREADSHEET = "This is not a spreadsheet. Upload an .xlsx or .csv file."
DAMAGED = "The file is damaged. Open it in a spreadsheet, save it as .xlsx and upload it again."
MACROS = "The file may contain macros. Save it as .xlsx and upload it again."
TOO_MUCH = "The file unpacks to too much. Copy the register into a new workbook."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "ikm.xlsx", "The file is empty."),
        (b" \n", "ikm.csv", "The file is empty."),
        (b"%PDF-1.7 ...", "ikm.pdf", NO_SPREADSHEET),
        (b"%PDF-1.7 ...", "ikm.xlsx", NO_SPREADSHEET),
        (image_bytes(), "ikm.csv", NO_SPREADSHEET),
        (image_bytes(), "ikm.xlsx", NO_SPREADSHEET),
        (archive("word/document.xml", "x"), "ikm.xlsx", NO_SPREADSHEET),
        (b"PK\x03\x04 and nothing more", "ikm.xlsx", DAMAGED),
        (OLE, "ikm.xls", "This is an old Excel file. Save it as .xlsx and upload it again."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "ikm.xlsx",
         "The file is protected by a password. Save it without one and upload it again."),
        (sheet(["Nama IKM"]), "ikm.xlsm", MACROS),
        (repacked(**{"xl/vbaProject.bin": b"x"}), "ikm.xlsx", MACROS),
        (b"x" * (files.MOST_BYTES + 1), "ikm.csv", "The file is larger than 10 MB."),
    ],
    ids=lambda value: value if isinstance(value, str) else "content",
)  # fmt: skip
def test_what_is_no_spreadsheet_is_refused_with_what_to_do(content, name, reason):
    with pytest.raises(UnreadableFile) as refusal:
        check(content, name)
    assert str(refusal.value) == reason


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    content = bomb()
    assert len(content) < 1024**2
    with pytest.raises(UnreadableFile) as refusal:
        check(content, "ikm.xlsx")
    assert str(refusal.value) == TOO_MUCH


def test_each_part_counts_though_all_have_one_name(monkeypatch):
    monkeypatch.setattr(files, "MOST_UNPACKED", 100_000)
    file = io.BytesIO(repacked())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as target:
        for _time in range(2):
            with pytest.warns(UserWarning, match="Duplicate name"):
                target.writestr("xl/worksheets/sheet1.xml", bytes(60_000))
    with pytest.raises(UnreadableFile) as refusal:
        check(file.getvalue(), "ikm.xlsx")
    assert str(refusal.value) == TOO_MUCH


def test_entities_that_explode_are_refused():
    with pytest.raises(UnreadableFile) as refusal:
        read(billion_laughs(), "ikm.xlsx")
    assert str(refusal.value) == DAMAGED


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_broken_part_is_a_damaged_file(part):
    with pytest.raises(UnreadableFile) as refusal:
        read(repacked(**{part: "<a><b>"}), "ikm.xlsx")
    assert str(refusal.value) == DAMAGED


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 3)
    with pytest.raises(UnreadableFile) as refusal:
        read(sheet(*[["x"]] * 4), "ikm.xlsx")
    assert str(refusal.value) == "The file has more than 3 rows. Split it."


def test_a_formula_gives_its_result_and_without_one_is_marked():
    content = repacked(
        **{
            "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+2</f></c></row>'
            "</sheetData></worksheet>"
        }
    )
    assert read(content, "ikm.xlsx")[0].rows == [(1, [2, FORMULA])]


def test_merged_cells_hold_their_value_in_each_row():
    book = Workbook()
    for row in (["Gerogol", "A"], [None, "B"], [None, "C"], ["x", "D"]):
        book.active.append(row)
    book.active.merge_cells("A1:A3")
    buffer = io.BytesIO()
    book.save(buffer)
    rows = read(buffer.getvalue(), "ikm.xlsx")[0].rows
    assert rows == [(1, ["Gerogol", "A"]), (2, ["Gerogol", "B"]), (3, ["Gerogol", "C"]), (4, ["x", "D"])]


def test_blank_rows_go_and_the_others_keep_their_numbers():
    assert read(sheet(["a"], [], [None, " "], ["b"]), "x.xlsx")[0].rows == [(1, ["a"]), (4, ["b"])]


def test_a_workbook_whose_structure_is_locked_is_read_all_the_same():
    book = Workbook()
    book.security = WorkbookProtection(workbookPassword="x", lockStructure=True)
    book.active.append(["a"])
    buffer = io.BytesIO()
    book.save(buffer)
    assert read(buffer.getvalue(), "x.xlsx")[0].rows == [(1, ["a"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_every_usual_encoding_and_with_every_separator(encoding, delimiter):
    text = delimiter.join(["nama", "Café Añil", '"Jl. A; no, 1"']) + "\r\n\r\n" + delimiter.join(["a", "", "b"])
    rows = read(text.encode(encoding), "ikm.CSV")[0].rows
    assert rows == [(1, ["nama", "Café Añil", "Jl. A; no, 1"]), (3, ["a", None, "b"])]


def test_a_csv_with_an_open_quote_over_all_limits_is_damaged():
    with pytest.raises(UnreadableFile) as refusal:
        read(b'nama;"' + b"x" * 200_000, "ikm.csv")
    assert str(refusal.value) == DAMAGED
