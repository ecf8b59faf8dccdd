"""The life of an order on both sides: a guest asks, two quotes, an agreement, and everything handed over."""

import re

import pytest
from playwright.sync_api import expect

from orders.models import Enquiry, Quote
from tests.e2e.people import enter
from tests.e2e.test_story import put_into_basket
from tests.factories import make_listing, make_moderator, make_user, make_verified_producer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def ask(page, listing) -> None:
    page.goto(f"/en{listing.get_absolute_url().removeprefix('/en')}")
    put_into_basket(page, "Emping Melinjo", "60", "untuk hajatan")
    page.get_by_label("Your name").fill("Ani Contoh")
    page.get_by_label("Phone number (WhatsApp)").fill("0812 0000 7002")
    page.get_by_role("button", name="Send to 1 maker").click()
    page.get_by_role("main").get_by_role("link", name=re.compile("Emping Budi")).click()
    expect(page.get_by_role("heading", name="Emping Budi")).to_be_visible()


def quote_first(page) -> None:
    """At the price for sixty, with one thing more."""
    page.goto("/en/usaha/pesan/")
    page.get_by_role("link", name=re.compile("Ani Contoh")).click()
    page.get_by_role("link", name="Make a quote").click()
    first, second = page.get_by_role("group", name="Item 1"), page.get_by_role("group", name="Item 2")
    expect(first.get_by_label("What")).to_have_value("Emping Melinjo")
    expect(first.get_by_label("Price of one")).to_have_value("41.000")
    second.get_by_label("What").fill("Kotak hantaran")
    second.get_by_label("Quantity").fill("2")
    second.get_by_label("Unit").select_option(label="box")
    second.get_by_label("Price of one").fill("25.000")
    page.get_by_label("Delivery cost").fill("30.000")
    page.get_by_label("Payment").fill("Setengah di muka")


def change_and_send(page, javascript: bool) -> None:
    if javascript:
        page.get_by_label("Delivery cost").blur()
    else:
        page.get_by_role("button", name="More rows").click()
    expect(page.locator("#quote-sum")).to_have_text(re.compile(r"Together\s+Rp2\.540\.000"))
    page.get_by_role("button", name="Send the quote").click()
    expect(page.get_by_text("The quote is sent. The buyer has been told.")).to_be_visible()


def see_by_itself(page, javascript: bool) -> None:
    """The buyer's page is open all the time; with a script the quote comes without a reload."""
    if javascript:
        expect(page.locator(".quote")).to_contain_text("Rp2.540.000", timeout=20_000)
        page.get_by_role("link", name="Something has changed").click()
    else:
        page.reload()
    expect(page.get_by_role("heading", name="Quote 1: Rp2.540.000 – do you accept it?")).to_be_visible()


def ask_for_change(page) -> None:
    page.get_by_text("Ask for a change").click()
    page.get_by_label("What should change?").fill("Tanpa kotak hantaran, saya ambil sendiri.")
    page.get_by_role("button", name="Send the wish").click()
    expect(page.get_by_text("The maker has been told what should change.")).to_be_visible()


def quote_again(page) -> None:
    page.goto("/en/usaha/pesan/")
    page.get_by_role("link", name=re.compile("Ani Contoh")).click()
    expect(page.get_by_text("Tanpa kotak hantaran")).to_be_visible()
    page.get_by_role("link", name="Make a new version of the quote").click()
    page.get_by_role("group", name="Item 2").get_by_label("Leave this out").check()
    page.get_by_label("Delivery cost").fill("")
    page.get_by_role("button", name="Send the quote").click()
    expect(page.locator(".quote[open] summary")).to_contain_text("Rp2.460.000")


def test_the_life_of_an_order(person, javascript):
    officer, budi = make_moderator("Dewi"), make_user("Budi")
    emping = make_verified_producer(budi, officer=officer, name="Emping Budi")
    offer = {"price_kind": "tiers", "price": 45_000, "tiers": [(50, 41_000)]}
    listing = make_listing(emping, officer=officer, name="Emping Melinjo", unit="pack", **offer)
    buyer, maker = person(), person()

    ask(buyer, listing)
    enter(maker, budi)
    quote_first(maker)
    change_and_send(maker, javascript)
    see_by_itself(buyer, javascript)
    stale = buyer.context.new_page()
    stale.goto(buyer.url)
    ask_for_change(buyer)
    quote_again(maker)

    stale.get_by_role("button", name="Accept the quote").click()
    expect(stale.get_by_text("The maker has sent a newer quote meanwhile.")).to_be_visible()
    stale.get_by_role("button", name="Accept the quote").click()
    expect(stale.get_by_text("The order is agreed.")).to_be_visible()
    sheet = stale.locator(".quote[open]").get_by_role("link", name="Bahasa Indonesia").get_attribute("href")
    assert buyer.request.get(sheet).body()[:5] == b"%PDF-"
    assert Quote.objects.get(state="accepted").version == 2

    maker.reload()
    maker.get_by_role("button", name="Everything is handed over").click()
    expect(maker.get_by_text("Marked as fulfilled.")).to_be_visible()
    buyer.reload()
    buyer.get_by_role("button", name="I have got everything").click()
    expect(buyer.locator(".section-head .badge")).to_have_text("Completed")
    maker.reload()
    expect(maker.locator(".section-head .badge")).to_have_text("Completed")
    assert Enquiry.objects.get().history.count() == 4
