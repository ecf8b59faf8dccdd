"""Badges on the public pages, to the second."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from producers import credentials
from producers import workflow as producers
from tests.factories import make_credential, make_listing, make_verified_credential
from tests.pages import texts

pytestmark = pytest.mark.django_db
STOREFRONT = "/en/produsen/emping-budi/"
LAST_DAY = date(2030, 3, 1)
BEFORE = datetime(2030, 3, 1, 16, 59, 59, 999_000, tzinfo=UTC)  # in Cilegon a moment before the second of March
AFTER = datetime(2030, 3, 1, 17, 0, 0, tzinfo=UTC)


def test_the_storefront_shows_verified_papers_with_their_numbers(client, emping, las):
    make_verified_credential(emping, kind="nib")
    make_verified_credential(emping, kind="other", title="<ISO> 9001", number="QSC 1")
    make_credential(emping)
    make_verified_credential(las, kind="halal")
    assert texts(client.get(STOREFRONT), ".paper-badges li") == ["NIB 9120001234567", "<ISO> 9001 QSC 1"]


def test_a_storefront_without_papers_shows_no_list(client, emping):
    assert texts(client.get(STOREFRONT), ".paper-badges") == []


def test_a_badge_goes_when_an_officer_takes_it(client, emping, dewi):
    paper = make_verified_credential(emping)
    credentials.reject_credential(credential=paper, version=1, by=dewi, note="Dicabut.")
    assert texts(client.get(STOREFRONT), ".paper-badges li") == []


def test_a_suspended_maker_shows_nothing(client, emping, dewi):
    make_verified_credential(emping)
    producers.suspend_producer(producer=emping, by=dewi, note="x")
    assert client.get(STOREFRONT).status_code == 404


@pytest.mark.parametrize(("moment", "badges"), [(BEFORE, ["P-IRT 206367201000128-31"]), (AFTER, [])])
def test_a_badge_is_gone_from_the_storefront_at_midnight_though_no_job_ran(client, emping, moment, badges):
    make_verified_credential(emping, expires_on=LAST_DAY)
    with time_machine.travel(moment, tick=False):
        assert texts(client.get(STOREFRONT), ".paper-badges li") == badges


@pytest.mark.parametrize(("moment", "badges"), [(BEFORE, ["P-IRT"]), (AFTER, [])])
def test_a_badge_is_gone_from_the_product_page_at_midnight_too(client, emping, moment, badges):
    listing = make_listing(emping)
    make_verified_credential(emping, expires_on=LAST_DAY)
    with time_machine.travel(moment, tick=False):
        answer = client.get(f"/en{listing.get_absolute_url().removeprefix('/en')}")
    assert texts(answer, ".maker-box .badge") == ["Verified by Disperindag", *badges]


def test_the_product_page_names_each_kind_once(client, emping):
    listing = make_listing(emping)
    make_verified_credential(emping)
    make_verified_credential(emping, number="206367201000129")
    make_verified_credential(emping, kind="halal")
    answer = client.get(f"/en{listing.get_absolute_url().removeprefix('/en')}")
    assert texts(answer, ".maker-box .badge") == ["Verified by Disperindag", "Halal", "P-IRT"]


@pytest.mark.parametrize("papers", [1, 3])
def test_the_storefront_takes_the_same_queries_for_one_paper_and_for_three(
    client, emping, papers, django_assert_num_queries
):
    for number in range(papers):
        make_verified_credential(emping, kind="sni", number=f"SNI {number}")
    with django_assert_num_queries(2):
        answer = client.get(STOREFRONT)
    assert len(texts(answer, ".paper-badges li")) == papers
