import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django_tasks_db.models import DBTaskResult
from PIL import Image

from cilegon_ikm.pictures import photo_files
from cilegon_ikm.states import IllegalTransition
from producers import personal_data, photos, workflow
from producers.models import ProducerPhoto
from tests.factories import image_bytes, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def add(producer, kind="workshop", **options):
    return photos.add_photo(producer=producer, kind=kind, upload=upload(**options))


def files(photo):
    return [name for name in photo_files(photo.key, photo.width) if default_storage.exists(name)]


def test_a_photo_is_kept_upright_without_position_and_a_job_makes_its_small_files(emping):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (6.0, 1.0, 2.0)
    photo = add(emping, content=image_bytes((640, 480), exif=exif))
    assert (photo.width, photo.height, photo.has_variants, photo.key[:7]) == (480, 640, False, "makers/")
    with default_storage.open(f"{photo.key}.jpg") as file:
        assert dict(Image.open(file).getexif()) == {}
    job = DBTaskResult.objects.get(task_path="producers.tasks.make_variants")
    assert job.args_kwargs == {"args": [photo.pk], "kwargs": {}}


def test_a_new_logo_takes_the_place_of_the_old_one(emping, django_capture_on_commit_callbacks):
    old = add(emping, "logo")
    with django_capture_on_commit_callbacks(execute=True):
        new = add(emping, "logo", seed=2)
    assert (list(emping.photos.all()), files(old), len(files(new))) == ([new], [], 1)


def test_the_database_keeps_one_logo(emping):
    add(emping, "logo")
    with pytest.raises(IntegrityError, match="one_logo"):
        ProducerPhoto.objects.create(producer=emping, kind="logo", key="x", width=1, height=1)


def test_the_seventh_photo_is_refused_and_leaves_no_file(emping, settings, media_root):
    settings.PHOTOS_PER_MAKER = 1
    add(emping)
    before = sorted(media_root.rglob("makers/*/*"))
    with pytest.raises(ValidationError, match="At most 1 photos"):
        add(emping)
    add(emping, "logo")
    assert len(sorted(media_root.rglob("makers/*/*"))) == len(before) + 1


def test_a_closed_business_keeps_its_photos(emping, budi):
    workflow.close_producer(producer=emping, by=budi)
    with pytest.raises(IllegalTransition, match="closed"):
        add(emping)


def test_the_small_files_are_there_and_said_to_be(emping):
    photo = add(emping)
    photos.make_variants(photo=photo)
    photo.refresh_from_db()
    assert (photo.has_variants, files(photo)) == (True, photo_files(photo.key, photo.width))


def test_a_photo_that_went_meanwhile_leaves_no_small_files(emping):
    photo = add(emping)
    ProducerPhoto.objects.all().delete()
    photos.make_variants(photo=photo)
    assert files(photo) == []


def test_erasing_takes_the_photos_and_the_export_has_them(emping, las, budi, django_capture_on_commit_callbacks):
    mine, other = add(emping), add(las)
    assert personal_data.export(user=budi).files == {f"business/{mine.pk}.jpg": f"{mine.key}.jpg"}
    with django_capture_on_commit_callbacks(execute=True):
        personal_data.erase(user=budi)
    assert (list(ProducerPhoto.objects.all()), files(mine), len(files(other))) == ([other], [], 1)


def test_an_officer_who_looked_before_a_photo_came_or_went_looks_again(emping):
    seen = emping.version
    photo = add(emping)
    emping.refresh_from_db()
    assert emping.version == seen + 1
    photos.remove_photo(photo=photo)
    emping.refresh_from_db()
    assert emping.version == seen + 2
