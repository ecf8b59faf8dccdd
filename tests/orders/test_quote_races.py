"""Two people act on quotes at the same moment, each on a connection of their own."""

import uuid

import pytest
from django.db import transaction
from django.test import Client

from cilegon_ikm.states import IllegalTransition, lock
from orders import workflow
from orders.models import Enquiry, Quote
from tests.factories import make_enquiry, make_listing, make_quote
from tests.pages import texts
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def enquiry():
    return make_enquiry(make_listing())


def address(enquiry, more=""):
    return f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/{more}"


def states():
    return [Enquiry.objects.get().state, *Quote.objects.order_by("version").values_list("state", flat=True)]


def test_of_two_tabs_that_accept_two_versions_one_wins_and_the_other_is_told(enquiry):
    make_quote(enquiry)
    old_tab, new_tab = Client(), Client()
    with transaction.atomic():
        make_quote(enquiry, price=39_000)  # not committed yet: for the old tab the first version is still open
        (click,) = start_and_wait_for_lock(lambda: old_tab.post(address(enquiry, "penawaran/1/terima/")))
    new_tab.post(address(enquiry, "penawaran/2/terima/"))
    assert click.result(20)["Location"] == address(enquiry)
    assert states() == ["agreed", "superseded", "accepted"]
    assert [texts(tab.get(address(enquiry)), ".notice") for tab in (old_tab, new_tab)] == [
        ["The maker has sent a newer quote meanwhile. Please look at that one."],
        ["The order is agreed. You and the maker can print it from this page."],
    ]


def test_two_versions_accepted_at_once_never_make_two_agreements(enquiry):
    old, new = make_quote(enquiry), make_quote(enquiry, price=39_000)

    def accept(quote):
        return lambda: workflow.accept_quote(quote=Quote.objects.get(pk=quote.pk), by=None)

    with transaction.atomic():
        lock(Enquiry.objects.get())
        clicks = start_and_wait_for_lock(accept(old), accept(new))
    assert [type(click.exception(20)) for click in clicks] == [IllegalTransition, type(None)]
    assert states() == ["agreed", "superseded", "accepted"]


def test_a_double_click_on_accept_agrees_once(enquiry):
    make_quote(enquiry)

    def press():
        return Client().post(address(enquiry, "penawaran/1/terima/"))

    with transaction.atomic():
        lock(Enquiry.objects.get())
        clicks = start_and_wait_for_lock(press, press)
    assert [click.result(20).status_code for click in clicks] == [302, 302]
    assert states() == ["agreed", "accepted"]
    assert enquiry.history.filter(to_state="agreed").count() == 1


def test_a_quote_is_accepted_or_replaced_but_never_both(enquiry):
    quote = make_quote(enquiry)
    with transaction.atomic():
        lock(Enquiry.objects.get())
        first, second = start_and_wait_for_lock(
            lambda: workflow.accept_quote(quote=Quote.objects.get(pk=quote.pk), by=None),
            lambda: make_quote(Enquiry.objects.select_related("producer__owner").get(), price=1),
        )
    failed = [future.exception(20) for future in (first, second)]
    assert sorted(type(each).__name__ for each in failed) == ["IllegalTransition", "NoneType"]
    assert states() in (["agreed", "accepted"], ["quoted", "superseded", "sent"])


def test_two_clicks_on_send_make_one_version(enquiry):
    key = uuid.uuid4()
    terms = workflow.Terms(
        delivery_cost=0, lead_time_days=1, payment_terms="x", valid_until=make_quote(enquiry).valid_until
    )
    items = [workflow.Item(title="x", quantity=1, unit="pcs", price=1)]

    def press():
        own = Enquiry.objects.select_related("producer__owner").get()
        return workflow.send_quote(enquiry=own, items=items, terms=terms, key=key, by=own.producer.owner)

    with transaction.atomic():
        lock(Enquiry.objects.get())
        clicks = start_and_wait_for_lock(press, press)
    assert len({click.result(20).pk for click in clicks}) == 1
    assert states() == ["quoted", "superseded", "sent"]
