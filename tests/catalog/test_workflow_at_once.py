"""Small changes of makers in good standing: live at once, recorded as automatic, looked at afterwards by lot."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog import rules, workflow
from catalog.models import Category, Listing, Product, SpotCheck
from producers import workflow as producers
from tests.factories import make_listing, make_submitted, make_trusted, upload
from tests.pages import texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture(autouse=True)
def _every_change_is_checked(settings):
    settings.SPOT_CHECK_PERCENT = 100


@pytest.fixture
def product(emping, dewi):
    """A public product of a maker in good standing."""
    make_trusted(emping, officer=dewi)
    return make_listing(emping, officer=dewi, price=100_000).product


def send(product, **fields):
    workflow.save_product(product=product, **fields)
    return workflow.submit_product(product=product, by=product.producer.owner)


def shown(product):
    listing = Listing.objects.get(pk=product.pk)
    return listing.price, listing.version, listing.is_visible


def test_a_small_step_goes_live_at_once_and_is_recorded_as_automatic(product, budi):
    send(product, price=110_000)
    assert product.state == "published"
    assert shown(product) == (110_000, product.version, True)
    moves = product.history.order_by("pk").values_list("from_state", "to_state", "version", "by__name", "is_automatic")
    assert list(moves)[2:] == [
        ("published", "submitted", product.version, "Budi", False),
        ("submitted", "published", product.version, None, True),
    ]


def test_many_small_steps_do_not_creep(product):
    send(product, price=118_000)
    send(product, price=120_000)
    assert shown(product)[0] == 120_000
    send(product, price=121_000)
    assert (product.state, shown(product)[0]) == ("submitted", 120_000)


def test_an_officers_approval_is_where_the_next_steps_are_measured_from(product, dewi):
    send(product, price=150_000)
    workflow.approve_product(product=product, version=product.version, by=dewi)
    send(product, price=175_000)
    assert shown(product)[0] == 175_000


def test_whatever_else_changes_waits_for_an_officer(product):
    send(product, price=110_000, name="Emping Super")
    assert (product.state, shown(product)[0]) == ("submitted", 100_000)


def test_a_photo_waits_for_an_officer(product):
    workflow.remove_photo(photo=product.photos.get())
    workflow.add_photo(product=product, upload=upload(seed=8))
    workflow.submit_product(product=product, by=product.producer.owner)
    assert product.state == "submitted"


def test_a_withdrawn_product_waits_for_an_officer(product, budi):
    workflow.withdraw_product(product=product, by=budi)
    send(product, price=110_000)
    assert (product.state, shown(product)[2]) == ("submitted", False)


def test_a_maker_without_enough_approvals_waits(emping, dewi):
    for number in range(rules.STANDING_APPROVALS - 1):
        product = make_listing(emping, officer=dewi, name=f"Emping {number}").product
    assert not rules.in_good_standing(emping)
    send(product, price=product.price + 1)
    assert product.state == "submitted"


def test_automatic_publications_earn_no_good_standing(emping, dewi, product):
    product.history.filter(to_state="published").update(is_automatic=True)
    Product.objects.exclude(pk=product.pk).first().history.filter(to_state="published").update(is_automatic=True)
    assert not rules.in_good_standing(emping)


@pytest.mark.parametrize(("days", "good"), [(89, False), (91, True)])
def test_a_take_down_costs_the_good_standing_for_90_days(emping, dewi, product, days, good):
    other = make_listing(emping, officer=dewi).product
    workflow.take_down_product(product=other, by=dewi, note="Foto orang lain.")
    other.history.filter(to_state="taken_down").update(at=timezone.now() - timedelta(days=days))
    assert rules.in_good_standing(emping) == good


def test_a_rejection_costs_the_good_standing(emping, dewi, product):
    other = make_submitted(emping)
    workflow.reject_product(product=other, version=other.version, by=dewi, note="Bukan buatan sendiri.")
    assert not rules.in_good_standing(emping)


def test_a_suspended_maker_is_not_in_good_standing(emping, dewi, product):
    producers.suspend_producer(producer=emping, by=dewi, note="Keluhan.")
    assert not rules.in_good_standing(emping)


def test_a_change_drawn_by_lot_waits_as_a_spot_check_with_what_changed(product):
    send(product, price=110_000, lead_time_days=9)
    check = SpotCheck.objects.get()
    assert (check.product, check.product_version, check.state) == (product, product.version, "open")
    assert check.before == {"price": 100_000, "lead_time_days": 3}
    assert check.after == {"price": 110_000, "lead_time_days": 9}


def test_the_share_that_is_checked_is_one_setting(product, settings):
    settings.SPOT_CHECK_PERCENT = 0
    send(product, price=110_000)
    assert (shown(product)[0], SpotCheck.objects.count()) == (110_000, 0)


def test_the_counts_of_categories_stay_right(product):
    before = Category.objects.get(slug="emping-ceplis").listing_count
    send(product, price=110_000)
    assert Category.objects.get(slug="emping-ceplis").listing_count == before == 4


@pytest.mark.parametrize(
    ("price", "told"),
    [
        ("110.000", "Buyers see the change now."),
        (
            "200.000",
            "Sent for approval. You will be told here as soon as an officer has looked at it.",
        ),
    ],
)
def test_the_maker_reads_whether_it_is_live(client, product, price, told):
    client.force_login(product.producer.owner)
    form = {
        "name": product.name, "category": product.category_id, "price": price, "unit": product.unit,
        "minimum_order": product.minimum_order, "lead_time_days": product.lead_time_days,
        "description": product.description, "action": "send",
    }  # fmt: skip
    answer = client.post(f"/en/usaha/produk/{product.pk}/", form, follow=True)
    assert told in " ".join(texts(answer, ".notice"))
