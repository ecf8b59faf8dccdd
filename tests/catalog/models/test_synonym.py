import pytest
from django.core.exceptions import ValidationError

from catalog.models import Synonym


def cleaned(*terms):
    synonym = Synonym(terms=list(terms))
    synonym.clean()
    return synonym.terms


def test_terms_are_kept_as_they_are_compared():
    assert cleaned(" Kripik ", "KERIPIK", "kripik", "T-Shirt", "!") == ["kripik", "keripik", "t shirt"]


@pytest.mark.parametrize("terms", [["kripik"], ["kripik", "Kripik!"], [], ["kripik", "satu dua tiga empat"]])
def test_what_is_no_pair_of_short_terms_is_refused(terms):
    with pytest.raises(ValidationError):
        cleaned(*terms)
