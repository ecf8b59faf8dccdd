import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.models import Credential
from producers.paper_kinds import KINDS, is_number, tidy_number

GOOD = [
    ("nib", "9120001234567", "9120001234567"),
    ("nib", " 9120 0012 34567 ", "9120001234567"),
    ("nib", "9.120.001.234.567", "9120001234567"),
    ("nib", "NIB: 9120001234567", "9120001234567"),
    ("pirt", "206367201000128", "206367201000128"),
    ("pirt", "206367201000128-31", "206367201000128-31"),
    ("pirt", "P-IRT No. 2063672 010001 28 – 31", "206367201000128-31"),
    ("pirt", "PIRT 206.3672.01000128", "206367201000128"),
    ("halal", "ID36110000123450", "ID36110000123450"),
    ("halal", "id 3611 0000 1234 5012 2024", "ID36110000123450122024"),
    ("bpom", "MD 123456789012", "MD123456789012"),
    ("bpom", "BPOM RI ml 123456789012345", "ML123456789012345"),
    ("sni", "  SNI 01-2891   1992 ", "SNI 01-2891 1992"),
    ("merek", "IDM000.123.456", "IDM000.123.456"),
    ("tkdn", "1234/SJ-IND.8/TKDN/11/2026", "1234/SJ-IND.8/TKDN/11/2026"),
    ("other", "一 🥜", "一 🥜"),
]
BAD = [
    ("nib", "912000123456"),
    ("nib", "91200012345678"),
    ("nib", "912000123456x"),
    ("nib", "٩١٢٠٠٠١٢٣٤٥٦٧"),
    ("nib", "9120001234567\n1"),
    ("pirt", "20636720100012"),
    ("pirt", "2063672010001283"),
    ("pirt", "206367201000128-3"),
    ("pirt", "206367201000128-"),
    ("halal", "36110000123450"),
    ("halal", "ID3611000012345"),
    ("halal", "ID361100001234501220245"),
    ("bpom", "MX123456789012"),
    ("bpom", "MD12345678901"),
    ("bpom", "ML1234567890123456"),
    ("nib", ""),
    ("sni", "   "),
]


def test_the_table_has_a_row_for_each_kind():
    assert list(KINDS) == Credential.Kind.values


@pytest.mark.parametrize(("kind", "typed", "kept"), GOOD)
def test_a_number_is_accepted_as_people_write_it(kind, typed, kept):
    assert tidy_number(kind, typed) == kept
    assert is_number(kind, kept)


@pytest.mark.parametrize(("kind", "typed"), BAD)
def test_a_number_of_another_shape_is_refused(kind, typed):
    assert not is_number(kind, tidy_number(kind, typed))


@given(st.sampled_from(Credential.Kind.values), st.text(max_size=80))
def test_tidying_any_text_twice_changes_nothing_more(kind, text):
    number = tidy_number(kind, text)
    if is_number(kind, number):
        assert tidy_number(kind, number) == number
