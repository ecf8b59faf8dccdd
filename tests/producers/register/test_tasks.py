from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from producers.models import RegisterImport
from producers.register import imports, tasks
from tests.factories import sheet

pytestmark = pytest.mark.django_db


def lost(state, minutes):
    touched = timezone.now() - timedelta(minutes=minutes)
    return RegisterImport.objects.create(file_name="a.xlsx", content=b"x", state=state, touched_at=touched)


@pytest.mark.parametrize(
    ("state", "job"),
    [("waiting", "check_register_import"), ("confirmed", "write_register_import"), ("checked", ""), ("done", "")],
)
def test_the_sweep_starts_again_what_a_lost_job_left(state, job):
    row = lost(state, 11)
    assert tasks.sweep() == bool(job)
    jobs = [(each.task_path.rsplit(".", 1)[1], each.args_kwargs["args"]) for each in DBTaskResult.objects.all()]
    assert jobs == ([(job, [row.pk])] if job else [])
    assert tasks.sweep() == 0


def test_a_job_that_is_at_work_is_left_alone():
    lost("waiting", 9)
    assert tasks.sweep() == 0


def test_the_upload_and_its_job_are_one_transaction(dewi):
    row = imports.start_import(file_name="a.xlsx", content=sheet(["x"]), mode="all", year=None, by=dewi)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [row.pk]


@pytest.mark.parametrize("state", ["checked", "done", "failed", "cancelled"])
def test_a_job_that_comes_too_late_does_nothing(state):
    row = lost(state, 0)
    tasks.check_register_import.call(row.pk)
    tasks.write_register_import.call(row.pk)
    row.refresh_from_db()
    assert row.state == state


@pytest.mark.parametrize(("days", "is_kept"), [(89, True), (91, False)])
def test_whom_a_file_named_is_forgotten_when_the_import_is_long_over(dewi, days, is_kept):
    headings = ["Nama IKM", "Kelurahan", "Cabang", "Tahun"]
    good = ["Emping Ani", "Gerem", "Pangan", 2024]
    content = sheet(headings, good, good, ["Opak", "Mars", "Pangan", 2024])
    row = imports.start_import(file_name="a.xlsx", content=content, mode="rows", year=None, by=dewi)
    imports.check_import(row)
    imports.confirm_import(register_import=row, by=dewi)
    imports.write_import(row)
    RegisterImport.objects.update(finished_at=timezone.now() - timedelta(days=days))
    assert tasks.sweep() == (not is_kept)
    row = RegisterImport.objects.get()
    details = (row.preview, row.refusals, row.refused_rows.all(), row.doubtful_rows.all())
    assert [bool(each) for each in details] == [is_kept] * 4
    assert row.counts["refused"] == 1
