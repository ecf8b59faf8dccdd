from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.utils import timezone

from catalog import tasks, uploads, workflow
from catalog.models import Photo, Upload
from catalog.uploads import MOST_UNFINISHED, WrongOffset, start_upload
from cilegon_ikm.states import IllegalTransition
from producers import workflow as producers
from tests.factories import image_bytes, make_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

PHOTO = image_bytes(seed=77)
HALF = len(PHOTO) // 2


@pytest.fixture
def product(emping):
    return make_draft(emping, photos=0)


@pytest.fixture
def begun(product):
    return start_upload(product=product, name="emping.jpg", size=len(PHOTO))


def receive(upload, start, end=None):
    workflow.receive_piece(upload=upload, offset=start, content=PHOTO[start:end])


def pieces(private_root):
    return [path for path in (private_root / "uploads").rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def _no_pieces_of_other_tests(private_root):
    for path in pieces(private_root):
        path.unlink()


def test_pieces_become_the_photo_and_go(product, begun, private_root, django_capture_on_commit_callbacks):
    receive(begun, 0, HALF)
    assert [path.read_bytes() for path in pieces(private_root)] == [PHOTO[:HALF]]
    with django_capture_on_commit_callbacks(execute=True):
        receive(begun, HALF)
    photo = product.photos.get()
    assert (photo.width, photo.height, default_storage.exists(photo.name)) == (640, 480, True)
    begun.refresh_from_db()
    assert (begun.received, begun.pieces, pieces(private_root)) == (len(PHOTO), [], [])


@pytest.mark.parametrize(("offset", "length"), [(0, 5), (HALF + 1, 5), (HALF, len(PHOTO)), (HALF, 0)])
def test_a_piece_that_does_not_continue_changes_nothing(begun, offset, length):
    receive(begun, 0, HALF)
    with pytest.raises(WrongOffset):
        workflow.receive_piece(upload=begun, offset=offset, content=b"x" * length)
    assert (Upload.objects.get().received, Photo.objects.count()) == (HALF, 0)


def test_the_last_piece_sent_twice_makes_one_photo(product, begun):
    receive(begun, 0, HALF)
    receive(begun, HALF)
    with pytest.raises(WrongOffset):
        receive(begun, HALF)
    assert product.photos.count() == 1


def test_bytes_left_by_a_request_that_died_are_written_over(begun, private_root):
    uploads.keep(uploads.private(), begun.next_piece, b"half a piece", refusal="")
    receive(begun, 0, HALF)
    assert [path.read_bytes() for path in pieces(private_root)] == [PHOTO[:HALF]]


def test_what_is_no_photo_is_given_up_with_its_bytes(product, private_root, django_capture_on_commit_callbacks):
    upload = start_upload(product=product, name="catatan.jpg", size=8)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.receive_piece(upload=upload, offset=0, content=b"cata")
        with pytest.raises(ValidationError, match="This file is not a photo we can read"):
            workflow.receive_piece(upload=upload, offset=4, content=b"tan.")
    assert (Upload.objects.count(), Photo.objects.count(), pieces(private_root)) == (0, 0, [])


@pytest.mark.parametrize("size", [0, 15 * 1024 * 1024 + 1])
def test_a_photo_of_impossible_size_is_not_begun(product, size):
    with pytest.raises(ValidationError, match=r"The photo is empty or larger than 15 MB\."):
        start_upload(product=product, name="a.jpg", size=size)
    assert Upload.objects.count() == 0


def test_nothing_is_begun_for_a_product_that_cannot_change(product, emping, dewi):
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    with pytest.raises(IllegalTransition, match="cannot be changed now"):
        start_upload(product=product, name="a.jpg", size=9)


def test_who_begins_too_many_loses_the_oldest(product, emping):
    other = make_draft(emping, photos=0)
    begun = [start_upload(product=each, name="a.jpg", size=9) for each in [other] + [product] * MOST_UNFINISHED]
    assert list(Upload.objects.order_by("pk")) == begun[1:]


def test_what_nobody_came_back_to_goes_after_a_day(begun, private_root, django_capture_on_commit_callbacks):
    receive(begun, 0, HALF)
    assert tasks.drop_expired_uploads() == 0
    Upload.objects.update(created_at=timezone.now() - timedelta(hours=25))
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.drop_expired_uploads() == 1
    assert (Upload.objects.count(), pieces(private_root)) == (0, [])


def test_a_draft_thrown_away_takes_what_is_on_its_way_along(
    product, begun, budi, private_root, django_capture_on_commit_callbacks
):
    receive(begun, 0, HALF)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.discard_product(product=product, by=budi)
    assert (Upload.objects.count(), pieces(private_root)) == (0, [])


def test_who_erases_her_data_leaves_no_bytes(
    product, begun, emping, budi, private_root, django_capture_on_commit_callbacks
):
    receive(begun, 0, HALF)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.erase_products(producer=emping, by=budi)
    assert (Upload.objects.count(), pieces(private_root)) == (0, [])
