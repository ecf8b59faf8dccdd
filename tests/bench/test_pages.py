import pytest

from bench.figures import Target
from bench.pages import choose_targets, common_and_rare, sample_titles, two_words, weigh
from bench.processes import Failed
from tests.factories import make_listing


@pytest.fixture
def listings(emping, las, dewi):
    names = [(emping, "Emping Manis"), (emping, "Emping Asin"), (las, "Emping Pedas Pedas")]
    return [make_listing(maker, officer=dewi, name=name) for maker, name in names]


def test_the_words_searched_for_are_the_commonest_and_the_rarest(listings):
    assert sorted(sample_titles()) == ["Emping Asin", "Emping Manis", "Emping Pedas Pedas"]
    assert common_and_rare(sample_titles()) == ("emping", "asin")


def test_two_words_of_a_title_are_searched_for_each_pair_once():
    titles = ["Emping Manis 250 g", "emping super manis", "Opak", "Emping Asin"]
    assert sorted(two_words(titles)) == ["emping asin", "emping manis"]
    assert two_words(titles) == two_words(titles)


def test_a_word_that_search_does_not_find_is_not_chosen(listings):
    assert common_and_rare(["yang yang", "yang emping", "yang pedas", "tiada"]) == ("emping", "pedas")


def test_every_kind_of_page_is_chosen_and_answers(listings):
    targets = choose_targets()
    names = ["home", "catalogue", "category", "search “emping”", "search “asin”", "search, two words", "suggestions"]
    assert [target.name for target in targets] == [*names, "product", "storefront"]
    sizes = {target.name: weigh(target) for target in targets}
    suggested = sizes.pop("suggestions")
    assert (suggested.queries, suggested.size > 100) == (1, True)
    assert all(size.size > size.compressed > 1000 for size in sizes.values())


def test_the_weight_of_a_page_counts_its_queries(db):
    assert weigh(Target("help", "/bantuan/")).queries == 0


def test_a_page_that_does_not_answer_200_is_refused(db):
    with pytest.raises(Failed, match=r"^gone: /tidak-ada/ answered 404\.$"):
        weigh(Target("gone", "/tidak-ada/"))


def test_without_listings_there_is_nothing_to_measure(db):
    with pytest.raises(Failed, match="There is no listing to measure"):
        choose_targets()
