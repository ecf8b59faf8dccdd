"""What the officers' first page says of each queue."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog import workflow
from catalog.models import Product
from cilegon_ikm.moderation.holds import take
from tests.factories import (
    make_appeal,
    make_listing,
    make_moderator,
    make_reported,
    make_spot_check,
    make_submitted,
    make_user,
)
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
DESK = "/en/admin/"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


def headings(answer):
    return texts(answer, ".desk-queue h2")


def test_seldom_kinds_are_shown_only_when_something_waits(moderator, emping, dewi):
    usual = ["Makers waiting for verification 0", "Products waiting for approval 0", "Papers waiting 0"]
    assert headings(moderator.get(DESK)) == usual
    listing, other = make_listing(emping, officer=dewi), make_listing(emping, officer=dewi, name="Opak")
    make_spot_check(listing)
    make_reported(listing)
    reported = make_reported(listing)
    workflow.take_down_product(product=other.product, by=dewi, note="Foto orang lain.")
    appeal = make_appeal(other.product)
    answer = moderator.get(DESK)
    assert headings(answer)[3:] == ["Reported by buyers 1", "Makers who object 1", "Spot checks 1"]
    lines = texts(answer, ".desk-item")
    assert lines[0].startswith("Emping Melinjo Emping Budi · 2 reports")
    assert lines[1].startswith("Opak Emping Budi · Ini buatan saya sendiri.")
    assert lines[2].startswith("Emping Melinjo Emping Budi · went live without an officer")
    links = [link["href"] for link in page(answer).select(".desk-item")]
    assert links[:2] == [
        f"{DESK}catalog/reportedlisting/{reported.pk}/change/", f"{DESK}catalog/appeal/{appeal.pk}/change/"
    ]  # fmt: skip


def test_a_queue_says_how_long_people_wait_and_how_long_decisions_take(moderator, emping, dewi):
    decided = make_listing(emping, officer=dewi).product
    decided.history.filter(to_state="submitted").update(at=timezone.now() - timedelta(hours=5, minutes=30))
    for days in (1, 2, 9):
        waiting = make_submitted(emping)
        Product.objects.filter(pk=waiting.pk).update(submitted_at=timezone.now() - timedelta(days=days))
    answer = moderator.get(DESK)
    assert texts(answer, "section[aria-labelledby=queue-products] .desk-figures span") == [
        "oldest 1 week",
        "half wait longer than 2 days",
        "usually decided within 5 hours (30 days)",
    ]


def test_a_line_says_who_works_on_it(moderator, emping, dewi):
    mine, theirs, free = (make_submitted(emping, name=name) for name in ("Ceplis", "Gipang", "Opak"))
    take(mine, by=dewi)
    hold = take(theirs, by=make_moderator("Eka"))
    answer = moderator.get(DESK)
    until = f"{timezone.localtime(hold.until):%H.%M}"
    assert texts(answer, ".desk-hold") == ["you are on it", f"Eka, until {until}"]
    assert free.name in texts(answer, ".desk-item")[2]


def test_an_officer_without_the_right_sees_nothing_of_it(client, emping, dewi):
    make_reported(make_listing(emping, officer=dewi))
    client.force_login(make_user("Eka", is_staff=True))
    assert texts(client.get(DESK), ".desk-item") == []
