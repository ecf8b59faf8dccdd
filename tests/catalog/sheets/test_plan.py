"""What an uploaded spreadsheet would do."""

import io
import zipfile

import openpyxl
import pytest

from catalog import workflow
from catalog.models import Product
from catalog.models.attribute import number_words
from catalog.sheets.plan import MOST_ROWS, Change, Refusal, make_plan
from catalog.sheets.workflow import as_workbook
from producers.register.files import UnreadableFile
from tests.factories import make_draft, make_listing, make_submitted, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def edited(producer, changes=(), more=()):
    """The maker's own file with some cells changed, by row and heading, and rows added."""
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(producer)))
    headings = [cell.value for cell in book.active[1]]
    for row, heading, value in changes:
        book.active.cell(row, headings.index(heading) + 1).value = value
    for row in more:
        book.active.append([row.get(heading) for heading in headings])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def plan(producer, changes=(), more=()):
    return make_plan(producer, edited(producer, changes, more), "produk.xlsx")


def cells(content):
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).active.values]


def test_the_file_has_readable_headings_and_a_row_for_each_product(emping):
    product = make_draft(emping, attributes={"berat-bersih": 250, "siap-makan": True}, photos=0, stock=3)
    headings, row = cells(as_workbook(emping))
    assert headings == [
        "Nomor", "Nama produk", "Nama Inggris", "Kategori", "Harga (Rp)", "Satuan", "Minimal pesan", "Ketersediaan",
        "Stok", "Lama pengerjaan (hari)", "Kapasitas per bulan", "Berat satuan (gram)", "Deskripsi",
        "Deskripsi Inggris", "Status", "Berat bersih (g)", "Masa simpan (hari)", "Rasa", "Siap makan", "Komposisi",
        "Penyimpanan",
    ]  # fmt: skip
    shown = dict(zip(headings, row, strict=True))
    assert (shown["Nomor"], shown["Kategori"], shown["Harga (Rp)"]) == (product.pk, "Emping & ceplis", 45_000)
    assert (shown["Berat bersih (g)"], shown["Siap makan"], shown["Stok"]) == (250, "Ya", 3)


def test_a_text_that_looks_like_a_formula_stays_a_text(emping):
    make_draft(emping, name='=HYPERLINK("http://evil.example")', photos=0)
    cell = openpyxl.load_workbook(io.BytesIO(as_workbook(emping))).active["B2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://evil.example")')


def test_the_file_as_it_came_changes_nothing(emping, dewi):
    make_listing(emping, officer=dewi, attributes={"berat-bersih": 0.5, "rasa": "Pedas"}, name_en="Chips", stock=0)
    make_submitted(emping, name="=1+1 KAOS", description="satu\ndua")
    workflow.start_product(producer=emping)
    result = plan(emping)
    assert [(each.column, each.reason) for each in result.refusals] == [("Nama produk", "This may not be empty.")]
    assert (result.rows, result.unchanged, result.unknown) == ([], 2, [])


def test_changed_cells_are_shown_old_and_new(emping):
    product = make_draft(emping, attributes={"rasa": "Manis"}, photos=0)
    result = plan(emping, [(2, "Harga (Rp)", "Rp 50.000"), (2, "Rasa", "pedas"), (2, "Kategori", "Rengginang & opak")])
    (row,) = result.rows
    assert (row.product, row.row) == (product, 2)
    assert row.changes == [
        Change("Kategori", "Emping & ceplis", "Rengginang & opak"),
        Change("Harga (Rp)", "45.000", "50.000"),
        Change("Rasa", "Manis", "Pedas"),
    ]
    assert set(row.fields) == {"category", "price", "attributes"}


def test_rows_without_a_number_are_new(emping):
    make_draft(emping, photos=0)
    fresh = {
        "Nama produk": "Opak",
        "Satuan": "pack",
        "Minimal pesan": 1,
        "Lama pengerjaan (hari)": 2,
        "Ketersediaan": "ready stock",
    }
    (row,) = plan(emping, more=[fresh]).rows
    assert (row.product, row.name, row.fields["availability"]) == (None, "Opak", "ready")


@pytest.mark.parametrize(
    ("heading", "value", "reason"),
    [
        ("Harga (Rp)", "murah", "This is not a number."),
        ("Kategori", "Mobil", "There is no category “Mobil”. Copy its name from the site."),
        ("Minimal pesan", 0, "Write a number from 1 to 1000000."),
        ("Nama produk", None, "This may not be empty."),
        ("Deskripsi", "x" * 5001, "This is longer than 5000 characters."),
        ("Nomor", 99_999, "None of your products has this number."),
        ("Nomor", "abc", "This is not a number."),
        ("Berat bersih (g)", "2 kg", "Write the number in g."),
        ("Rasa", "Getir", "“Getir” is none of these: Asin, Manis, Pedas, Manis pedas, Tawar."),
        (
            "Harga (Rp)",
            "=1+1",
            "There is a formula without a result. Open the file in a spreadsheet, save it and try again.",
        ),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column_with_the_reason(emping, heading, value, reason):
    make_draft(emping, photos=0)
    result = plan(emping, [(2, heading, value)])
    assert [(each.row, each.column, each.reason) for each in result.refusals] == [(2, heading, reason)]
    assert result.rows == []


def test_everything_that_is_wrong_with_a_row_is_told_at_once(emping):
    make_draft(emping, photos=0)
    result = plan(emping, [(2, "Harga (Rp)", "murah"), (2, "Stok", "x"), (2, "Rasa", "Getir")])
    assert [each.column for each in result.refusals] == ["Harga (Rp)", "Stok", "Rasa"]
    assert result.refused_rows == 1


def test_what_officers_have_seen_may_not_lose_what_it_needs(emping):
    make_submitted(emping)
    empty = [(2, heading, None) for heading in ("Kategori", "Harga (Rp)", "Deskripsi")]
    reason = "This may not be empty."
    assert [(each.column, each.reason) for each in plan(emping, empty).refusals] == [
        ("Kategori", reason),
        ("Deskripsi", reason),
        ("Harga (Rp)", reason),
    ]


def test_a_number_stands_once(emping):
    product = make_draft(emping, photos=0)
    make_draft(emping, photos=0)
    assert plan(emping, [(3, "Nomor", product.pk)]).refusals == [
        Refusal(3, "Nomor", number_words(product.pk), "This number stands in the file twice.")
    ]


def test_another_makers_product_is_none_of_hers(emping, las):
    make_draft(emping, photos=0)
    theirs = make_draft(las, photos=0)
    assert [each.column for each in plan(emping, [(2, "Nomor", theirs.pk)]).refusals] == ["Nomor"]


def test_a_value_that_the_category_does_not_ask_for_is_refused(emping):
    make_draft(emping, photos=0)
    result = plan(emping, [(2, "Kategori", "Sambal"), (2, "Rasa", "Pedas")])
    assert [(each.column, each.reason) for each in result.refusals] == [
        ("Rasa", "Products of this category have no such column.")
    ]


def test_a_rejected_product_cannot_be_changed(emping, dewi):
    product = make_submitted(emping)
    workflow.reject_product(product=product, version=product.version, by=dewi, note="Bukan buatan sendiri.")
    result = plan(emping, [(2, "Harga (Rp)", 1_000)])
    assert [(each.row, each.reason) for each in result.refusals] == [(2, "This product cannot be changed now.")]


def test_columns_may_be_missing_and_unknown_ones_are_told(emping):
    product = make_draft(emping, photos=0)
    content = sheet(["Nama produk", "Nomor", "Catatan"], ["Emping baru", product.pk, "x"])
    result = make_plan(emping, content, "produk.xlsx")
    assert ([row.fields for row in result.rows], result.unknown) == ([{"name": "Emping baru"}], ["Catatan"])


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.xlsx", "The file is empty."),
        (b"x" * (2 * 1024**2 + 1), "a.csv", "The file is larger than 2 MB."),
        (b"%PDF-1.7", "a.pdf", "This is not a spreadsheet."),
        (b"PK\x03\x04", "a.xlsx", "The file is damaged."),
        (b"Harga;Stok\n1;2", "a.csv", "There is no column “Nama produk”."),
        (b"Nama produk\n" + b"Emping\n" * (MOST_ROWS + 1), "a.csv", "more than 500 rows"),
    ],
    ids=["empty", "large", "pdf", "damaged", "headings", "rows"],
)
def test_other_files_are_refused_with_a_reason(emping, content, name, reason):
    with pytest.raises(UnreadableFile, match=reason):
        make_plan(emping, content, name)


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_read(emping):
    bomb = io.BytesIO(sheet(["Nama produk"], ["Emping"]))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image.bin", b"\0" * (21 * 1024**2))
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(UnreadableFile, match="The file unpacks to too much"):
        make_plan(emping, bomb.getvalue(), "a.xlsx")


def test_the_fingerprint_changes_with_a_product_that_the_file_changes(emping):
    product, other = make_draft(emping, photos=0), make_draft(emping, photos=0)
    content = edited(emping, [(2, "Harga (Rp)", 50_000)])
    before = make_plan(emping, content, "a.xlsx").fingerprint
    assert make_plan(emping, content, "a.xlsx").fingerprint == before
    workflow.save_product(product=product, stock=4)
    assert make_plan(emping, content, "a.xlsx").fingerprint != before
    assert Product.objects.get(pk=other.pk).version == other.version


@pytest.mark.parametrize("rows", [1, 3])
def test_judging_costs_the_same_few_queries(emping, rows, django_assert_num_queries):
    for _number in range(rows):
        make_draft(emping, photos=0, attributes={"rasa": "Pedas"})
    content = edited(emping, [(row + 2, "Harga (Rp)", 50_000) for row in range(rows)])
    with django_assert_num_queries(6):
        assert len(make_plan(emping, content, "a.xlsx").rows) == rows
