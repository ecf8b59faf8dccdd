"""The secret link under which a buyer reads what she asked."""

from django.db.models import F, Value
from django.db.models.functions import Replace

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.models import Notification

from .models import Submission, new_token


def replace_link(submission: Submission, *, not_for: User | None = None) -> list[str]:
    """End the link and make another one; the references it opens.

    What people were told before leads to the new one, but for who shall not have it. Call it inside a transaction.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    old, submission.token = locked.token, new_token()
    submission.save(update_fields=["token"])
    references = list(submission.enquiries.order_by("pk").values_list("reference", flat=True))
    told = Notification.objects.filter(params__reference__in=references, url__contains=old)
    if not_for:
        told = told.exclude(user=not_for)
    told.update(url=Replace(F("url"), Value(old), Value(submission.token)))
    return references
