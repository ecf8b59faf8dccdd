import pytest
from django.utils import translation

from catalog.templatetags.figures import grouped, rupiah


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("number", "text"),
    [(None, ""), (0, "0"), (999, "999"), (1000, "1.000"), (1_234_567, "1.234.567"), (-1500, "-1.500")],
)
def test_numbers_are_grouped_as_prices_are_written_here(number, text, language):
    with translation.override(language):
        assert grouped(number) == text


@pytest.mark.parametrize(("amount", "text"), [(None, ""), (500, "Rp500"), (25_000, "Rp25.000")])
def test_prices_are_in_rupiah(amount, text):
    assert rupiah(amount) == text
