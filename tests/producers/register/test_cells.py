from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.register import cells
from producers.register.columns import column_of
from producers.register.files import FORMULA

pytestmark = pytest.mark.usefixtures("in_english")
NUMBER = "This is not a number."


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("Rp 1.250.000,-", 1_250_000),
        ("rp.1.250.000,00", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1,250,000.00", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1.250.000.-", 1_250_000),
        ("1.250", 1_250),
        ("'1250", 1_250),
        (1250000.0, 1_250_000),
        ("1,25 juta", 1_250_000),
        ("Rp. 15 jt", 15_000_000),
        ("2 Milyar", 2_000_000_000),
        ("1250000.00", 1_250_000),
        ("0.00", 0),
        (0, 0),
        ("Rp", None),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_rupiah_in_every_spelling(cell, amount):
    assert cells.rupiah(cell) == amount


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("banyak", NUMBER),
        ("1.250.00", NUMBER),
        ("1.2.3", NUMBER),
        ("12abc", NUMBER),
        (True, NUMBER),
        ("9" * 50, NUMBER),
        ("25.00", "Write whole Rupiah, for example 1.250.000."),
        ("Rp 25.0", "Write whole Rupiah, for example 1.250.000."),
        ("1.25", "Write whole Rupiah, for example 1.250.000."),
        (0.5, "Write whole Rupiah, for example 1.250.000."),
        ("-5", "A number below zero is not possible here."),
        (-1, "A number below zero is not possible here."),
        (1e300, "This number is too large to be true."),
        ("999 juta miliar", NUMBER),
        (FORMULA, "There is a formula without a result. Open the file in a spreadsheet, save it and try again."),
    ],
)
def test_what_is_no_amount_is_named(cell, reason):
    with pytest.raises(ValueError, match="^" + reason.replace(".", r"\.") + "$"):
        cells.rupiah(cell)


@given(st.integers(0, 10**15))
def test_an_amount_written_with_dots_is_read_back(amount):
    assert cells.rupiah("Rp " + f"{amount:,}".replace(",", ".") + ",-") == amount


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates()))
def test_nothing_in_a_cell_breaks_a_reader(cell):
    for read in (
        cells.rupiah,
        cells.workers,
        cells.quantity,
        cells.phone,
        cells.codes,
        lambda c: cells.year(c, 1990, 2026),
    ):
        try:
            read(cell)
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("cell", "quantity", "unit"),
    [
        ("1.250,5 kg", Decimal("1250.50"), "kg"),
        ("500 Bungkus", Decimal(500), "bungkus"),
        ("20 m3", Decimal(20), "m3"),
        ("5 m", Decimal(5), "m"),
        ("2 juta", Decimal(2_000_000), ""),
        ("12,5", Decimal("12.5"), ""),
        (500.25, Decimal("500.25"), ""),
        (None, None, ""),
    ],
)
def test_a_quantity_may_carry_its_unit(cell, quantity, unit):
    assert cells.quantity(cell) == (quantity, unit)


@pytest.mark.parametrize(
    "cell",
    [
        "0812-0000-1234", "0812 0000 1234", "6281200001234", "62 812-0000-1234", "+62 812 0000 1234", "'+6281200001234",
        "81200001234", 81200001234, 81200001234.0, "6208120000 1234", "0812.0000.1234", "0812-0000-1234 (istri)",
        "0812-0000-1234 / 0812-0000-5678", "123; 0812-0000-1234",
    ],
)  # fmt: skip
def test_a_phone_number_in_any_spelling_is_one_number(cell):
    assert str(cells.phone(cell)) == "+6281200001234"


@pytest.mark.parametrize("cell", ["12345", "tidak ada nomor", 5, "0812", "+1", 0.5])
def test_what_is_no_phone_number_is_refused(cell):
    with pytest.raises(ValueError, match="This is not a phone number"):
        cells.phone(cell)


@pytest.mark.parametrize("cell", [2016, 2016.0, "2016", "Th. 2016", "12/05/2016", "2016-05-12", date(2016, 5, 12)])
def test_a_year_in_any_spelling(cell):
    assert cells.year(cell, 1990, 2026) == 2016


@pytest.mark.parametrize("cell", [1989, 2027, "2016/2017", "dua ribu", 2016.5, "20161", time(20, 16)])
def test_a_year_that_is_none_or_out_of_range_is_refused(cell):
    with pytest.raises(ValueError, match="Write a year from 1990 to 2026"):
        cells.year(cell, 1990, 2026)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  UD.  MAJU   JAYA ", "UD. Maju Jaya"),
        ("MA'MUN", "Ma'mun"),
        ("PKK", "PKK"),
        ("Emping ibu ANI", "Emping ibu ANI"),
        (2024.0, "2024"),
        ("'=1+1", "=1+1"),
        ("a\0b", "ab"),
        ("n/a", ""),
    ],
)
def test_capitals_and_spare_spaces_go(cell, text):
    assert cells.text(cell, 80) == text


@pytest.mark.parametrize(
    ("cell", "codes"),
    [(10794, ["10794"]), ("10794 - Kerupuk; 10799", ["10794", "10799"]), (10794.0, ["10794"]), (None, [])],
)
def test_kbli_codes_are_found_in_their_cell(cell, codes):
    assert cells.codes(cell) == codes


@pytest.mark.parametrize("cell", ["1079", 107945, "kerupuk"])
def test_a_kbli_code_of_another_length_is_refused(cell):
    with pytest.raises(ValueError, match="A KBLI code has 5 digits"):
        cells.codes(cell)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("nama ikm", "name"),
        (" Nama   USAHA ", "name"),
        ("TKL", "workers_male"),
        ("tenaga kerja L", "workers_male"),
        ("TK (P)", "workers_female"),
        ("Nilai Investasi (Rp.)", "investment"),
        ("NILAI BB/BP", "materials_value"),
        ("Kel/Desa", "village"),
        ("Investasi (Rp. 000)", None),  # thousands would be read a thousand times too small
        ("Keterangan", None),
        (None, None),
    ],
)
def test_headings_in_any_case_and_by_synonym(heading, key):
    assert column_of(heading) == key
