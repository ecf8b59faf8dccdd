"""orders/unanswered_admin.py: the officers' list of makers to call."""

from datetime import timedelta

import pytest
from django.utils import timezone

from orders.models import LAST_REMINDER, Enquiry
from tests.factories import make_enquiry
from tests.pages import page, texts

pytestmark = pytest.mark.django_db

LIST = "/en/admin/orders/unansweredenquiry/"
HOURS = (1, 24, 50, 100, 200)


@pytest.fixture
def officer(client, dewi):
    client.force_login(dewi)
    return client


@pytest.fixture
def waiting(melinjo, budi):
    """One of each age, the newest first, and one that has ended."""
    found = [make_enquiry(melinjo) for _hours in HOURS]
    for enquiry, hours in zip(found, HOURS, strict=True):
        Enquiry.objects.filter(pk=enquiry.pk).update(created_at=timezone.now() - timedelta(hours=hours))
    Enquiry.objects.filter(pk=make_enquiry(melinjo).pk).update(state="cancelled")
    return [enquiry.reference for enquiry in found]


def references(answer):
    return texts(answer, "#result_list th.field-reference")


def test_the_longest_wait_comes_first_with_the_counts_by_age(officer, waiting):
    shown = officer.get(LIST)
    assert references(shown) == waiting[::-1]
    assert texts(shown, ".desk-inline li") == [
        "under 24 hours 1", "24 to 48 hours 1", "48 to 72 hours 1", "3 to 7 days 1", "over a week 1"
    ]  # fmt: skip


@pytest.mark.parametrize("place", range(len(HOURS)))
def test_each_age_can_be_seen_alone(officer, waiting, place):
    address = page(officer.get(LIST)).select(".desk-inline a")[place]["href"]
    assert references(officer.get(f"{LIST}{address}")) == [waiting[place]]


def test_one_tap_calls_the_maker_or_writes_to_her(officer, melinjo):
    enquiry = make_enquiry(melinjo, name="Ani Rahasia")
    shown = officer.get(LIST)
    call, chat = page(shown).select(".field-call a")
    number = melinjo.producer.whatsapp.as_e164
    assert (call["href"], chat["href"].partition("?")[0]) == (f"tel:{number}", f"https://wa.me/{number[1:]}")
    assert enquiry.reference in chat["href"]
    assert "Ani Rahasia" not in shown.content.decode()


def test_what_waits_for_three_days_stands_on_the_officers_first_page(officer, melinjo):
    enquiry = make_enquiry(melinjo)
    assert texts(officer.get("/en/admin/"), "section[aria-labelledby=queue-unanswered]") == []
    Enquiry.objects.update(reminders=LAST_REMINDER)
    shown = officer.get("/en/admin/")
    assert texts(shown, "#queue-unanswered") == ["Enquiries without an answer for three days 1"]
    assert page(shown).select_one("section[aria-labelledby=queue-unanswered] .desk-item")["href"] == (
        f"{LIST}{enquiry.pk}/change/"
    )
    assert page(shown).select_one("section[aria-labelledby=queue-unanswered] .desk-alert")["href"] == LIST


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(officer, melinjo, number, django_assert_num_queries):
    for _each in range(number):
        make_enquiry(melinjo)
    with django_assert_num_queries(9):
        shown = officer.get(LIST)
    assert len(references(shown)) == number
