import pytest
from django.core.files.storage import default_storage

from cilegon_ikm.pictures import photo_files
from producers import sentra_photos, tasks
from producers.models import SentraPhoto
from tests.factories import make_sentra, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    return sentra_photos.add_photo(sentra=make_sentra(), upload=upload(), alt="Halaman")


def test_a_photo_gets_its_small_files_by_a_job(photo):
    tasks.make_sentra_variants.call(photo.pk)
    photo.refresh_from_db()
    assert photo.has_variants
    assert all(default_storage.exists(name) for name in photo_files(photo.key, photo.width))


def test_a_lost_job_is_made_up_for(photo):
    assert tasks.make_missing_variants() == 0
    SentraPhoto.objects.update(created_at="2026-01-01T00:00Z")
    assert tasks.make_missing_variants() == 1


def test_its_files_go_with_a_photo(photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sentra_photos.remove_photo(photo=photo)
    assert (SentraPhoto.objects.exists(), default_storage.exists(f"{photo.key}.jpg")) == (False, False)
