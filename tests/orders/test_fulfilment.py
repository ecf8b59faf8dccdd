"""orders/workflow/fulfilment.py: from an agreement to a completed order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from orders import workflow
from orders.models import Enquiry
from tests.factories import make_enquiry, make_quote, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def order(melinjo):
    """Ani and Budi have agreed."""
    enquiry = make_enquiry(melinjo, user=make_user("Ani"))
    workflow.accept_quote(quote=make_quote(enquiry), by=enquiry.submission.user)
    enquiry.refresh_from_db()
    return enquiry


def last_told():
    notice = Notification.objects.order_by("pk").last()
    return notice.user.name, notice.kind, notice.title, notice.body


def test_the_maker_fulfils_and_the_buyer_is_asked_to_confirm(order, budi):
    workflow.fulfil_order(enquiry=order, by=budi)
    order.refresh_from_db()
    assert (order.state, order.is_unread_by_buyer) == ("fulfilled", True)
    assert timezone.now() - order.fulfilled_at < timedelta(minutes=1)
    body = f"{order.reference}: confirm that you got everything. Without a word it counts as completed after 14 days."
    assert last_told() == ("Ani", "order_fulfilled", "Emping Budi has fulfilled your order", body)


def test_the_buyer_confirms(order, budi):
    workflow.fulfil_order(enquiry=order, by=budi)
    workflow.complete_order(enquiry=order, by=None)
    assert Enquiry.objects.get().state == "completed"
    told = ("Budi", "order_completed", "Ani got everything", f"{order.reference}: the order is completed. Thank you.")
    assert last_told() == told


@pytest.mark.parametrize("state", [state for state in Enquiry.State.values if state != "agreed"])
def test_only_what_is_agreed_can_be_fulfilled(order, budi, state):
    Enquiry.objects.update(state=state)
    with pytest.raises(IllegalTransition, match="This is not possible any more: it is now"):
        workflow.fulfil_order(enquiry=order, by=budi)
    assert Enquiry.objects.get().state == state


@pytest.mark.parametrize("state", [state for state in Enquiry.State.values if state != "fulfilled"])
def test_only_what_is_fulfilled_can_be_confirmed(order, state):
    Enquiry.objects.update(state=state)
    with pytest.raises(IllegalTransition):
        workflow.complete_order(enquiry=order, by=None)
    assert Enquiry.objects.get().state == state
