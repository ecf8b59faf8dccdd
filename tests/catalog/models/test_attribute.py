"""What staff ask makers for, group by group."""

import pytest
from django.db import IntegrityError
from django.utils.translation import override

from catalog.models import Attribute, Category
from tests.factories import make_draft

pytestmark = pytest.mark.django_db


def of(group, slug):
    return Attribute.objects.get(group__slug=group, slug=slug)


def test_every_group_asks_for_something():
    assert set(Category.objects.top()) == {attribute.group for attribute in Attribute.objects.select_related("group")}


def test_every_list_has_words_in_both_languages_and_only_lists_have_words():
    for each in Attribute.objects.all():
        assert (each.kind == "choice") == bool(each.choices), each.slug
        assert all(len(pair) == 2 and all(pair) for pair in each.choices), each.slug


def test_facets_are_the_filterable_ones_in_use_in_their_order():
    metal = Category.objects.get(slug="logam")
    of("logam", "lapisan").delete()
    Attribute.objects.filter(group=metal, slug="sertifikat-bahan").update(is_active=False)
    Attribute.objects.filter(group=metal, slug="sertifikat").update(is_facet=True, position=0)
    assert [facet.slug for facet in Attribute.objects.facets_of(metal)] == ["sertifikat", "bahan-logam"]


@pytest.mark.parametrize(("language", "label"), [("id", "Masa simpan (hari)"), ("en", "Shelf life (days)")])
def test_a_label_names_the_unit_in_the_language_of_the_page(language, label):
    with override(language):
        assert of("minuman", "masa-simpan").label == label


def test_options_are_the_values_with_their_words():
    with override("en"):
        assert of("makanan-kering", "penyimpanan").options[1:] == [("Kulkas", "Refrigerator"), ("Beku", "Freezer")]
        assert of("minuman", "tanpa-gula").options == [(True, "Yes"), (False, "No")]
        assert of("minuman", "komposisi").options == []


@pytest.mark.parametrize(
    ("group", "slug", "value", "words"),
    [
        ("minuman", "isi-bersih", 1250, "1.250 ml"),
        ("logam", "toleransi", 0.05, "0,05 mm"),
        ("bahan-bangunan", "isi-per-m2", 40.0, "40"),
        ("logam", "bahan-logam", "Besi", "Iron"),
        ("minuman", "tanpa-gula", False, "No"),
        ("minuman", "komposisi", "Air, gula", "Air, gula"),
    ],
)
def test_values_are_written_for_people(group, slug, value, words):
    with override("en"):
        assert of(group, slug).words(value) == words


@pytest.mark.parametrize(
    ("slug", "good", "bad"),
    [
        ("bahan-logam", "Besi", ["Iron", "", True, 1]),
        ("toleransi", 0.1, ["0.1", True, None]),
        ("sertifikat-bahan", False, [0, "False", None]),
        ("sertifikat", "Mill 3.1", ["", None, 3]),
    ],
)
def test_only_values_as_listings_keep_them_are_accepted(slug, good, bad):
    attribute = of("logam", slug)
    assert (attribute.accepts(good), [attribute.accepts(value) for value in bad]) == (True, [False] * len(bad))


def test_its_users_are_the_products_of_its_group_that_have_a_value(emping):
    user = make_draft(emping, attributes={"rasa": "Pedas"}, photos=0)
    make_draft(emping, attributes={"komposisi": "Melinjo"}, photos=0)
    make_draft(emping, attributes={"rasa": "Pedas"}, category=Category.objects.get(slug="sambal"), photos=0)
    assert list(of("makanan-kering", "rasa").users()) == [user]


def test_an_address_stands_once_in_a_group():
    with pytest.raises(IntegrityError):
        Attribute.objects.create(group=Category.objects.get(slug="logam"), slug="lapisan", name="x", name_en="x")
