"""Two people at the same moment: one of them waits, and nothing is lost."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from catalog import listings, workflow
from catalog.models import Category, Listing, Product
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition, lock
from producers import workflow as producers
from producers.models import Producer
from tests.factories import make_draft, make_listing, make_moderator, make_submitted, upload
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db(transaction=True)


def outcome(future):
    """What the person got, or the kind of refusal."""
    error = future.exception(timeout=20)
    return type(error) if error else future.result()


def race(held, *actions):
    """Let the actions queue up, in this order, for a row that is locked here; then let go."""
    with transaction.atomic():
        lock(held)
        futures = [start_and_wait_for_lock(action)[0] for action in actions]
    return [outcome(future) for future in futures]


def approve(product, officer):
    version = product.version
    return lambda: workflow.approve_product(product=Product.objects.get(pk=product.pk), version=version, by=officer)


def count(slug="emping-ceplis"):
    return Category.objects.get(slug=slug).listing_count


def test_of_two_officers_who_approve_at_once_one_wins(emping, budi, dewi):
    product = make_submitted(emping)
    first, second = race(product, approve(product, dewi), approve(product, make_moderator("Eka")))
    assert (first, second) == (Listing.objects.get(), IllegalTransition)
    assert list(product.history.values_list("to_state", "by__name")) == [("published", "Dewi"), ("submitted", "Budi")]
    assert (Notification.objects.filter(kind="product_approved").count(), count()) == (1, 1)


def test_who_approves_and_who_sends_back_at_once_do_not_both_succeed(emping, dewi):
    product = make_submitted(emping)

    def send_back():
        return workflow.request_product_changes(
            product=Product.objects.get(pk=product.pk), version=product.version, by=dewi, note="Foto?"
        )

    assert race(product, send_back, approve(product, dewi)) == [product, IllegalTransition]
    product.refresh_from_db()
    assert (product.state, Listing.objects.count(), count()) == ("changes", 0, 0)


@pytest.mark.parametrize("is_approved_first", [True, False])
def test_an_edit_at_the_moment_of_approval_is_neither_lost_nor_published(emping, dewi, is_approved_first):
    product = make_submitted(emping, name="Yang dilihat petugas")
    seen = product.version

    def edit():
        return workflow.save_product(product=Product.objects.get(pk=product.pk), name="Yang baru")

    actions = [approve(product, dewi), edit]
    results = race(product, *(actions if is_approved_first else reversed(actions)))
    product.refresh_from_db()
    assert (product.name, product.version) == ("Yang baru", seen + 1)
    if is_approved_first:
        listing = Listing.objects.get()
        assert results == [listing, product]
        assert (listing.title, listing.version, product.state) == ("Yang dilihat petugas", seen, "published")
        assert product.has_unsent_changes
    else:
        assert (results, product.state, Listing.objects.count()) == ([product, IllegalTransition], "submitted", 0)


@pytest.mark.parametrize("is_approved_first", [True, False])
def test_a_product_approved_at_the_moment_of_suspension_is_not_public(emping, dewi, is_approved_first):
    product = make_submitted(emping)

    def suspend():
        return producers.suspend_producer(producer=Producer.objects.get(pk=emping.pk), by=dewi, note="Diperiksa")

    actions = [approve(product, dewi), suspend]
    results = race(emping, *(actions if is_approved_first else reversed(actions)))
    assert results == ([Listing.objects.get(), emping] if is_approved_first else [emping, IllegalTransition])
    assert (Listing.objects.visible().count(), count()) == (0, 0)


def test_a_withdrawal_at_the_moment_of_approval_wins_over_it(emping, budi, dewi):
    product = make_listing(emping, officer=dewi).product
    workflow.save_product(product=product, price=1)
    workflow.submit_product(product=product, by=budi)

    def withdraw():
        return workflow.withdraw_product(product=Product.objects.get(pk=product.pk), by=budi)

    assert race(product, withdraw, approve(product, dewi)) == [product, IllegalTransition]
    assert (Listing.objects.visible().count(), count()) == (0, 0)


def test_two_approvals_in_one_category_are_both_counted(emping, las, dewi):
    products = [make_submitted(emping), make_submitted(las)]
    category = Category.objects.get(slug="emping-ceplis")
    results = race(category, *(approve(product, dewi) for product in products))
    assert results == [Listing.objects.get(pk=product.pk) for product in products]
    assert (count(), count("makanan-kering")) == (2, 2)


def test_a_double_click_on_send_sends_once(emping, budi):
    product = make_draft(emping)

    def send():
        return workflow.submit_product(product=Product.objects.get(pk=product.pk), by=budi)

    assert race(product, send, send) == [product, IllegalTransition]
    assert product.history.count() == 1


def test_of_two_photos_that_arrive_for_the_last_place_one_is_kept(emping, settings, media_root):
    settings.PHOTOS_PER_PRODUCT = 2
    product = make_draft(emping, photos=1)
    files = len(list(media_root.rglob("*.jpg")))

    def add():
        return workflow.add_photo(product=Product.objects.get(pk=product.pk), upload=upload())

    results = race(product, add, add)
    assert results == [product.photos.get(position=2), ValidationError]
    assert len(list(media_root.rglob("*.jpg"))) == files + 1


def test_small_files_made_at_the_moment_of_approval_reach_the_listing(emping, dewi):
    product = make_submitted(emping)
    photo = product.photos.get()
    with transaction.atomic():
        approve(product, dewi)()
        futures = start_and_wait_for_lock(lambda: listings.variants_made(photo=photo))
    assert outcome(futures[0]) is None
    assert [shot["variants"] for shot in Listing.objects.get().photos] == [True]
