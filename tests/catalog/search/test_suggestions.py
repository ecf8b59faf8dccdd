import pytest

from catalog.search.suggestions import suggest
from producers import workflow as producers
from tests.factories import make_listings

pytestmark = pytest.mark.django_db


def suggested(text):
    return {group.kind: [item.label for item in group.items] for group in suggest(text)}


@pytest.fixture
def _market(emping, las):
    make_listings(emping, {"name": "Batako press"}, {"name": "Batu alam"}, {"name": "Pot batu"})


@pytest.mark.usefixtures("_market")
def test_each_kind_is_suggested_in_the_language_of_the_page(in_english):
    assert suggested("bat") == {"word": ["batako", "batu"], "product": ["Batako press", "Batu alam"]}
    assert suggested("emping") == {"word": ["emping"], "maker": ["Emping Budi"]}
    assert suggested("gar") == {"word": ["garden"], "category": ["Building & garden"]}


@pytest.mark.usefixtures("_market")
def test_the_last_word_is_completed_and_products_by_the_whole_beginning():
    assert suggested("pot b") == {}
    assert suggested("pot ba")["word"][:1] == ["pot bahan"]
    assert suggested("Pot  BATU")["product"] == ["Pot batu"]
    assert suggested("budi emp")["maker"] == ["Emping Budi"]


@pytest.mark.usefixtures("_market")
def test_nothing_hidden_is_suggested(emping, dewi):
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    assert suggested("bat") == suggested("emp") == suggested("ban") == {}


@pytest.mark.usefixtures("_market")
@pytest.mark.parametrize(
    "text", ["", "b", "%", "'", "a:*&b|!c", "\\m", "😀😀", "((", "zzzz", "\ufffd\ufffd", "x" * 100]
)
def test_what_completes_nothing_gives_nothing(text):
    assert suggested(text) == {}


@pytest.mark.usefixtures("_market")
def test_suggestions_cost_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        suggest("bat")
    with django_assert_num_queries(0):
        suggest("b")
