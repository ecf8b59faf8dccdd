import pytest

from producers.register.files import read
from producers.register.sheets import table_of
from tests.factories import sheet

HEADINGS = ["No", "Nama IKM", "Kelurahan", "Cabang", "Investasi"]
ROW = [1, "Emping", "Gerem", "Pangan", 5]


def table(*rows):
    return table_of(read(sheet(*rows), "x.xlsx"))


def test_the_headings_may_stand_in_any_order_below_titles():
    found = table(
        ["DATA IKM"], ["Tahun 2023"], [], ["Cabang", "INVESTASI (Rp)", "kel.", "Nama  Usaha"], ["a", 1, "b", "c"]
    )
    assert found.dataset.headers == ["#", "NAMA IKM", "KELURAHAN", "CABANG INDUSTRI", "NILAI INVESTASI (RP)"]
    assert (found.dataset[0], found.year) == ((5, "c", "b", "a", 1), 2023)


def test_headings_over_two_rows_are_read_together():
    found = table([*HEADINGS, "Tenaga Kerja", "Tenaga Kerja"], [None] * 5 + ["L", "P"], [*ROW, 2, 3])
    assert found.dataset.dict[0]["TENAGA KERJA LAKI-LAKI"] == 2
    assert found.dataset.dict[0]["TENAGA KERJA PEREMPUAN"] == 3


@pytest.mark.parametrize(
    "note",
    [
        ["JUMLAH", None, None, None, 99],
        [None, "Total", None, None, 99],
        [1, 2, 3, 4, 5],
        [None, None, None, "Cilegon, 12 Januari 2025"],
        ["KECAMATAN CIBEBER"],
        ["KECAMATAN CIBEBER"] * 5,
        [None, None, None, "Kepala Dinas", "NIP."],
    ],
    ids=str,
)
def test_totals_notes_and_signatures_are_left_out(note):
    found = table(HEADINGS, note, ROW)
    assert ([row[0] for row in found.dataset], found.ignored) == ([3], 1)


def test_a_maker_without_a_name_is_no_note():
    assert len(table(HEADINGS, [1, None, "Gerem", "Pangan", 5]).dataset) == 1


def test_columns_that_we_do_not_know_are_named():
    assert table([*HEADINGS, "Keterangan"], ROW).unknown == ["Keterangan"]


def test_the_first_of_two_columns_with_one_meaning_counts():
    assert table([*HEADINGS, "Nama Usaha"], [*ROW, "Lain"]).dataset.dict[0]["NAMA IKM"] == "Emping"


@pytest.mark.parametrize(
    ("title", "year"), [("TAHUN ANGGARAN 2023", 2023), ("TAHUN 2022 DAN TAHUN 2023", None), ("DATA 2023", None)]
)
def test_the_year_of_a_title_counts_when_it_is_one(title, year):
    assert table([title], HEADINGS, ROW).year == year
