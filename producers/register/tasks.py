"""Jobs of the register: fetch and delegate. The row of the import says what is still to be done."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from producers.models import RegisterImport

DETAILS_KEPT = timedelta(days=90)  # refused and doubtful rows name people; officers correct them within days


@task()
def check_register_import(pk: int) -> None:
    from . import imports  # the verbs enqueue these jobs, so they cannot be imported above

    for waiting in RegisterImport.objects.filter(pk=pk, state=RegisterImport.State.WAITING):
        imports.check_import(waiting)


@task()
def write_register_import(pk: int) -> None:
    from . import imports

    for confirmed in RegisterImport.objects.filter(pk=pk, state=RegisterImport.State.CONFIRMED):
        imports.write_import(confirmed)


def sweep() -> int:
    """Start again the imports whose job was lost, and forget the details of old ones; how many."""
    from . import imports

    overdue = RegisterImport.objects.overdue(timezone.now() - timedelta(minutes=10)).values_list("pk", "state")
    for pk, state in overdue:
        job = check_register_import if state == RegisterImport.State.WAITING else write_register_import
        RegisterImport.objects.filter(pk=pk).update(touched_at=timezone.now())
        job.enqueue(pk)
    return len(overdue) + imports.forget_details(before=timezone.now() - DETAILS_KEPT)
