from collections import Counter

import pytest

from catalog import workflow
from catalog.models import Word
from catalog.search import vocabulary
from producers import workflow as producers
from tests.factories import make_listing, make_listings

pytestmark = pytest.mark.django_db


def frequency(*words):
    known = dict(Word.objects.filter(frequency__gt=0).values_list("text", "frequency"))
    return [known.get(word, 0) for word in words]


def test_approval_brings_the_words_of_title_maker_category_and_place(emping, dewi):
    make_listing(emping, officer=dewi, name="Opak Ketan")
    assert frequency("opak", "ketan", "budi", "ceplis", "melinjo", "masigit", "crackers") == [1] * 7
    assert frequency("renyah") == [0]  # only in the description
    make_listing(emping, officer=dewi, name="Opak")
    assert frequency("opak", "ketan") == [2, 1]


def test_an_approved_change_takes_the_old_words_away(emping, budi, dewi):
    product = make_listing(emping, officer=dewi, name="Opak").product
    workflow.save_product(product=product, name="Kecimpring")
    workflow.submit_product(product=product, by=budi)
    assert frequency("opak", "kecimpring") == [1, 0]
    workflow.approve_product(product=product, version=product.version, by=dewi)
    assert frequency("opak", "kecimpring", "budi") == [0, 1, 1]


def test_words_go_and_come_back_with_their_listing(emping, budi, dewi):
    product = make_listing(emping, officer=dewi, name="Opak").product
    workflow.withdraw_product(product=product, by=budi)
    assert frequency("opak", "budi") == [0, 0]
    workflow.republish_product(product=product, by=budi)
    assert frequency("opak", "budi") == [1, 1]


def test_words_go_and_come_back_with_their_maker(emping, las, dewi):
    make_listings(emping, {"name": "Opak"}, {"name": "Opak ketan"})
    make_listings(las, {"name": "Opak besi"})
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    assert frequency("opak", "ketan", "besi") == [1, 0, 1]
    producers.reinstate_producer(producer=emping, by=dewi)
    assert frequency("opak", "ketan", "besi") == [3, 1, 1]


def test_a_new_name_of_the_maker_is_known_at_once(emping):
    make_listings(emping, {"name": "Opak"})
    producers.save_profile(producer=emping, name="Dapur Kencana")
    assert frequency("kencana", "budi", "opak") == [1, 0, 1]


def test_erased_products_take_their_words_along(emping, budi):
    make_listings(emping, {"name": "Opak"})
    workflow.erase_products(producer=emping, by=budi)
    assert frequency("opak") == [0]


def test_counting_anew_mends_what_is_wrong(emping):
    make_listings(emping, {"name": "Opak 24s ketan"}, {"name": "Opak"})
    Word.objects.filter(text="opak").update(frequency=9)
    Word.objects.filter(text="ketan").delete()
    Word.objects.create(text="helikopter", frequency=3, trigrams=[])
    total = vocabulary.recount()
    assert frequency("opak", "ketan", "helikopter", "budi") == [2, 1, 0, 2]
    assert total == Word.objects.count()


def test_counting_anew_finds_what_was_counted_one_by_one(emping, dewi):
    make_listing(emping, officer=dewi, name="Kué Ápem isi 10")
    before = set(Word.objects.values_list("text", "frequency"))
    vocabulary.recount()
    assert set(Word.objects.values_list("text", "frequency")) == before


def test_a_frequency_never_falls_below_nothing():
    Word.objects.create(text="opak", frequency=1, trigrams=[])
    vocabulary.change(gone=Counter(opak=5, kopi=1), come=Counter())
    assert list(Word.objects.values_list("text", "frequency")) == [("opak", 0)]


@pytest.mark.parametrize(("word", "typos"), [("opa", 0), ("opak", 1), ("kerupuk", 1), ("singkong", 2)])
def test_longer_words_may_have_more_errors(word, typos):
    assert vocabulary.typos_believed(word) == typos


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("kopj", {"kopi": 1, "topi": 9}, "kopi"),  # the nearer one
        ("sopi", {"kopi": 1, "topi": 9}, "topi"),  # the more frequent one
        ("kopu", {"kopi": 1, "sopu": 9}, "kopi"),  # the one that begins alike
        ("opka", {"opak": 1}, "opak"),  # two letters that changed places are one error
        ("kop", {"kopi": 1}, ""),
        ("kerupukk", {}, ""),
    ],
)
def test_the_nearest_word_is_meant(typed, known, meant):
    assert vocabulary.nearest(typed, known) == meant
