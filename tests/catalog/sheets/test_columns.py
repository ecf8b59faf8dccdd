"""What one cell of a maker's spreadsheet means."""

import pytest

from catalog.models import Unit
from catalog.sheets.columns import Categories, Choice, count, price, text
from producers.register.files import FORMULA

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.mark.parametrize(
    ("cell", "read"), [("Rp 25.000,-", 25_000), (25_000.0, 25_000), ("25 ribu", 25_000), (None, None)]
)
def test_prices_are_read_however_they_are_written(cell, read):
    assert price(cell) == read


@pytest.mark.parametrize("cell", ["-5", 0, "murah", 10**12, "1,5", FORMULA])
def test_no_other_prices_are(cell):
    with pytest.raises(ValueError, match=r"\w+"):
        price(cell)


def test_counts_are_whole_and_in_their_range():
    read = count(0, 365, required=False)
    assert [read(cell) for cell in (3, "3", 3.0, "0", None, "")] == [3, 3, 3, 0, None, None]
    for cell in ("3 hari", 3.5, 366, -1, "x"):
        with pytest.raises(ValueError, match=r"\w+"):
            read(cell)
    with pytest.raises(ValueError, match="This may not be empty"):
        count(1, 9, required=True)(None)


@pytest.mark.parametrize(
    ("cell", "read"),
    [("KAOS  POLOS\r\nputih ", "KAOS  POLOS\nputih"), (12.0, "12"), ("a\0b", "ab"), (None, ""), ("=1+1", "=1+1")],
)
def test_texts_stay_as_they_are(cell, read):
    assert text(cell, 100) == read


def test_a_long_text_is_refused():
    with pytest.raises(ValueError, match="This is longer than 3 characters"):
        text("abcd", 3)


def test_choices_are_read_in_both_languages():
    unit = Choice(Unit.choices)
    assert [unit.read(cell) for cell in ("pack", " PACK ", "bungkus", unit.write("pack"))][:2] == ["pack", "pack"]


def test_an_unknown_choice_is_told_the_known_ones():
    with pytest.raises(ValueError, match="“abc” is none of these: a, b"):
        Choice([(1, "a"), (2, "b")]).read("abc")


@pytest.mark.django_db
def test_categories_are_read_by_their_name_in_both_languages():
    categories = Categories()
    found = [categories.read(cell) for cell in ("Emping & ceplis", "melinjo crackers", None)]
    assert [each and each.slug for each in found] == ["emping-ceplis", "emping-ceplis", None]
    with pytest.raises(ValueError, match="There is no category “Mobil”"):
        categories.read("Mobil")
