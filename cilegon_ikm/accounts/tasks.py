"""Jobs that fetch and delegate."""

from django_tasks import task

from .models import SecretRequest


@task()
def send_reset(request_id: int) -> None:
    """Send the reset link to whoever asked, if there is such a person."""
    from . import workflow  # the workflow's other verbs enqueue jobs of this module

    asked = SecretRequest.objects.select_related("user").filter(pk=request_id).first()
    if asked and asked.user:
        workflow.send_reset(asked.user)
