"""The rows of the job queue, of which each message that is sent leaves one."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=14)


def forget_jobs() -> int:
    """Remove what ended two weeks ago, also what failed; how many."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()[0]
