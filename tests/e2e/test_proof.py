"""Near a limit the browser works first: ALTCHA under the site's own content security policy."""

import re

import pytest
from playwright.sync_api import expect

from orders import limits
from orders.models import Submission
from tests.factories import BUYER_PHONE, make_listing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.fixture
def buyer(person, javascript, settings):
    """Who has sent half of what is allowed, and is about to press Send."""
    for _each in range(settings.SENDINGS_PER_CONTACT // 2):
        limits.count(contact=BUYER_PHONE, address="127.0.0.1")
    page = person()
    page.goto(f"/en{make_listing(name='Emping Melinjo').get_absolute_url()}")
    page.locator("form[action*=tambah] button[type=submit]").first.click()
    page.get_by_label("Your name").fill("Ani")
    page.get_by_label("Phone number (WhatsApp)").fill("0812 0000 7002")
    page.get_by_label("Message to the makers").fill("Untuk hari Jumat")
    page.get_by_role("button", name=re.compile("Send to")).click()
    return page


@pytest.mark.parametrize("javascript", [True], indirect=True)
def test_the_browser_works_and_then_it_is_sent(buyer):
    expect(buyer.get_by_text("Done. Now press Send.")).to_be_visible()
    buyer.get_by_role("button", name=re.compile("Send to")).click()
    expect(buyer.get_by_role("heading", name="Your enquiries")).to_be_visible()
    assert Submission.objects.get().enquiries.get().messages.get().body == "Untuk hari Jumat"


@pytest.mark.parametrize("javascript", [False], indirect=True)
def test_without_javascript_it_says_how_to_go_on_and_keeps_what_was_typed(buyer):
    expect(buyer.get_by_text("This browser cannot do it without JavaScript.")).to_be_visible()
    expect(buyer.get_by_label("Message to the makers")).to_have_value("Untuk hari Jumat")
    assert not Submission.objects.exists()
