from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from catalog import tasks, workflow
from catalog.models import Photo
from cilegon_ikm.pictures import photo_files
from tests.factories import make_draft, upload

pytestmark = pytest.mark.django_db


def missing_files(photo):
    return [name for name in photo_files(photo.key, photo.width) if not default_storage.exists(name)]


def make_old(photos, minutes=11):
    photos.update(created_at=timezone.now() - timedelta(minutes=minutes))


def test_the_job_makes_the_small_files_and_says_so(emping):
    photo = make_draft(emping).photos.get()
    assert (len(missing_files(photo)), photo.has_variants) == (4, False)
    tasks.make_variants.call(photo.pk)
    photo.refresh_from_db()
    assert (missing_files(photo), photo.has_variants) == ([], True)


def test_a_job_that_comes_twice_does_nothing_the_second_time(emping):
    photo = make_draft(emping).photos.get()
    tasks.make_variants.call(photo.pk)
    default_storage.delete(f"{photo.key}-320.avif")
    tasks.make_variants.call(photo.pk)
    assert missing_files(photo) == [f"{photo.key}-320.avif"]


def test_a_job_for_a_photo_that_has_gone_does_nothing(emping):
    photo = make_draft(emping).photos.get()
    workflow.remove_photo(photo=photo)
    tasks.make_variants.call(photo.pk)
    assert Photo.objects.count() == 0


def test_the_job_is_queued_only_if_the_photo_is_kept(emping):
    product = make_draft(emping, photos=0)
    with transaction.atomic():
        workflow.add_photo(product=product, upload=upload())
        assert DBTaskResult.objects.filter(task_path="catalog.tasks.make_variants").count() == 1
        transaction.set_rollback(True)
    assert DBTaskResult.objects.filter(task_path="catalog.tasks.make_variants").count() == 0


def test_the_sweep_makes_what_a_lost_job_left_behind(emping):
    product = make_draft(emping, photos=3)
    done, lost, fresh = product.photos.shown()
    tasks.make_variants.call(done.pk)
    make_old(product.photos.exclude(pk=fresh.pk))
    assert tasks.sweep() == 1
    assert [missing_files(lost), len(missing_files(fresh))] == [[], 4]
    assert tasks.sweep() == 0


def test_the_sweep_does_no_more_than_its_limit(emping):
    make_old(make_draft(emping, photos=3).photos)
    assert [tasks.sweep(limit=2), tasks.sweep(limit=2), tasks.sweep(limit=2)] == [2, 1, 0]


def test_a_lost_file_does_not_keep_the_other_photos_waiting(emping, caplog):
    product = make_draft(emping, photos=3)
    make_old(product.photos)
    second = product.photos.get(position=2)
    default_storage.delete(second.name)
    assert tasks.sweep() == 2
    assert list(Photo.objects.without_variants()) == [second]
    assert caplog.messages == [f"No variants could be made of photo {second.pk}"]
