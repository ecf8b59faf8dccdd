import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog import search as engine
from catalog import workflow
from catalog.models import Listing
from producers import workflow as producers
from tests.factories import make_listing, make_listings

pytestmark = pytest.mark.django_db


def found(text):
    return [listing.title for listing in engine.search(Listing.objects.visible(), text)]


def count(text):
    return engine.count(Listing.objects.visible(), text)


def test_titles_come_before_other_words_and_the_newest_first_among_equals(emping):
    make_listings(
        emping,
        {"name": "Opak", "description": "Enak dengan sambal."},
        {"name": "Sambal lama"},
        {"name": "Sambal baru"},
        {"name": "Rengginang", "description": "Enak dengan sambal."},
        {"name": "Kopi"},
    )
    assert found("sambal") == ["Sambal baru", "Sambal lama", "Rengginang", "Opak"]
    assert count("sambal") == 4


def test_a_title_comes_before_a_maker_who_names_every_word(emping, las):
    las.name = " ".join(["Sambal Terasi"] * 5)
    make_listings(emping, {"name": "Sambal"})
    make_listings(las, {"name": "Opak", "description": "Sambal terasi, sambal terasi."})
    assert found("sambal or terasi") == ["Sambal", "Opak"]
    ranks = engine.search(Listing.objects.visible(), "sambal or terasi").values_list("rank", flat=True)
    assert list(ranks) == sorted(ranks)


def test_among_titles_the_one_that_says_it_more_often_comes_first(emping):
    make_listings(
        emping, {"name": "Sambal terasi", "description": "Sambal ini sambal asli."}, {"name": "Sambal bawang"}
    )
    assert found("sambal") == ["Sambal terasi", "Sambal bawang"]


def test_the_number_decides_when_all_else_is_equal(emping):
    first, second = make_listings(emping, {"name": "Sambal"}, {"name": "Sambal"})
    Listing.objects.update(published_at=first.published_at)
    assert [listing.pk for listing in engine.search(Listing.objects.visible(), "sambal")] == [second.pk, first.pk]


@pytest.mark.parametrize(
    ("text", "title", "is_found"),
    [
        ("makan", "Makanan ringan", True),
        ("makanan", "Nasi untuk makan siang", True),
        ("minum", "Minuman jahe", True),
        ("menganyam", "Anyaman bambu", True),
        ("jahitan", "Penjahit seragam", True),
        ("merajut", "Tas rajutan", True),
        ("uniform", "Work uniforms", True),
        ("boxes", "Snack box", True),
        ("cookie", "Butter cookies", True),
        ("KERIPIK", "keripik pisang", True),
        ("kripik", "Keripik pisang", False),  # a spelling no stemmer knows
        ("kerip", "Keripik pisang", False),  # words, not beginnings of words
        ("pis", "Keripik pisang", False),
    ],
)
def test_words_are_found_by_their_stem_in_either_language(emping, text, title, is_found):
    make_listings(emping, {"name": title}, {"name": "Kopi"})
    assert found(text) == ([title] if is_found else [])


@pytest.mark.parametrize(
    "text", ["budi", "batako", "blocks", "garden", "bangunan", "masigit", "jombang", "Emping Masigit", "kopi jombang"]
)
def test_a_listing_is_found_by_its_maker_category_and_place(emping, text):
    make_listings(emping, {"name": "Kopi bubuk"})
    assert found(text) == ["Kopi bubuk"]


def test_words_may_stand_in_different_places_but_all_must_stand_somewhere(emping):
    make_listings(emping, {"name": "Sambal", "description": "Pedas sekali."}, {"name": "Sambal manis"})
    assert found("sambal pedas") == ["Sambal"]


def test_a_quoted_phrase_keeps_its_order(emping):
    make_listings(emping, {"name": "Sate bandeng"}, {"name": "Bandeng untuk sate asap"}, {"name": "Sate ayam"})
    assert found('"sate bandeng"') == ["Sate bandeng"]
    assert found("sate bandeng") == ["Bandeng untuk sate asap", "Sate bandeng"]


def test_or_finds_either(emping):
    make_listings(emping, {"name": "Sambal"}, {"name": "Opak"}, {"name": "Kopi"})
    assert found("sambal or kopi") == ["Kopi", "Sambal"]


def test_a_word_with_minus_is_kept_out_wherever_it_stands(emping):
    make_listings(
        emping, {"name": "Sambal manis"}, {"name": "Sambal pedas"}, {"name": "Sambal", "description": "Sangat pedas."}
    )
    assert found("sambal -pedas") == ["Sambal manis"]
    assert count("sambal -pedas") == 1


@pytest.mark.parametrize(
    "text",
    ["((&|!!", "'", "'''\"", ":*", "'); DROP TABLE catalog_listing; --", "\\", "<script>", "😀", "مرحبا", "-", "%", "_",
     "a:*&b|!c", "\ufffd", "the", "…", "x" * 10_000, "-" * 10_000, '"' * 999],
)  # fmt: skip
def test_hostile_words_find_nothing_and_break_nothing(emping, text):
    make_listings(emping, {"name": "Sambal"})
    query = engine.clean_query(text)
    assert (found(query), count(query)) == ([], 0)


@given(some.text('-"a _(', max_size=200))
def test_no_signs_break_the_search(text):
    assert count(engine.clean_query(text)) == 0


def test_what_was_typed_is_trimmed_and_cut():
    assert engine.clean_query("sate - bandeng --pedas kue-kue -") == "sate bandeng -pedas kue-kue"
    assert engine.clean_query("  sate \n\t bandeng ") == "sate bandeng"
    assert engine.clean_query("sambal " * 1_500) == ("sambal " * 15)[:100]
    assert engine.clean_query(" \u00a0 ") == ""


def test_what_is_not_public_is_never_found(emping, las, budi, dewi):
    withdrawn, taken_down = (make_listing(emping, officer=dewi, name=f"Sambal {n}") for n in "ab")
    workflow.withdraw_product(product=withdrawn.product, by=budi)
    workflow.take_down_product(product=taken_down.product, by=dewi, note="Salah")
    make_listings(las, {"name": "Sambal las"})
    producers.suspend_producer(producer=las, by=dewi, note="Diperiksa")
    assert (found("sambal"), count("sambal")) == ([], 0)
    producers.reinstate_producer(producer=las, by=dewi)
    assert (found("sambal"), count("sambal")) == (["Sambal las"], 1)


def test_the_words_of_an_edit_are_found_only_once_approved(emping, budi, dewi):
    listing = make_listing(emping, officer=dewi, name="Sambal")
    product = listing.product
    workflow.save_product(product=product, name="Kecap")
    workflow.submit_product(product=product, by=budi)
    assert (found("sambal"), found("kecap")) == (["Sambal"], [])
    workflow.approve_product(product=product, version=product.version, by=dewi)
    assert (found("sambal"), found("kecap")) == ([], ["Kecap"])


def test_the_count_stops_one_after_the_cap(emping, monkeypatch):
    monkeypatch.setattr(engine, "MOST_COUNTED", 2)
    make_listings(emping, *({"name": "Sambal"} for _number in range(5)))
    assert count("sambal") == 3


def test_title_matches_are_ranked_even_when_a_word_is_everywhere(emping, monkeypatch):
    monkeypatch.setattr(engine, "MOST_RANKED", 2)
    make_listings(emping, *({"name": "Opak", "description": "Dengan sambal."} for _n in range(5)), {"name": "Sambal"})
    titles = found("sambal")
    assert titles[0] == "Sambal"
    assert len(titles) <= 3


@pytest.mark.parametrize("rows", [1, 3])
def test_searching_and_counting_cost_one_query_each(emping, rows, django_assert_num_queries):
    make_listings(emping, *({"name": "Sambal"} for _number in range(rows)))
    with django_assert_num_queries(1):
        assert found("sambal") == ["Sambal"] * rows
    with django_assert_num_queries(1):
        assert count("sambal") == rows
