"""Fields that follow the group of the category."""

import pytest
from django.utils.datastructures import MultiValueDict

from catalog.attribute_forms import AttributeAdminForm, AttributeForm
from catalog.models import Attribute, Category
from tests.factories import make_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def posted(group, values=None, **fields):
    data = {"attribute-group": group, **{f"attribute-{name}": value for name, value in fields.items()}}
    return AttributeForm.posted(data, values or {})


@pytest.mark.parametrize(
    ("slug", "typed", "value"),
    [
        ("toleransi", "0,05", 0.05),
        ("toleransi", "1.250", 1250),
        ("toleransi", "2 mm", 2),
        ("bahan-logam", "Baja karbon", "Baja karbon"),
        ("sertifikat-bahan", "True", True),
        ("sertifikat-bahan", "False", False),
        ("sertifikat", "  Mill 3.1 ", "Mill 3.1"),
    ],
)
def test_values_are_kept_in_one_form(slug, typed, value):
    kept = posted("logam", **{slug: typed}).merged()
    assert (kept, type(kept[slug])) == ({slug: value}, type(value))


@pytest.mark.parametrize(
    ("slug", "typed", "error"),
    [
        ("toleransi", "kecil", "This is not a number."),
        ("toleransi", "2 cm", "Write the number in mm."),
        ("toleransi", "-1", "A number below zero is not possible here."),
        ("bahan-logam", "Iron", "Select a valid choice. Iron is not one of the available choices."),
        ("sertifikat", "x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
    ],
)
def test_a_wrong_value_is_told_and_the_old_one_stays(slug, typed, error):
    form = posted("logam", {slug: "old"}, **{slug: typed})
    assert form.merged() == {slug: "old"}
    assert form.errors == {slug: [error]}


def test_an_emptied_field_forgets_its_value_and_no_other():
    values = {"toleransi": 1, "rasa": "Pedas"}
    assert posted("logam", values, toleransi="").merged() == {"rasa": "Pedas"}


@pytest.mark.parametrize("group", ["", "nothing", "pagar-kanopi", "a\0b"])
def test_without_a_group_nothing_is_asked_and_nothing_lost(group):
    form = posted(group, {"rasa": "Pedas"}, rasa="Manis")
    assert (form.merged(), list(form.fields)) == ({"rasa": "Pedas"}, [])


def admin_form(instance=None, **fields):
    data = {"group": Category.objects.get(slug="logam").pk, "slug": "kelas", "name": "Kelas", "name_en": "Class"}
    data |= {"kind": "choice", "unit": "", "choices": "A | A class\n\nB|B class", "position": 1, "is_active": "on"}
    return AttributeAdminForm(
        MultiValueDict({key: [value] for key, value in {**data, **fields}.items()}), instance=instance
    )


def test_a_list_is_typed_as_lines():
    form = admin_form()
    assert (form.errors, form.save().choices) == ({}, [["A", "A class"], ["B", "B class"]])


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"choices": "A\nB | b"}, "Write “word | English word” in this line: A"),
        ({"choices": "A | a | b"}, "Write “word | English word” in this line: A | a | b"),
        ({"choices": "A | a\nA | b"}, "A word stands in the list twice."),
        ({"choices": ""}, "Write at least one word."),
        ({"kind": "text"}, "Only “one of a list” has a list."),
    ],
)
def test_a_wrong_list_is_refused(fields, error):
    assert admin_form(**fields).errors == {"choices": [error]}


def test_a_word_that_products_have_stays_in_the_list(emping):
    make_draft(emping, attributes={"rasa": "Pedas"}, photos=0)
    taste = Attribute.objects.get(group__slug="makanan-kering", slug="rasa")
    food = {"group": taste.group_id, "slug": "rasa"}
    assert admin_form(taste, **food, choices="Asin | Salty").errors == {"choices": ["Products still have: Pedas."]}
    assert admin_form(taste, **food, choices="Pedas | Spicy").errors == {}
