"""Messages on a device: the page that switches them on, and the worker that shows them."""

import json

import pytest
from playwright.sync_api import expect

from tests.e2e.people import enter
from tests.factories import make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
CHOICES = "/en/akun/pemberitahuan/pilihan/"


@pytest.fixture
def phone(person, javascript):
    page = person()
    page.context.grant_permissions(["notifications"])
    enter(page, make_user("Budi"))
    page.goto("/en/akun/")
    page.get_by_role("link", name="How messages reach you").click()
    return page


def test_choices_are_kept(phone):
    orders = phone.get_by_role("group", name="Enquiries and orders").get_by_label("On my devices")
    products = phone.get_by_role("group", name="My products").get_by_label("On my devices")
    orders.uncheck()
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    expect(orders).not_to_be_checked()
    expect(products).to_be_checked()


@pytest.mark.parametrize("javascript", [False], indirect=True)
def test_without_javascript_the_page_says_why_there_is_no_button(phone):
    expect(phone.get_by_text("To switch it on here, your browser must run JavaScript.")).to_be_visible()
    expect(phone.get_by_role("button", name="Show messages on this device")).to_be_hidden()


@pytest.mark.parametrize("javascript", [True], indirect=True)
def test_where_no_push_service_answers_the_page_says_so(phone):
    phone.evaluate("PushManager.prototype.subscribe = () => Promise.reject(new DOMException('no network')); 0")
    phone.get_by_role("button", name="Show messages on this device").click()
    expect(phone.get_by_text("It did not work just now.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True], indirect=True)
def test_what_is_pushed_is_shown_once(phone, server):
    phone.evaluate("navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => 0)")
    devtools = phone.context.new_cdp_session(phone)
    registrations = []
    devtools.on("ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"]))
    devtools.send("ServiceWorker.enable")
    phone.wait_for_timeout(200)
    message = {"title": "Pesan baru", "text": "Ada stok?", "link": f"{server}/usaha/", "tag": "0af1"}
    push = {"origin": server, "registrationId": registrations[-1]["registrationId"], "data": json.dumps(message)}
    for _copy in range(2):
        devtools.send("ServiceWorker.deliverPushMessage", push)
    shown = "navigator.serviceWorker.ready.then((it) => it.getNotifications())"
    words = f"{shown}.then((all) => all.map((each) => [each.title, each.body, each.tag, each.data.link]))"
    for _moment in range(100):  # the service worker shows it beside the page
        if phone.evaluate(words):
            break
        phone.wait_for_timeout(50)
    assert phone.evaluate(words) == [["Pesan baru", "Ada stok?", "0af1", f"{server}/usaha/"]]
