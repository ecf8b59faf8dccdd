"""A product's life through every verb, and what the public sees of it at each step."""

import pytest
from django.core.exceptions import ValidationError
from django_tasks_db.models import DBTaskResult

from catalog import workflow
from catalog.models import Category, Listing, Photo, Product
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from producers import workflow as producers
from tests.factories import make_draft, make_listing, make_producer, make_submitted, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def row(product):
    """The product's listing as it stands in the table, or None."""
    return Listing.objects.filter(pk=product.pk).values().first()


def moves(product):
    """Its history, oldest first."""
    return list(product.history.order_by("pk").values_list("from_state", "to_state", "version", "by__name", "note"))


def told(user):
    """What the person was told, oldest first."""
    return list(Notification.objects.filter(user=user).order_by("pk").values_list("kind", "params"))


def counts(*slugs):
    return [Category.objects.get(slug=slug).listing_count for slug in slugs]


def refusal(verb, **arguments):
    """The words of a refusal, after checking that it changed nothing."""
    product = arguments["product"]
    before = (Product.objects.filter(pk=product.pk).values().get(), row(product), moves(product))
    with pytest.raises(IllegalTransition) as refused:
        verb(**arguments)
    assert (Product.objects.filter(pk=product.pk).values().get(), row(product), moves(product)) == before
    return str(refused.value)


def test_a_new_product_is_an_empty_draft(emping):
    product = workflow.start_product(producer=emping)
    assert (product.state, product.version, product.name, product.price, product.producer) == (
        "draft", 1, "", None, emping
    )  # fmt: skip


def test_an_untouched_draft_is_used_again_and_a_touched_one_is_not(emping, las):
    first = workflow.start_product(producer=emping)
    assert workflow.start_product(producer=emping) == first
    assert workflow.start_product(producer=las) != first
    workflow.save_product(product=first, price=1000)
    assert workflow.start_product(producer=emping) != first


def test_a_suspended_maker_starts_no_product(emping, dewi):
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    with pytest.raises(IllegalTransition, match="This business cannot list products now"):
        workflow.start_product(producer=emping)
    assert Product.objects.count() == 0


def test_each_change_makes_a_new_version_and_none_makes_none(emping):
    product = workflow.start_product(producer=emping)
    workflow.save_product(product=product, name="Opak", price=5000)
    workflow.save_product(product=product, name="Opak", price=5000)
    product.refresh_from_db()
    assert (product.version, product.name, product.price) == (2, "Opak", 5000)


def test_only_the_changed_fields_are_written(emping):
    product = workflow.start_product(producer=emping)
    stale = Product.objects.get(pk=product.pk)
    workflow.save_product(product=product, name="Opak")
    workflow.save_product(product=stale, price=5000)
    product.refresh_from_db()
    assert (product.version, product.name, product.price) == (3, "Opak", 5000)


def test_a_photo_comes_last_with_a_new_version_and_a_job_for_its_small_files(emping):
    product = make_draft(emping, photos=2)
    version = product.version
    photo = workflow.add_photo(product=product, upload=upload())
    assert [*product.photos.shown()][2:] == [photo]
    assert (photo.position, photo.has_variants, product.version) == (3, False, version + 1)
    job = DBTaskResult.objects.order_by("enqueued_at").last()
    assert (job.task_path, job.args_kwargs) == ("catalog.tasks.make_variants", {"args": [photo.pk], "kwargs": {}})


def test_a_ninth_photo_is_refused_and_leaves_no_file(emping, media_root, settings):
    settings.PHOTOS_PER_PRODUCT = 2
    product = make_draft(emping, photos=2)
    files = set(media_root.rglob("*.jpg"))
    with pytest.raises(ValidationError, match="A product has at most 2 photos"):
        workflow.add_photo(product=product, upload=upload())
    assert (product.photos.count(), set(media_root.rglob("*.jpg"))) == (2, files)


def test_a_photo_for_a_product_that_cannot_change_leaves_no_file(emping, dewi, media_root):
    product = make_draft(emping)
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    files = set(media_root.rglob("*.jpg"))
    assert refusal(workflow.add_photo, product=product, upload=upload()) == "This product cannot be changed now."
    assert set(media_root.rglob("*.jpg")) == files


@pytest.mark.parametrize(
    ("photo", "position", "order"),
    [("c", 1, "cab"), ("a", 2, "bac"), ("a", 3, "bca"), ("b", 1, "bac"), ("b", 99, "acb"), ("a", -5, "abc")],
)
def test_a_photo_moves_to_the_place_it_is_given(emping, photo, position, order):
    product = make_draft(emping, photos=3)
    letters = dict(zip("abc", product.photos.shown(), strict=True))
    workflow.place_photo(photo=letters[photo], position=position)
    assert list(product.photos.shown()) == [letters[letter] for letter in order]
    assert list(product.photos.shown().values_list("position", flat=True)) == [1, 2, 3]


def test_sending_an_incomplete_product_names_what_is_missing(emping, budi):
    product = workflow.start_product(producer=emping)
    workflow.save_product(product=product, name="Opak", price=5000)
    assert refusal(workflow.submit_product, product=product, by=budi) == (
        "Still missing: category, at least one photo."
    )


def test_a_sent_product_waits_and_is_not_public(emping, budi):
    product = make_draft(emping)
    workflow.submit_product(product=product, by=budi)
    product.refresh_from_db()
    assert (product.state, product.submitted_at is not None, row(product)) == ("submitted", True, None)
    assert moves(product) == [("draft", "submitted", product.version, "Budi", "")]
    assert refusal(workflow.submit_product, product=product, by=budi) == "There is nothing to send for approval."


def test_approval_makes_the_product_public_and_tells_the_maker(emping, budi, dewi):
    product = make_submitted(emping)
    listing = workflow.approve_product(product=product, version=product.version, by=dewi, note="Bagus")
    product.refresh_from_db()
    assert (product.state, listing.title, listing.version) == ("published", "Emping Melinjo", product.version)
    assert (listing.is_offered, listing.is_visible, list(Listing.objects.visible())) == (True, True, [listing])
    assert moves(product)[1:] == [("submitted", "published", product.version, "Dewi", "Bagus")]
    assert told(budi)[-1] == ("product_approved", {"name": "Emping Melinjo"})
    assert Notification.objects.last().url == f"/usaha/produk/{product.pk}/"
    assert counts("emping-ceplis", "makanan-kering", "sambal") == [1, 1, 0]


def test_a_product_is_approved_once(emping, dewi):
    product = make_listing(emping, officer=dewi).product
    assert refusal(workflow.approve_product, product=product, version=product.version, by=dewi) == (
        "This is not possible any more: it is now “published”."
    )


def test_a_version_that_changed_meanwhile_must_be_looked_at_again(emping, dewi):
    product = make_submitted(emping)
    seen = product.version
    workflow.save_product(product=product, price=99_000)
    changed = "The maker changed this product while you were looking at it. Please look at the new version."
    for verb in (workflow.approve_product, workflow.request_product_changes, workflow.reject_product):
        assert refusal(verb, product=product, version=seen, by=dewi, note="x") == changed
    assert workflow.approve_product(product=product, version=seen + 1, by=dewi).price == 99_000


@pytest.mark.parametrize("state", ["draft", "submitted", "changes"])
def test_the_maker_is_verified_before_her_products(budi, dewi, state):
    producer = make_producer(budi)
    if state != "draft":
        producers.submit_producer(producer=producer, by=budi)
    if state == "changes":
        producers.request_producer_changes(producer=producer, version=producer.version, by=dewi, note="Alamat?")
    product = make_submitted(producer)
    assert refusal(workflow.approve_product, product=product, version=product.version, by=dewi) == (
        "Verify the maker first, then approve its products."
    )


def test_a_product_that_lost_its_photo_while_it_waited_is_not_approved(emping, dewi):
    product = make_submitted(emping)
    workflow.remove_photo(photo=product.photos.get())
    product.refresh_from_db()
    assert refusal(workflow.approve_product, product=product, version=product.version, by=dewi) == (
        "Still missing: at least one photo."
    )


def test_a_maker_reads_what_to_change_and_sends_it_again(emping, budi, dewi):
    product = make_submitted(emping)
    workflow.request_product_changes(product=product, version=product.version, by=dewi, note="Foto terlalu gelap.")
    assert (product.state, workflow.feedback(product), row(product)) == ("changes", "Foto terlalu gelap.", None)
    assert told(budi)[-1] == ("product_changes", {"name": "Emping Melinjo", "note": "Foto terlalu gelap."})
    workflow.submit_product(product=product, by=budi)
    assert (product.state, workflow.feedback(product)) == ("submitted", "")
    workflow.request_product_changes(product=product, version=product.version, by=dewi, note="Masih gelap.")
    assert workflow.feedback(product) == "Masih gelap."


def test_a_rejected_product_is_closed_for_good(emping, budi, dewi):
    product = make_submitted(emping)
    workflow.reject_product(product=product, version=product.version, by=dewi, note="Bukan buatan sendiri.")
    assert (product.state, workflow.feedback(product)) == ("rejected", "Bukan buatan sendiri.")
    assert told(budi)[-1] == ("product_rejected", {"name": "Emping Melinjo", "note": "Bukan buatan sendiri."})
    assert refusal(workflow.save_product, product=product, name="x") == "This product cannot be changed now."
    assert refusal(workflow.submit_product, product=product, by=budi) == "There is nothing to send for approval."
    assert refusal(workflow.discard_product, product=product, by=budi) == "Only a draft can be thrown away."


def test_a_change_to_a_public_product_is_sent_back_but_never_rejected(emping, budi, dewi):
    product = make_listing(emping, officer=dewi).product
    workflow.save_product(product=product, name="Emping Super")
    workflow.submit_product(product=product, by=budi)
    assert refusal(workflow.reject_product, product=product, version=product.version, by=dewi, note="x") == (
        "Only a product that was never public can be rejected. Ask for changes instead."
    )


def test_only_a_draft_is_thrown_away(emping, budi):
    draft, sent = make_draft(emping), make_submitted(emping)
    workflow.discard_product(product=draft, by=budi)
    assert list(Product.objects.all()) == [sent]
    assert refusal(workflow.discard_product, product=sent, by=budi) == "Only a draft can be thrown away."
    assert Photo.objects.count() == 1


@pytest.mark.parametrize("verb", [workflow.withdraw_product, workflow.discard_product, workflow.republish_product])
def test_a_waiting_product_is_neither_withdrawn_discarded_nor_shown(emping, budi, verb):
    assert refusal(verb, product=make_submitted(emping), by=budi) in {
        "This product is not public.",
        "Only a draft can be thrown away.",
        "This product must be approved again before it can be shown.",
    }


def test_what_was_never_public_is_not_taken_down(emping, dewi):
    assert refusal(workflow.take_down_product, product=make_submitted(emping), by=dewi, note="x") == (
        "This product is not public."
    )
