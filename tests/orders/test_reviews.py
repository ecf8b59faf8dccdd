"""orders/workflow/reviews.py, ratings.py and review_photos.py: what is said of an order, and what it comes to."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from catalog.models import Listing
from catalog.workflow import approve_product
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from orders import workflow
from orders.models import Enquiry, EnquiryLine, Review, ReviewPhoto
from orders.rfqs.awarding import Part, award_rfq
from orders.tasks import make_variants
from producers.models import Helper, Producer
from tests.factories import (
    close,
    image_bytes,
    make_change,
    make_enquiry,
    make_fulfilled,
    make_listing,
    make_offer,
    make_review,
    make_rfq,
    make_user,
    upload,
)
from tests.races import start_and_wait_for_lock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def order(melinjo):
    """Ani got her emping from Budi."""
    return make_fulfilled(make_enquiry(melinjo, user=make_user("Ani")))


@pytest.fixture
def review(order):
    return workflow.write_review(enquiry=order, stars=2, words="Agak melempem.", name="Ani")


def told(person):
    return [
        (notice.kind, notice.title, notice.body)
        for notice in Notification.objects.filter(user__name=person, kind__startswith="review").order_by("pk")
    ]


def numbers(thing):
    thing.refresh_from_db()
    return thing.rating_total, thing.rating_count, [shot["stars"] for shot in thing.newest_reviews]


def stored():
    """How many files of reviews there are."""
    if not default_storage.exists("reviews"):
        return 0
    folders, _files = default_storage.listdir("reviews")
    return sum(len(default_storage.listdir(f"reviews/{folder}")[1]) for folder in folders)


def test_a_buyer_says_it_once_and_the_maker_is_told(order, melinjo, emping):
    review = workflow.write_review(enquiry=order, stars=4, words="Renyah.", name="Ani")
    assert (review.state, review.about, review.producer) == ("shown", "Emping Melinjo", emping)
    body = f"{order.reference}: everybody can read it. You can answer it once."
    assert told("Budi") == [("review_new", "Ani wrote a review: 4 of 5 stars", body)]
    assert numbers(melinjo) == numbers(emping) == (4, 1, [4])
    with pytest.raises(IllegalTransition, match="There is a review of this order already"):
        workflow.write_review(enquiry=order, stars=1)


@pytest.mark.parametrize("state", [state for state in Enquiry.State.values if state not in {"fulfilled", "completed"}])
def test_nothing_is_said_of_what_was_not_handed_over(enquiry, state):
    Enquiry.objects.update(state=state)
    enquiry.refresh_from_db()
    with pytest.raises(IllegalTransition, match="once the maker has handed everything over"):
        workflow.write_review(enquiry=enquiry, stars=5)
    assert not Review.objects.exists()


@pytest.mark.parametrize("by", ["account", "number", "helper", "helper's number"])
def test_no_maker_reviews_her_own_business(order, budi, emping, by):
    helper = Helper.objects.create(producer=emping, user=make_user("Gilang")).user
    user, phone = {
        "account": (budi, ""),
        "number": (None, emping.whatsapp),
        "helper's number": (None, helper.phone),
        "helper": (helper, ""),
    }[by]
    order.submission.user, order.submission.phone = user, phone
    order.submission.save()
    with pytest.raises(IllegalTransition, match="Nobody reviews her own business"):
        workflow.write_review(enquiry=Enquiry.objects.get(), stars=5)


def test_the_buyer_is_invited_once_when_the_order_is_completed(order):
    workflow.complete_order(enquiry=order, by=None)
    body = f"{order.reference} is completed. A few words and stars help the maker and other buyers."
    assert told("Ani") == [("review_invited", "How was it with Emping Budi?", body)]


def test_an_order_that_completes_by_itself_invites_the_buyer_and_tells_the_maker(order):
    workflow.complete_unconfirmed(enquiry=order)
    kinds = Notification.objects.order_by("pk").values_list("user__name", "kind")
    assert list(kinds)[-2:] == [("Budi", "order_closed"), ("Ani", "review_invited")]


def test_who_has_said_it_already_is_not_invited(order, review):
    workflow.complete_unconfirmed(enquiry=order)
    kinds = Notification.objects.order_by("pk").values_list("user__name", "kind")
    assert list(kinds)[-2:] == [("Budi", "order_closed"), ("Ani", "order_closed")]


def test_the_maker_answers_once(review, melinjo):
    workflow.answer_review(review=review, text="Maaf, kami ganti.")
    melinjo.refresh_from_db()
    assert melinjo.newest_reviews[0]["answer"] == "Maaf, kami ganti."
    assert [title for _kind, title, _body in told("Ani")] == ["Emping Budi answered your review"]
    with pytest.raises(IllegalTransition, match="it has an answer already"):
        workflow.answer_review(review=review, text="Lagi.")
    review.refresh_from_db()
    assert review.answer == "Maaf, kami ganti."


def test_what_the_maker_complains_of_stays_public_and_is_looked_at_once(review, melinjo, budi, dewi):
    workflow.report_review(review=review, by=budi, reason="Bukan pembeli kami.")
    assert (list(Review.objects.waiting()), numbers(melinjo)) == ([review], (2, 1, [2]))
    workflow.keep_review(review=review, by=dewi)
    assert (review.state, list(Review.objects.waiting())) == ("shown", [])
    assert told("Budi")[-1][:2] == ("review_kept", f"The review of {review.enquiry.reference} stays public")
    with pytest.raises(IllegalTransition, match="has been reported already"):
        workflow.report_review(review=review, by=budi, reason="Tetap bukan.")


def test_a_hidden_review_does_not_count_and_both_sides_read_why(review, melinjo, emping, dewi):
    workflow.hide_review(review=review, by=dewi, note="Kata-kata kasar.")
    assert numbers(melinjo) == numbers(emping) == (0, 0, [])
    kind, _title, body = told("Budi")[-1]
    assert (kind, body) == ("review_hidden", "The officer writes: Kata-kata kasar.")
    assert told("Ani")[-1][0] == "review_hidden"
    with pytest.raises(IllegalTransition, match="cannot be answered"):
        workflow.answer_review(review=review, text="Maaf.")
    workflow.show_review(review=review, by=dewi)
    assert numbers(melinjo) == numbers(emping) == (2, 1, [2])
    assert (told("Budi")[-1][0], told("Ani")[-1][0]) == ("review_shown", "review_shown")


def test_a_review_counts_for_what_was_ordered_and_for_the_maker(emping, melinjo, dewi):
    other = make_listing(emping, officer=dewi, name="Ceplis")
    both = make_enquiry(melinjo)
    EnquiryLine.objects.create(enquiry=both, product=other.product, title="Ceplis", unit="pack", quantity=1)
    make_review(melinjo, stars=5)
    make_review(melinjo, stars=3, enquiry=both)
    make_review(other, stars=1)
    assert (numbers(melinjo), numbers(other), numbers(emping)) == (
        (8, 2, [3, 5]), (4, 2, [1, 3]), (9, 3, [1, 3, 5])
    )  # fmt: skip
    assert Review.objects.get(enquiry=both).about == "Emping Melinjo, Ceplis"


def test_pages_keep_the_newest_three_and_no_long_words(melinjo):
    for stars in (1, 2, 3, 4):
        make_review(melinjo, stars=stars, words="panjang " * 100)
    assert numbers(melinjo) == (10, 4, [4, 3, 2])
    assert melinjo.newest_reviews[0]["words"] == f"{('panjang ' * 30)[:239].rstrip()}…"


def test_the_card_says_the_average_and_a_new_version_keeps_it(melinjo, dewi):
    make_review(melinjo, stars=5)
    make_review(melinjo, stars=4)
    assert "★" not in Listing.objects.get().card_en
    make_review(melinjo, stars=5)
    assert 'aria-label="4.7 of 5 · 3 reviews">★</span> 4.7 (3)' in Listing.objects.get().card_en
    product = make_change(melinjo, name="Emping Super")
    approve_product(product=product, version=product.version, by=dewi)
    listing = Listing.objects.get()
    assert (listing.title, listing.rating_count, len(listing.newest_reviews)) == ("Emping Super", 3, 3)
    assert "4.7 (3)" in listing.card_en


def test_photos_are_made_anew_and_their_small_files_are_shown_once_they_exist(order, melinjo):
    exif = Image.Exif()
    exif[0x010E] = "Rahasia"
    photo = upload("rumah saya.jpg", image_bytes(exif=exif.tobytes()))
    review = workflow.write_review(enquiry=order, stars=5, photos=[photo])
    shot = review.photos.get()
    with default_storage.open(shot.name) as file:
        assert b"Rahasia" not in file.read()
    assert "rumah" not in shot.name
    make_variants.call(shot.pk)
    melinjo.refresh_from_db()
    assert melinjo.newest_reviews[0]["photos"] == [{**shot.snapshot(), "variants": True}]
    assert default_storage.exists(f"{shot.key}-320.avif")


def test_with_one_broken_photo_nothing_is_kept(order):
    before = stored()
    with pytest.raises(ValidationError, match=r"rusak\.jpg: "):
        workflow.write_review(enquiry=order, stars=5, photos=[upload(), upload("rusak.jpg", b"\xff\xd8\xff rubbish")])
    assert (Review.objects.count(), ReviewPhoto.objects.count()) == (0, 0)
    assert stored() == before


def test_an_erased_buyer_takes_review_and_photos_along(order, melinjo, emping, django_capture_on_commit_callbacks):
    name = workflow.write_review(enquiry=order, stars=5, photos=[upload()]).photos.get().name
    with django_capture_on_commit_callbacks(execute=True):
        workflow.erase_buyer(submission=order.submission)
    assert (Review.objects.count(), default_storage.exists(name)) == (0, False)
    assert numbers(melinjo) == numbers(emping) == (0, 0, [])


def test_an_erased_maker_takes_the_answer_along(review, melinjo, budi):
    workflow.answer_review(review=review, text="Salam, Budi.")
    workflow.erase_maker(enquiry=review.enquiry, by=budi)
    review.refresh_from_db()
    melinjo.refresh_from_db()
    assert (review.words, review.answer, review.answered_at) == ("Agak melempem.", "", None)
    assert melinjo.newest_reviews[0]["answer"] == ""


@pytest.mark.django_db(transaction=True)
def test_of_two_reviews_at_once_both_count():
    listing = make_listing()
    orders = [make_fulfilled(make_enquiry(listing)) for _each in range(2)]
    with transaction.atomic():
        Producer.objects.select_for_update(no_key=True).get(pk=listing.producer_id)
        clicks = start_and_wait_for_lock(
            *(lambda each=order: workflow.write_review(enquiry=each, stars=4) for order in orders)
        )
    for click in clicks:
        click.result(20)
    assert numbers(listing)[:2] == numbers(listing.producer)[:2] == (8, 2)


def test_a_review_of_an_order_from_a_request_says_what_kind_of_thing_it_was(baja, dewi, fajar, emping, budi):
    rfq = make_rfq(baja, officer=dewi)
    part = Part(candidate=make_offer(rfq, emping), quantity=100)
    (enquiry,) = award_rfq(rfq=close(rfq), parts=[part], by=fajar)
    workflow.fulfil_order(enquiry=enquiry, by=budi)
    assert workflow.write_review(enquiry=enquiry, stars=5).about == rfq.category.name
