import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.search.text import FILLERS, MOST_TERMS, Term, alternatives, clean_query
from tests.catalog.search.searching import count, found
from tests.factories import make_listings

HOSTILE = [
    "((&|!!", "'", "'''\"", ":*", "'); DROP TABLE catalog_listing; --", "\\", "<script>", "😀", "مرحبا", "-", "%", "_",
    "a:*&b|!c", "\ufffd", "the", "…", "x" * 10_000, "-" * 10_000, '"' * 999, "-sambal", "%s %(word_0)s {}",
]  # fmt: skip


def read(text):
    """The terms of each alternative; phrases in quotes, what must not stand with a minus."""
    return [
        [("-" if term.is_excluded else "") + (f'"{term.text}"' if term.is_phrase else term.text) for term in terms]
        for terms in alternatives(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sate Bandeng", [["sate", "bandeng"]]),
        ('"sate bandeng" asap', [['"sate bandeng"', "asap"]]),
        ("kue-kue", [['"kue kue"']]),
        ("sambal -pedas", [["sambal", "-pedas"]]),
        ('sambal -"bawang merah"', [["sambal", '-"bawang merah"']]),
        ("sambal or kopi atau teh", [["sambal"], ["kopi"], ["teh"]]),
        ("tas untuk anak", [["tas", "anak"]]),
        ("untuk", [["untuk"]]),
        ("tangki 1.000 liter", [["tangki", "1.000", "liter"]]),
        ("sambal sambal", [["sambal"]]),
        ('"belum selesai', [['"belum selesai"']]),
        ("-sambal", []),
        ("or -", []),
        ("!!!", []),
    ],
)
def test_what_is_typed_is_read_as_on_the_web(text, expected):
    assert read(text) == expected


def test_so_many_words_are_read_and_no_more():
    assert len(alternatives(" ".join(map(str, range(40))))[0]) == MOST_TERMS


def test_a_filler_is_a_single_word():
    assert all(alternatives(word) == [[Term(text=word)]] for word in FILLERS)


def test_what_was_typed_is_trimmed_and_cut():
    assert clean_query("sate - bandeng --pedas kue-kue -") == "sate bandeng -pedas kue-kue"
    assert clean_query("  sate \n\t bandeng ") == "sate bandeng"
    assert clean_query("sambal " * 1_500) == ("sambal " * 15)[:100]
    assert clean_query(" \u00a0 ") == ""


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_find_nothing_and_break_nothing(emping, text):
    make_listings(emping, {"name": "Sambal"})
    query = clean_query(text)
    assert (found(query), count(query)) == ([], 0)


@pytest.mark.django_db
@given(some.text('-"a _(', max_size=200))
def test_no_signs_break_the_search(text):
    assert count(clean_query(text)) == 0
