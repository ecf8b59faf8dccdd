"""Prices and availability of all products in one table, as Budi changes them."""

import pytest

from catalog import workflow
from catalog.models import Product
from tests.factories import make_draft, make_listing, make_submitted
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
URL = "/en/usaha/produk/tabel/"


def shown(answer):
    """Every field of the page as the browser would send it."""
    data = {}
    for field in page(answer).select("form[novalidate] [name]"):
        if field.name == "select":
            data[field["name"]] = field.select_one("option[selected]")["value"]
        elif field.get("type") != "checkbox" or field.has_attr("checked"):
            data[field["name"]] = field.get("value", "on" if field.get("type") == "checkbox" else "")
    return data


def errors(answer):
    return {
        field["id"].removeprefix("div_id_"): texts_of(field)
        for field in page(answer).select("td:has(.invalid-feedback)")
    }


def texts_of(field):
    return [error.get_text() for error in field.select(".invalid-feedback")]


@pytest.fixture
def products(emping, dewi):
    return make_listing(emping, officer=dewi, name="Emping").product, make_draft(emping, name="Opak", photos=0)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_table_costs_the_same_few_queries(maker, emping, rows, django_assert_num_queries):
    for _number in range(rows):
        make_draft(emping, photos=0)
    with django_assert_num_queries(6):
        assert len(texts(maker.get(URL), "tbody tr")) == rows


def test_it_shows_the_makers_own_products_by_name(maker, las, products):
    make_draft(las, name="Pagar")
    answer = maker.get(URL)
    assert texts(answer, "tbody th") == ["Emping / pack", "Opak / pack"]
    assert texts(answer, "tbody tr:first-child label") == [
        "Price (Rp) : Emping", "Stock : Emping", "Availability : Emping", "Minimum order : Emping",
        "Ready in (days) : Emping",
    ]  # fmt: skip
    assert shown(answer)[f"p{products[0].pk}-price"] == "45.000"


def test_saving_it_as_it_is_changes_nothing(maker, products):
    maker.post(URL, shown(maker.get(URL)))
    assert list(Product.objects.values_list("pk", "version")) == [(each.pk, each.version) for each in products]


def test_changed_rows_are_saved_and_what_buyers_see_is_sent(maker, products):
    public, draft = products
    row = f"p{public.pk}"
    data = {**shown(maker.get(URL)), f"{row}-price": "Rp 47.500", f"{row}-availability": "ready", f"{row}-stock": "30"}
    answer = maker.post(URL, {**data, f"p{draft.pk}-lead_time_days": "9"}, follow=True)
    assert texts(answer, ".notices .notice") == ["2 products saved. 1 sent for approval."]
    public.refresh_from_db()
    draft.refresh_from_db()
    assert (public.price, public.availability, public.stock, public.state) == (47_500, "ready", 30, "submitted")
    assert (public.listing.price, draft.lead_time_days, draft.state) == (45_000, 9, "draft")


def test_without_the_tick_nothing_is_sent(maker, products):
    data = {**shown(maker.get(URL)), f"p{products[0].pk}-price": "47.500"}
    del data["send"]
    maker.post(URL, data)
    product = Product.objects.get(pk=products[0].pk)
    assert (product.price, product.state, product.has_unsent_changes) == (47_500, "published", True)


@pytest.mark.parametrize(
    ("name", "typed", "error"),
    [
        ("price", "murah", "Write the price in whole Rupiah, for example 25.000."),
        ("price", "-5", "Write the price in whole Rupiah, for example 25.000."),
        ("price", "", "This field is required."),
        ("minimum_order", "0", "Ensure this value is greater than or equal to 1."),
        ("stock", "-1", "Ensure this value is greater than or equal to 0."),
        ("lead_time_days", "400", "Ensure this value is less than or equal to 365."),
        ("availability", "x", "Select a valid choice. x is not one of the available choices."),
    ],
)
def test_a_wrong_row_says_so_beside_the_field_and_the_others_are_saved(maker, products, name, typed, error):
    public, draft = products
    data = {**shown(maker.get(URL)), f"p{public.pk}-{name}": typed, f"p{draft.pk}-price": "30.000"}
    answer = maker.post(URL, data)
    assert (answer.status_code, errors(answer)) == (422, {f"p{public.pk}-{name}": [error]})
    assert texts(answer, "#errors a") == ["Emping"]
    assert texts(answer, "tbody .badge") == ["saved"]
    if name != "availability":
        assert shown(answer)[f"p{public.pk}-{name}"] == typed
    assert Product.objects.get(pk=draft.pk).price == 30_000


def test_a_product_that_changed_meanwhile_is_told_and_can_be_saved_again(maker, products):
    public, _draft = products
    data = {**shown(maker.get(URL)), f"p{public.pk}-price": "47.500"}
    workflow.save_product(product=public, price=50_000)
    answer = maker.post(URL, data)
    assert (answer.status_code, texts(answer, "tbody th .invalid-feedback")) == (
        422,
        ["Somebody changed this product meanwhile. Compare and save again.", "It is now: Price (Rp): 50.000."],
    )
    assert shown(answer)[f"p{public.pk}-price"] == "47.500"
    maker.post(URL, shown(answer))
    assert Product.objects.get(pk=public.pk).price == 47_500


def test_what_somebody_else_changed_in_an_untouched_row_stays(maker, products):
    data = {**shown(maker.get(URL)), f"p{products[1].pk}-price": "30.000"}
    workflow.save_product(product=products[0], price=50_000)
    maker.post(URL, data)
    assert list(Product.objects.order_by("name").values_list("price", flat=True)) == [50_000, 30_000]


def test_who_asks_to_be_asked_has_no_price_to_type(maker, emping):
    product = make_draft(emping, price=None, price_kind="ask", photos=0)
    answer = maker.get(URL)
    assert texts(answer, "tbody td")[0] == "ask for the price"
    maker.post(URL, {**shown(answer), f"p{product.pk}-stock": "3"})
    assert Product.objects.get(pk=product.pk).stock == 3


def test_a_price_above_the_end_of_its_range_is_refused(maker, emping):
    product = make_draft(emping, price=10_000, price_to=20_000, price_kind="range", photos=0)
    answer = maker.post(URL, {**shown(maker.get(URL)), f"p{product.pk}-price": "25.000"})
    assert errors(answer) == {f"p{product.pk}-price": ["The highest price is Rp20.000."]}


def test_what_waits_for_approval_stays_where_it_is(maker, emping):
    product = make_submitted(emping)
    maker.post(URL, {**shown(maker.get(URL)), f"p{product.pk}-price": "47.500"})
    product.refresh_from_db()
    assert (product.state, product.price) == ("submitted", 47_500)


def test_nothing_is_taken_for_another_makers_product(maker, las, products):
    other = make_draft(las, photos=0)
    row = {
        f"p{other.pk}-{name}": value for name, value in {"version": other.version, "price": "1", "stock": "1"}.items()
    }
    maker.post(URL, {**shown(maker.get(URL)), **row})
    assert Product.objects.get(pk=other.pk).price == 45_000
