"""How little a maker types and taps on her phone to register, and that she goes on where she stopped."""

import re

import pytest
from playwright.sync_api import expect

from producers.models import Producer
from tests.factories import PASSWORD

from .people import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
FIELDS = "main form.panel :is(input:not([type=hidden]), select, textarea)"
EMPTY = "fields => fields.filter(field => field.type == 'checkbox' ? !field.checked : !field.value).map(f => f.name)"
ACCOUNT = {"name": "Sri Contoh", "phone": "+62 812 0000 7001", "password": PASSWORD, "consent": True}
BUSINESS = {"name": "Gipang Sri Contoh", "branch": "food", "village": "36.72.05.1003"}
ADDRESS = {"address": "Jl. Contoh No. 3, RT 02/RW 01", "story": "Gipang buatan sendiri sejak 2004."}


def at_step(page, number: int) -> list[str]:
    """The fields of this step that she still has to fill in."""
    expect(page.get_by_text(re.compile(rf"^\s*Step {number} of 3"))).to_be_visible()
    return page.locator(FIELDS).evaluate_all(EMPTY)


def fill(page, words: dict, button: str) -> None:
    """One touch for each field, and one for the button."""
    for name, value in words.items():
        field = page.locator(f"main [name={name}]")
        if value is True:
            field.check()
        elif name in {"branch", "village"}:
            field.select_option(value)
        else:
            field.fill(value)
    page.get_by_role("button", name=button).tap()


def test_nine_fields_and_three_taps_and_every_step_is_kept(person):
    page = person()
    page.goto("/en/daftar/")
    assert at_step(page, 1) == list(ACCOUNT)
    fill(page, ACCOUNT, "Continue")
    assert at_step(page, 2) == list(BUSINESS)
    page.context.close()

    page = person()
    sign_in(page, "0812-0000-7001")
    assert at_step(page, 2) == list(BUSINESS)
    fill(page, BUSINESS, "Save and continue")
    assert at_step(page, 3) == list(ADDRESS)
    page.context.close()

    page = person()
    sign_in(page, "62812 0000 7001")
    assert at_step(page, 3) == list(ADDRESS)
    fill(page, ADDRESS, "Send for verification")
    expect(page.get_by_text("An officer will look at it")).to_be_visible()
    producer = Producer.objects.get()
    assert (producer.name, producer.state, str(producer.whatsapp)) == (
        "Gipang Sri Contoh",
        "submitted",
        "+6281200007001",
    )
    assert {name: getattr(producer, name) for name in ADDRESS} == ADDRESS
