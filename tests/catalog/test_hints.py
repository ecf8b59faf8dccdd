"""What officers are told to look at twice."""

import pytest

from catalog.hints import (
    contacts,
    far_price,
    forbidden_words,
    hints,
    known_photos,
    missing_papers,
    products_looking_like,
)
from catalog.models import Category, ForbiddenWord, Photo
from tests.factories import make_draft, make_listings, make_verified_credential

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
NO_PERMIT = "Food, and the maker has no valid P-IRT or BPOM here."
NO_HALAL = "Food, and the maker has no valid halal certificate here."


@pytest.mark.parametrize(
    ("papers", "expected"),
    [((), [NO_PERMIT, NO_HALAL]), (("pirt",), [NO_HALAL]), (("bpom", "halal"), []), (("nib",), [NO_PERMIT, NO_HALAL])],
)
def test_food_without_papers_is_pointed_out(emping, dewi, papers, expected):
    for kind in papers:
        make_verified_credential(emping, kind=kind, officer=dewi)
    assert list(missing_papers(make_draft(emping))) == expected


@pytest.mark.parametrize("category", ["pagar-kanopi", None])
def test_nobody_asks_a_fence_for_its_halal_paper(emping, category):
    product = make_draft(emping, category=category and Category.objects.get(slug=category))
    assert list(missing_papers(product)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hubungi 0812-0000-7001 saja", ["A phone number in the text: 0812-0000-7001"]),
        ("WA +62 812 0000 7001", ["A phone number in the text: +62 812 0000 7001"]),
        ("Lihat https://toko.example/emping", ["A link in the text: https://"]),
        ("Pesan di tokoemping.com", ["A link in the text: tokoemping.com"]),
        ("wa.me/628120000", ["A link in the text: wa.me/"]),
        ("Isi 250 gram, tahan 6 bulan. Ukuran 40 x 20 cm", []),
        ("Kode 0812", []),
    ],
)
def test_a_phone_number_or_a_link_is_pointed_out(emping, text, expected):
    assert list(contacts(make_draft(emping, description=text))) == expected


def test_a_forbidden_word_is_pointed_out_in_any_case_and_only_as_a_word(emping):
    ForbiddenWord.objects.all().delete()
    ForbiddenWord.objects.create(word="rokok", note="tembakau")
    ForbiddenWord.objects.create(word="arak")
    ForbiddenWord.objects.create(word="vape", is_active=False)
    found = list(forbidden_words(make_draft(emping, name="Asbak ROKOK", description="Karakter arakan vape.")))
    assert found == ["The word “rokok” (tembakau)"]


@pytest.mark.parametrize(("price", "far"), [(9_000, True), (10_000, False), (160_000, False), (161_000, True)])
def test_a_price_far_from_the_usual_is_pointed_out(emping, las, price, far):
    make_listings(las, *[{"price": price} for price in (20_000, 39_000, 40_000, 41_000, 900_000)])
    product = make_draft(emping, category=Category.objects.get(slug="batako-paving"), unit="pcs", price=price)
    expected = ["The price is far from the usual Rp40.000 in this category."] if far else []
    assert list(far_price(product)) == expected


def test_prices_for_another_unit_and_a_few_prices_say_nothing(emping, las):
    product = make_draft(emping, category=Category.objects.get(slug="batako-paving"), unit="kg", price=1)
    make_listings(las, *[{"price": 40_000, "unit": "pcs"}] * 5, *[{"price": 40_000, "unit": "kg"}] * 4)
    assert list(far_price(product)) == []


def test_a_half_filled_product_gives_no_hints(emping):
    product = make_draft(emping, name="", category=None, price=None, description="", photos=0)
    assert hints(product) == []


def test_all_hints_about_a_product_stand_together(emping):
    product = make_draft(emping, description="Bukan rokok. WA 081200007001")
    assert [hint.split(":")[0] for hint in hints(product)] == [
        NO_PERMIT,
        NO_HALAL,
        "A phone number in the text",
        "The word “rokok” (tembakau tidak dijual di sini)",
    ]


def test_a_photo_that_another_product_shows_is_pointed_out(emping, las):
    mine, other = make_draft(emping), make_draft(las)
    Photo.objects.update(look=7)
    mine.photos.update(look=0b111000)  # six signs away
    assert products_looking_like(mine) == [other]
    assert list(known_photos(mine)) == [f"A photo looks like one of “{other}” by {other.producer}."]


def test_photos_without_a_fingerprint_are_like_no_other(emping, las):
    mine, _other = make_draft(emping), make_draft(las)
    Photo.objects.update(look=None)
    assert products_looking_like(mine) == []
