"""An enquiry that nobody answers: the maker is reminded twice, then officers and buyer are told."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cilegon_ikm.accounts.models import User
from cilegon_ikm.notifications.workflow import notify
from cilegon_ikm.states import lock
from orders.models import LAST_REMINDER, Enquiry

from .telling import tell_buyer, tell_producer

STEP = timedelta(hours=24)


def due_step(enquiry: Enquiry) -> int:
    """Which reminder its age asks for: none, the first, the second, or the last."""
    return min(LAST_REMINDER, (timezone.now() - enquiry.created_at) // STEP)


@transaction.atomic
def remind_of(*, enquiry: Enquiry) -> bool:
    """Do the reminder that is due, each once; whether there was one. After a standstill only the latest is done."""
    lock(enquiry)
    step = due_step(enquiry)
    if enquiry.state != Enquiry.State.NEW or enquiry.reminders >= step:
        return False
    enquiry.reminders = step
    enquiry.save(update_fields=["reminders"])
    hours = str(step * int(STEP.total_seconds()) // 3600)
    if step < LAST_REMINDER:
        tell_producer(enquiry, "enquiry_waiting", sender=enquiry.submission.name, hours=hours)
        return True
    with override("id"):
        desk = reverse("admin:orders_unansweredenquiry_change", args=[enquiry.pk])
    for officer in officers():
        notify(kind="enquiry_forgotten", url=desk, user=officer, reference=enquiry.reference, hours=hours)
    tell_buyer(enquiry, "enquiry_slow", page="orders:others", sender=enquiry.producer.name)
    return True


def officers() -> QuerySet[User]:
    """Those who look after enquiries."""
    may = Permission.objects.filter(codename="view_unansweredenquiry", content_type__app_label="orders")
    looks_after = Q(groups__permissions__in=may) | Q(user_permissions__in=may)
    return User.objects.filter(looks_after, is_staff=True, is_active=True).order_by("pk").distinct()
