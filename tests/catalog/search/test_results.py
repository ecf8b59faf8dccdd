import pytest

from catalog import workflow
from catalog.models import Listing
from catalog.search import facets, results
from catalog.search.meaning import understand
from producers import workflow as producers
from tests.catalog.search.searching import count, found
from tests.factories import make_listing, make_listings

pytestmark = pytest.mark.django_db


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


def test_among_titles_the_one_that_says_it_more_often_comes_first(emping):
    make_listings(
        emping, {"name": "Sambal terasi", "description": "Sambal ini sambal asli."}, {"name": "Sambal bawang"}
    )
    assert found("sambal") == ["Sambal terasi", "Sambal bawang"]


def test_the_number_decides_when_all_else_is_equal(emping):
    first, second = make_listings(emping, {"name": "Sambal"}, {"name": "Sambal"})
    Listing.objects.update(published_at=first.published_at)
    assert results.find(understand("sambal").query).ranked == [second.pk, first.pk]


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
        ("kripik", "Keripik pisang", True),  # a synonym
        ("kerip", "Keripik pisang", True),  # still being typed
        ("pis", "Keripik pisang", True),
        ("sang", "Keripik pisang", False),  # the middle of a word
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
    assert found("sate bandeng") == ["Sate bandeng", "Bandeng untuk sate asap"]  # the nearer together the better


def test_or_finds_either(emping):
    make_listings(emping, {"name": "Sambal"}, {"name": "Opak"}, {"name": "Kopi"})
    assert found("sambal or kopi") == ["Kopi", "Sambal"]


def test_a_word_with_minus_is_kept_out_wherever_it_stands(emping):
    make_listings(
        emping, {"name": "Sambal manis"}, {"name": "Sambal pedas"}, {"name": "Sambal", "description": "Sangat pedas."}
    )
    assert found("sambal -pedas") == ["Sambal manis"]
    assert count("sambal -pedas") == 1


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
    monkeypatch.setattr(facets, "MOST_FOUND", 2)
    make_listings(emping, *({"name": "Sambal"} for _number in range(5)))
    assert count("sambal") == 3


def test_title_matches_are_ranked_even_when_a_word_is_everywhere(emping, monkeypatch):
    monkeypatch.setattr(facets, "MOST_FOUND", 1)
    make_listings(emping, *({"name": "Opak", "description": "Dengan sambal."} for _n in range(5)), {"name": "Sambal"})
    assert found("sambal") == ["Sambal", "Opak"]


@pytest.mark.parametrize("phrase", ['"bandeng sate"', '"asap smoked"', '"melinjo sate"'])
def test_a_phrase_never_reaches_from_one_text_or_language_into_the_next(emping, phrase):
    make_listings(emping, {"name": "Sate bandeng asap", "name_en": "Smoked milkfish", "description": "Sate melinjo."})
    assert found('"sate bandeng"') == found('"smoked milkfish"') == ["Sate bandeng asap"]
    assert (found(phrase), count(phrase)) == ([], 0)


def test_facts_and_english_texts_are_found(emping):
    make_listings(
        emping,
        {
            "name": "Pagar",
            "attributes": {"bahan-bangunan": "Aluminium"},
            "description_en": "Welded gates for your garden",
        },
        {"name": "Kopi"},
    )
    assert found("aluminium") == found("gate") == found("pagar welding") == ["Pagar"]
