import pytest
from django.utils import translation

from catalog.models import Category

pytestmark = pytest.mark.django_db


def test_the_tree_has_two_levels():
    assert (Category.objects.top().count(), Category.objects.leaves().count()) == (12, 46)
    assert set(Category.objects.top().values_list("parent", flat=True)) == {None}
    assert not Category.objects.leaves().filter(parent__parent__isnull=False).exists()


def test_the_leaves_stand_together_by_group():
    groups = [category.parent.slug for category in Category.objects.leaves()]
    in_order = [category.slug for category in Category.objects.top()]
    assert list(dict.fromkeys(groups)) == in_order
    assert groups == sorted(groups, key=in_order.index)


def test_a_category_speaks_the_language_of_the_page():
    category = Category.objects.get(slug="emping-ceplis")
    with translation.override("id"):
        assert (str(category), category.get_absolute_url()) == ("Emping & ceplis", "/kategori/emping-ceplis/")
    with translation.override("en"):
        assert (str(category), category.get_absolute_url()) == ("Melinjo crackers", "/en/kategori/emping-ceplis/")


def test_every_category_has_a_name_in_both_languages():
    assert not Category.objects.filter(name="").exists()
    assert not Category.objects.filter(name_en="").exists()
