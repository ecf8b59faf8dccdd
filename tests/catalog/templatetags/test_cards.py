import pytest
from django.utils import translation

from catalog.models import Listing
from tests.catalog.templatetags.drawing import drawn


@pytest.mark.parametrize(("language", "text"), [("id", "Kartu"), ("en", "Card")])
def test_a_card_is_the_one_of_the_language(language, text):
    listing = Listing(card="<b>Kartu</b>", card_en="<b>Card</b>")
    with translation.override(language):
        assert drawn("{% card listing %}", listing=listing).b.get_text() == text
