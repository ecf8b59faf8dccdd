"""Variants, prices by quantity, stock and open prices on the way from the product page to the maker."""

import pytest

from catalog.models import Listing
from cilegon_ikm.states import IllegalTransition
from orders import workflow
from orders.models import Basket, BasketLine, EnquiryLine
from tests.factories import make_basket, make_enquiry, make_listing
from tests.orders.steps import BASKET, form_of, put, send
from tests.pages import field_errors, page, texts

pytestmark = pytest.mark.django_db

SIZES = [
    {"values": ["L"], "price": None, "available": True},
    {"values": ["XL"], "price": 65_000, "available": True},
    {"values": ["S"], "price": None, "available": False},
]


@pytest.fixture
def shirt(las, dewi):
    """5 at least; cheaper from 50; L, XL (dearer) and S (not now)."""
    return make_listing(
        las, officer=dewi, name="Kaos", unit="pcs", price=60_000, minimum_order=5, price_kind="tiers",
        tiers=[(50, 54_000)], options=[{"name": "Ukuran", "values": ["L", "XL", "S"]}], variants=SIZES,
    )  # fmt: skip


@pytest.fixture
def fence(las, dewi):
    return make_listing(las, officer=dewi, name="Pagar", unit="m", price=300_000, price_kind="range", price_to=450_000)


@pytest.fixture
def frame(las, dewi):
    return make_listing(las, officer=dewi, name="Rangka", unit="kg", price=None, price_kind="ask")


def lines():
    return list(BasketLine.objects.order_by("pk").values_list("listing__title", "variant", "quantity"))


def test_the_page_offers_what_there_is_and_shows_the_rest_as_closed(client, shirt):
    answer = client.get(f"/en{Listing.objects.get().get_absolute_url()}")
    assert [(option["value"], option.has_attr("disabled")) for option in page(answer).select("#variant option")] == [
        ("", False), ("L", False), ("XL", False), ("S", True)
    ]  # fmt: skip
    assert texts(answer, "#variant option") == ["Choose", "L", "XL – Rp65.000", "S – not available now"]
    assert texts(answer, ".price-table tr") == [
        "Quantity Price", "5 – 49 piece Rp60.000", "50+ piece Rp54.000",
        "L Rp60.000", "XL Rp65.000", "S not available now",
    ]  # fmt: skip
    assert texts(answer, ".product .price") == ["from Rp54.000 / piece"]


def test_each_variant_is_a_line_at_the_price_of_its_quantity(client, shirt):
    put(client, shirt, quantity=50, variant="L")
    put(client, shirt, quantity=5, variant="XL")
    put(client, shirt, quantity=60, variant="L")
    assert lines() == [("Kaos", "L", 60), ("Kaos", "XL", 5)]
    shown = client.get(BASKET)
    assert texts(shown, ".basket-line .nums") == [
        "Rp54.000 / piece · from 5 quantity price",
        "Rp65.000 / piece · from 5",
    ]
    assert texts(shown, ".basket-total") == ["Together Rp3.565.000"]


@pytest.mark.parametrize(
    ("variant", "quantity", "message"),
    [
        ("", 5, "Choose one of the variants."),
        ("S", 5, "This variant is not available now. Choose another one on the product’s page."),
        ("XXL", 5, "This variant is no longer offered. Choose another one on the product’s page."),
        ("L", 4, "The minimum order is 5."),
    ],
)
def test_what_cannot_be_had_stays_on_the_page_with_the_reason(client, shirt, variant, quantity, message):
    answer = put(client, shirt, quantity=quantity, variant=variant)
    assert (answer.status_code, texts(answer, ".ask .invalid-feedback"), lines()) == (422, [message], [])
    assert page(answer).find(id="quantity")["value"] == str(quantity)


def test_a_chosen_variant_stays_chosen_when_the_quantity_is_refused(client, shirt):
    answer = put(client, shirt, quantity=1, variant="XL")
    assert [option["value"] for option in page(answer).select("#variant option[selected]")] == ["XL"]


def test_what_is_sold_out_offers_no_basket_but_the_chat(client, emping, dewi):
    listing = make_listing(emping, officer=dewi, availability="sold_out")
    answer = client.get(f"/en{listing.get_absolute_url()}")
    assert texts(answer, ".ask .notice") == ["Sold out for now. Ask the maker when it will be there again."]
    assert (texts(answer, ".ask .btn"), page(answer).select(".ask input")) == (["Ask on WhatsApp"], [])
    refused = put(client, listing)
    assert (refused.status_code, lines()) == (422, [])


def test_the_basket_names_the_sum_and_where_it_gets_cheaper(client, shirt):
    put(client, shirt, quantity=6, variant="XL")
    shown = client.get(BASKET)
    assert texts(shown, ".line-total, .basket-line .small") == ["6 × Rp65.000 = Rp390.000", "From 50 on: Rp54.000 each"]


def test_the_variant_of_a_line_can_be_changed(client, shirt):
    put(client, shirt, quantity=5, variant="L")
    name = f"line-{BasketLine.objects.get().pk}-variant"
    assert texts(client.get(BASKET), f"#id_{name} option") == ["L", "XL", "S"]
    answer = client.post(BASKET, {**form_of(client), name: "XL", "action": "update"})
    assert (lines(), texts(answer, ".basket-line .nums")) == ([("Kaos", "XL", 5)], ["Rp65.000 / piece · from 5"])


@pytest.mark.parametrize(
    ("variant", "message"),
    [
        ("XL", "“XL” has a line of its own in your basket."),
        ("S", "This variant is not available now. Choose another one on the product’s page."),
    ],
)
def test_a_variant_that_has_a_line_or_is_not_there_is_refused(client, shirt, variant, message):
    put(client, shirt, quantity=5, variant="L")
    put(client, shirt, quantity=7, variant="XL")
    name = f"line-{BasketLine.objects.get(variant='L').pk}-variant"
    answer = client.post(BASKET, {**form_of(client), name: variant, "action": "update"})
    assert (answer.status_code, field_errors(answer)) == (422, {name: message})
    assert lines() == [("Kaos", "L", 5), ("Kaos", "XL", 7)]


@pytest.mark.parametrize(
    ("quantity", "message"),
    [("4", "The minimum order is 5."), ("51", "Only 50 are ready. For more, ask the maker on WhatsApp.")],
)
def test_the_basket_says_beside_the_line_what_is_too_few_or_too_many(client, emping, dewi, quantity, message):
    put(client, make_listing(emping, officer=dewi, availability="ready", stock=50, minimum_order=5), quantity=5)
    name = f"line-{BasketLine.objects.get().pk}-quantity"
    answer = send(client, **{name: quantity})
    assert (answer.status_code, field_errors(answer)) == (422, {name: message})
    assert not EnquiryLine.objects.exists()


def test_a_line_that_cannot_be_had_any_more_is_marked_and_hinders_sending(client, melinjo):
    put(client, melinjo)
    Listing.objects.update(availability="sold_out")
    assert texts(client.get(BASKET), ".basket-line .invalid-feedback") == ["Sold out for now."]
    answer = send(client)
    assert (answer.status_code, EnquiryLine.objects.count()) == (422, 0)


@pytest.mark.usefixtures("in_english")
def test_the_verb_itself_refuses_what_sold_out_after_the_page_was_read(melinjo):
    basket = make_basket(melinjo)
    Listing.objects.update(availability="sold_out")
    with pytest.raises(IllegalTransition, match="Emping Melinjo: Sold out for now"):
        workflow.send_basket(
            basket=basket, key=basket.key, contact=workflow.Contact(name="Ani", phone="+6281200007002")
        )
    assert Basket.objects.get().lines.count() == 1


def test_open_prices_are_told_in_the_basket_and_to_both_sides(client, shirt, fence, frame, citra):
    put(client, shirt, quantity=50, variant="XL")
    put(client, fence, quantity=2)
    put(client, frame, quantity=9)
    assert texts(client.get(BASKET), ".basket-total") == ["Together from Rp3.550.000 and 1 price to ask for"]
    sent = send(client)
    assert list(EnquiryLine.objects.values_list("title", "variant", "price", "is_price_from")) == [
        ("Kaos", "XL", 59_000, False), ("Pagar", "", 300_000, True), ("Rangka", "", None, False)
    ]  # fmt: skip
    told = [
        "Kaos XL Rp59.000 / piece 50 piece Rp2.950.000",
        "Pagar from Rp300.000 / metre 2 metre from Rp600.000",
        "Rangka Ask for the price 9 kg",
    ]
    enquiry = EnquiryLine.objects.first().enquiry
    conversation = client.get(f"{sent['Location']}{enquiry.reference}/")
    client.force_login(citra)
    for side in (conversation, client.get(f"/en/usaha/pesan/{enquiry.reference}/")):
        assert texts(side, ".row-link:has(.row-side)") == told
        assert texts(side, ".basket-total") == ["Together from Rp3.550.000 and 1 price to ask for"]


def test_an_enquiry_that_names_no_price_at_all_says_so(client, frame):
    put(client, frame)
    assert texts(client.get(BASKET), ".basket-total") == ["Together Ask for the price"]


def test_the_maker_is_told_which_variant(shirt):
    basket = Basket.objects.create()
    workflow.add_to_basket(basket=basket, listing=shirt, quantity=5, variant="XL")
    assert [str(line) for line in basket.lines.all()] == ["5 × Kaos (XL)"]
    assert str(EnquiryLine(quantity=5, title="Kaos", variant="XL")) == "5 × Kaos (XL)"


def test_a_price_that_was_told_stays_when_the_listing_changes(melinjo):
    enquiry = make_enquiry(melinjo)
    Listing.objects.update(price=1)
    assert enquiry.lines.get().price == 45_000
