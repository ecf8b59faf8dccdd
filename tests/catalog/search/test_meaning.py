import pytest

from catalog.models import Synonym
from catalog.search.meaning import understand
from tests.catalog.search.searching import answered, found, titles
from tests.factories import make_listings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "meant", "title"),
    [
        ("batikk", "batik", "Batik tulis"),
        ("kripik singong", "kripik singkong", "Keripik singkong"),
        ("keripik sinkong", "keripik singkong", "Keripik singkong"),
        ("bandneg", "bandeng", "Sate bandeng"),
        ("satebandeng", "sate bandeng", "Sate bandeng"),
        ("sinkgonng", "singkong", "Keripik singkong"),  # two errors in eight letters
    ],
)
def test_a_typing_error_is_corrected_at_once(emping, typed, meant, title):
    make_listings(emping, {"name": "Batik tulis"}, {"name": "Keripik singkong"}, {"name": "Sate bandeng"})
    assert (understand(typed).corrected, found(typed)) == (meant, [title])


@pytest.mark.parametrize("typed", ["kpi", "kxpx", "bantik tulus", "helikopter"])
def test_what_is_too_far_from_any_word_stays_as_it_is(emping, typed):
    make_listings(emping, {"name": "Kopi"})
    assert (understand(typed).corrected, found(typed)) == ("", [])


def test_the_more_frequent_word_is_meant(emping):
    make_listings(emping, {"name": "Tikar"}, {"name": "Takar"}, {"name": "Takar"})
    assert understand("tekar").corrected == "takar"


def test_a_word_of_a_description_is_searched_for_and_another_spelling_offered(emping):
    make_listings(emping, {"name": "Opak", "description": "Dari singkung."}, {"name": "Keripik singkong"})
    answer = answered("singkung")
    assert (found("singkung"), answer.meaning.corrected, answer.offered) == (["Opak"], "", "singkong")


def test_half_a_word_stands_for_the_words_it_begins(emping):
    make_listings(emping, {"name": "Rengginang"}, {"name": "Renda"}, {"name": "Kopi"})
    assert (found("rengg"), found("re"), found("r")) == (["Rengginang"], ["Renda", "Rengginang"], [])


def test_only_the_last_word_may_be_half(emping):
    make_listings(emping, {"name": "Rengginang mini"})
    assert (found("mini rengg"), found("rengg mini")) == (["Rengginang mini"], [])


@pytest.mark.parametrize("typed", ["jilbab", "kerudung", "hijab", "Hijab voal"])
def test_synonyms_find_each_other(emping, typed):
    make_listings(emping, {"name": "Kerudung voal"}, {"name": "Kopi"})
    assert found(typed) == ["Kerudung voal"]


def test_a_synonym_of_several_words_stands_for_one_and_the_other_way_round(emping):
    make_listings(emping, {"name": "Kanopi baja ringan"}, {"name": "Pagar besi"}, {"name": "Ringan untuk baja"})
    assert sorted(found("baja ringan")) == sorted(found("besi")) == ["Kanopi baja ringan", "Pagar besi"]


def test_a_new_synonym_counts_at_once(emping):
    make_listings(emping, {"name": "Kopi"})
    assert found("ngopi") == []
    Synonym.objects.create(terms=["ngopi", "kopi"])
    assert found("ngopi") == ["Kopi"]


def test_an_excluded_word_is_neither_corrected_nor_widened(emping):
    make_listings(emping, {"name": "Sambal jilbab"}, {"name": "Sambal kerudung"})
    assert found("sambal -hijab") == ["Sambal kerudung", "Sambal jilbab"]
    assert found("sambal -jilbab") == ["Sambal kerudung"]


def test_without_all_words_those_with_some_are_shown(emping):
    make_listings(emping, {"name": "Batik"}, {"name": "Sambal"}, {"name": "Kopi"})
    answer = answered("sambal batik")
    assert (answer.browse, sorted(titles(answer.partly.items))) == (None, ["Batik", "Sambal"])


def test_a_word_in_indonesian_and_one_in_english_are_found_together(emping):
    make_listings(emping, {"name": "Sambal", "description_en": "Very spicy sauces"}, {"name": "Sambal manis"})
    assert found("sambal sauce") == ["Sambal"]


@pytest.mark.parametrize(
    ("text", "queries"), [("sambal", 3), ("sambl", 3), ("sam", 3), ("sambal kopi", 3), ("zzyzx", 2), ("-", 0)]
)
def test_an_answer_costs_three_queries_at_most(emping, text, queries, django_assert_num_queries):
    make_listings(emping, {"name": "Sambal"}, {"name": "Kopi"})
    with django_assert_num_queries(queries):
        answer = answered(text)
        assert bool(answer.page and answer.page.items) == (queries == 3)
