import pytest

from catalog.forms import ProductForm
from catalog.models import Category, Product
from tests.factories import make_draft, make_listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

REQUIRED = "This field is required."


@pytest.fixture
def filled():
    """A form as a careful person fills it in."""
    return {
        "name": "Opak",
        "category": str(Category.objects.get(slug="rengginang-opak").pk),
        "price": "Rp 12.500",
        "unit": "pack",
        "minimum_order": "5",
        "lead_time_days": "0",
        "description": "Opak singkong.",
    }


def errors(form):
    return {name: list(texts) for name, texts in form.errors.items()}


def test_a_filled_form_is_understood(filled):
    form = ProductForm(filled)
    assert form.valid_fields() == {
        "tiers": [],  # of one fixed price
        "name": "Opak",
        "category": Category.objects.get(slug="rengginang-opak"),
        "price": 12_500,
        "unit": "pack",
        "minimum_order": 5,
        "lead_time_days": 0,
        "description": "Opak singkong.",
    }
    assert errors(form) == {}


def test_the_categories_stand_under_their_groups():
    choices = list(ProductForm().fields["category"].choices)
    assert choices[0] == ("", "Choose a category")
    assert [name for name, _categories in choices[1:4]] == [
        "Snacks & dry food", "Prepared food", "Spices, sambal & pantry"
    ]  # fmt: skip
    assert [label for _value, label in choices[1][1]] == [
        "Chips & crackers", "Melinjo crackers", "Rice crackers", "Cookies & gipang", "Nuts, floss & jerky"
    ]  # fmt: skip
    assert len(choices) == 13


def test_a_draft_may_be_almost_empty():
    form = ProductForm({"unit": "pcs", "minimum_order": "1", "lead_time_days": "1"}, instance=Product())
    assert errors(form) == {}


def test_what_is_sent_must_be_complete():
    form = ProductForm({"unit": "pcs", "minimum_order": "1", "lead_time_days": "1"}, instance=Product(), sending=True)
    assert errors(form) == {name: [REQUIRED] for name in ("name", "category", "price")}


@pytest.mark.parametrize("name", ["name", "category", "price"])
@pytest.mark.parametrize("state", [state for state in Product.State.values if state != "draft"])
def test_what_an_officer_has_seen_is_never_emptied(filled, state, name):
    form = ProductForm({**filled, name: ""}, instance=Product(state=state))
    assert errors(form) == {name: [REQUIRED]}


@pytest.mark.parametrize("name", ["unit", "minimum_order", "lead_time_days"])
def test_the_rest_is_always_needed(filled, name):
    assert errors(ProductForm({**filled, name: ""})) == {name: [REQUIRED]}


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("name", "x" * 101, "Ensure this value has at most 100 characters (it has 101)."),
        ("name", "a\0b", "Null characters are not allowed."),
        ("description", "x" * 5001, "Ensure this value has at most 5000 characters (it has 5001)."),
        ("price", "gratis", "Write the price in whole Rupiah, for example 25.000."),
        ("price", "0", "The price must be between Rp1 and Rp100.000.000.000."),
        ("unit", "crate", "Select a valid choice. crate is not one of the available choices."),
        ("minimum_order", "0", "Ensure this value is greater than or equal to 1."),
        ("minimum_order", "-5", "Ensure this value is greater than or equal to 1."),
        ("minimum_order", "1000001", "Ensure this value is less than or equal to 1000000."),
        ("minimum_order", "9" * 30, "Ensure this value is less than or equal to 1000000."),
        ("minimum_order", "lima", "Enter a whole number."),
        ("minimum_order", "1.5", "Enter a whole number."),
        ("minimum_order", "9" * 5000, "Enter a whole number."),
        ("lead_time_days", "-1", "Ensure this value is greater than or equal to 0."),
        ("lead_time_days", "366", "Ensure this value is less than or equal to 365."),
        ("category", "0", "Select a valid choice. That choice is not one of the available choices."),
        ("category", "emping", "Select a valid choice. That choice is not one of the available choices."),
        ("category", "9" * 30, "Select a valid choice. That choice is not one of the available choices."),
    ],
)
def test_one_wrong_field_is_named_and_the_others_are_kept(filled, name, typed, message):
    form = ProductForm({**filled, name: typed})
    assert set(form.valid_fields()) == {*filled, "tiers"} - {name}
    assert errors(form) == {name: [message]}


def test_a_group_is_no_category_for_a_product(filled):
    group = Category.objects.get(slug="makanan-kering")
    assert list(ProductForm({**filled, "category": str(group.pk)}).errors) == ["category"]


@pytest.mark.parametrize("text", ["مرحبا", "😀😀", "<script>alert(1)</script>", "'; DROP TABLE catalog_product; --"])
def test_any_words_may_be_written(filled, text):
    fields = ProductForm({**filled, "name": text, "description": text}).valid_fields()
    assert (fields["name"], fields["description"]) == (text, text)


def test_the_form_shows_what_was_saved(emping):
    form = ProductForm(instance=make_draft(emping, price=1_250_000))
    assert (form["price"].value(), form["name"].value(), form["minimum_order"].value()) == (
        "1.250.000", "Emping Melinjo", 2
    )  # fmt: skip


def test_the_form_shows_what_was_typed_however_wrong(filled):
    form = ProductForm({**filled, "price": "dua belas ribu"})
    assert (form.is_valid(), form["price"].value()) == (False, "dua belas ribu")


def test_a_public_product_can_be_corrected(emping, filled):
    form = ProductForm(filled, instance=make_listing(emping).product)
    assert (errors(form), form.valid_fields()["name"]) == ({}, "Opak")
