"""What passing time does to requests."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cilegon_ikm.notifications.models import Notification
from orders.companies import suspend_company
from orders.models import Enquiry, Rfq
from orders.rfqs import deadlines
from tests.factories import close, make_listing, make_offer, make_rfq

pytestmark = pytest.mark.django_db


def told(user, kind):
    return Notification.objects.filter(user=user, kind=kind).count()


def later(rfq, **dates):
    Rfq.objects.filter(pk=rfq.pk).update(**dates)


def test_what_is_over_is_closed_and_what_runs_is_left(baja, dewi, emping):
    over, running = make_rfq(baja, officer=dewi, is_sealed=True), make_rfq(baja, officer=dewi)
    make_offer(over, emping)
    later(over, closes_at=timezone.now() - timedelta(minutes=1))
    assert (deadlines.close_rfqs(), deadlines.close_rfqs()) == (1, 0)
    over.refresh_from_db()
    running.refresh_from_db()
    assert (over.state, over.is_locked, running.state) == (Rfq.State.CLOSED, False, Rfq.State.OPEN)


def test_makers_who_have_not_offered_are_reminded_once(baja, dewi, emping, las, budi, citra):
    make_listing(emping, officer=dewi)
    make_listing(las, officer=dewi)
    rfq = make_rfq(baja, officer=dewi, closes_at=timezone.now() + timedelta(days=1))
    make_offer(rfq, las)
    assert (deadlines.remind_makers(), deadlines.remind_makers()) == (1, 0)
    assert (told(budi, "rfq_closes_soon"), told(citra, "rfq_closes_soon")) == (1, 0)


def test_nobody_is_reminded_long_before_the_closing(baja, dewi, emping):
    make_listing(emping, officer=dewi)
    make_rfq(baja, officer=dewi)
    assert deadlines.remind_makers() == 0


def test_a_company_is_reminded_of_its_decision_once(baja, fajar, dewi, emping):
    rfq = make_rfq(baja, officer=dewi)
    make_offer(rfq, emping)
    close(rfq)
    assert deadlines.remind_companies() == 0
    week_ago = timezone.now() - timedelta(days=8)
    later(rfq, closes_at=week_ago, closed_at=week_ago)
    assert (deadlines.remind_companies(), deadlines.remind_companies()) == (1, 0)
    assert told(fajar, "rfq_undecided") == 1


def test_what_nobody_decides_ends_after_two_months(baja, dewi, emping, budi):
    rfq = make_rfq(baja, officer=dewi)
    enquiry = make_offer(rfq, emping).enquiry
    close(rfq)
    long_ago = timezone.now() - timedelta(days=61)
    later(rfq, closes_at=long_ago, closed_at=long_ago)
    assert deadlines.expire_rfqs() == 1
    rfq.refresh_from_db()
    enquiry.refresh_from_db()
    assert (rfq.state, enquiry.state, told(budi, "rfq_cancelled")) == (Rfq.State.EXPIRED, Enquiry.State.CANCELLED, 1)


def test_nobody_is_reminded_of_what_she_cannot_offer_on(baja, dewi, emping, budi):
    make_listing(emping, officer=dewi)
    make_rfq(baja, officer=dewi, closes_at=timezone.now() + timedelta(days=1))
    suspend_company(company=baja, by=dewi, note="Alamat?")
    deadlines.remind_makers()
    assert told(budi, "rfq_closes_soon") == 0
