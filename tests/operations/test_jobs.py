from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cilegon_ikm.notifications.tasks import deliver
from cilegon_ikm.operations.jobs import forget_jobs


@pytest.mark.django_db
def test_jobs_that_ended_two_weeks_ago_are_forgotten():
    for status, days in (("SUCCESSFUL", 13), ("SUCCESSFUL", 15), ("FAILED", 15), ("READY", 15)):
        ago = timezone.now() - timedelta(days=days)
        finished = {} if status == "READY" else {"finished_at": ago}
        DBTaskResult.objects.filter(pk=deliver.enqueue(1).id).update(status=status, enqueued_at=ago, **finished)
    assert forget_jobs() == 2
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["READY", "SUCCESSFUL"]
