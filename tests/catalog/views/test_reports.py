"""Anybody reports a public product."""

import pytest

from catalog import workflow
from catalog.models import ListingReport, ReportedListing
from tests.factories import make_listing
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(emping, dewi):
    return make_listing(emping, officer=dewi)


def address(listing):
    return f"/en/produk/{listing.pk}/laporkan/"


def report(client, listing, *, sender="203.0.113.7", **changes):
    form = {"reason": "misleading", "text": "Fotonya lain.", "contact": "", "website": "", **changes}
    return client.post(address(listing), form, follow=True, REMOTE_ADDR=sender)


def test_the_product_page_leads_to_the_form(client, listing):
    shown = client.get(f"/en{listing.get_absolute_url().removeprefix('/en')}")
    [link] = page(shown).select("a[href$='/laporkan/']")
    assert (link["href"], link.get_text(strip=True)) == (address(listing), "Report this product")


def test_a_report_is_thanked_for_and_reaches_the_officers(client, listing):
    answer = report(client, listing, contact="0812-0000-7009")
    assert texts(answer, ".notice") == ["Thank you. An officer of Disperindag will look at it."]
    assert page(answer).select("form[method=post] [name=reason]") == []
    [kept] = ListingReport.objects.values("listing__product", "reason", "text", "contact")
    assert kept == {
        "listing__product": listing.pk, "reason": "misleading", "text": "Fotonya lain.", "contact": "0812-0000-7009"
    }  # fmt: skip


def test_the_address_is_kept_only_as_a_digest(client, listing):
    report(client, listing)
    [fingerprint] = ListingReport.objects.values_list("fingerprint", flat=True)
    assert (len(fingerprint), "203.0.113.7" in fingerprint) == (64, False)


def test_many_reports_are_one_case(client, listing):
    report(client, listing)
    report(client, listing, sender="203.0.113.8")
    assert (ReportedListing.objects.count(), ListingReport.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"reason": ""}, {"reason": "Choose what is wrong."}),
        ({"reason": "boring"}, {"reason": "Choose what is wrong."}),
        ({"reason": "other", "text": ""}, {"text": "Write in a few words what is wrong."}),
        ({"text": "x" * 1001}, {"text": "Ensure this value has at most 1000 characters (it has 1001)."}),
        ({"contact": "x" * 101}, {"contact": "Ensure this value has at most 100 characters (it has 101)."}),
    ],
    ids=["no-reason", "unknown-reason", "other-without-words", "long-text", "long-contact"],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays_typed(client, listing, changes, errors):
    answer = report(client, listing, **changes)
    assert (answer.status_code, field_errors(answer), ListingReport.objects.count()) == (422, errors, 0)
    assert value_of(answer, "id_text") == changes.get("text", "Fotonya lain.")


def test_a_program_that_fills_everything_in_is_thanked_and_forgotten(client, listing):
    answer = report(client, listing, website="https://spam.example")
    assert texts(answer, ".notice") == ["Thank you. An officer of Disperindag will look at it."]
    assert ListingReport.objects.count() == 0


def test_one_address_reports_only_so_often_in_a_day(client, listing, settings):
    settings.REPORTS_PER_ADDRESS = 2
    for _time in range(2):
        assert report(client, listing).status_code == 200
    answer = report(client, listing, text="Masih salah.")
    assert (answer.status_code, ListingReport.objects.count()) == (429, 2)
    assert texts(answer, ".notice") == [
        "Too many reports have come from your connection today. Please try again tomorrow."
    ]
    assert value_of(answer, "id_text") == "Masih salah."
    assert report(client, listing, sender="203.0.113.8").status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_public_cannot_be_reported(client, listing, budi, method):
    workflow.withdraw_product(product=listing.product, by=budi)
    assert getattr(client, method)(address(listing)).status_code == 404
