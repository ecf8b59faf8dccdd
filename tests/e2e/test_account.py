"""A maker's own account on a phone, with JavaScript and without."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from catalog.models import Listing
from cilegon_ikm.accounts.models import Erasure
from tests.e2e.people import sign_in
from tests.factories import PASSWORD, make_listing, make_moderator, make_user, make_verified_producer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
NEW = "Gipang-2027-legit"


def test_a_forgotten_password_a_lost_phone_and_going_for_good(person, run_jobs):
    dewi = make_moderator("Dewi")
    budi = make_user("Budi")
    make_listing(make_verified_producer(budi, officer=dewi), officer=dewi)
    lost, page = person(), person()
    sign_in(lost, str(budi.phone))

    page.goto(link_from_officer(person, dewi, budi))
    page.get_by_label("New password").fill(NEW)
    page.get_by_role("button", name="Save the password").click()
    expect(page.get_by_text("Your new password is set. Sign in with it.")).to_be_visible()
    lost.goto("/en/akun/")
    expect(lost.get_by_role("heading", name="Sign in")).to_be_visible()

    for phone in (lost, page):
        sign_in(phone, str(budi.phone), NEW)
    page.get_by_role("link", name="My account").click()
    expect(page.get_by_text("this device")).to_be_visible()
    page.get_by_role("main").get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("That device is signed out.")).to_be_visible()
    lost.goto("/en/akun/")
    expect(lost.get_by_role("heading", name="Sign in")).to_be_visible()

    page.get_by_role("link", name="My data").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download everything").click()
    names = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())).namelist()
    assert [Path(name).suffix for name in names] == [".json", ".jpg"]

    page.get_by_role("link", name="Erase my account and my data").click()
    page.get_by_label("Your password now").fill(NEW)
    page.get_by_role("button", name="Erase everything for good").click()
    expect(page.get_by_role("heading", name="Your data are being erased")).to_be_visible()
    run_jobs()
    page.reload()
    expect(page.get_by_role("heading", name="Your data are erased")).to_be_visible()
    assert Erasure.objects.get().removed["photos"] == 1
    assert not Listing.objects.exists()


def link_from_officer(person, officer, maker) -> str:
    """The path of the link, as the officer copies it from the admin."""
    desk = person(viewport={"width": 1440, "height": 900}, is_mobile=False, java_script_enabled=True)
    sign_in(desk, officer.email, PASSWORD)
    desk.goto(f"/en/admin/accounts/user/{maker.pk}/change/")
    desk.get_by_role("button", name="Make a one-time link").click()
    link = desk.get_by_label("Link", exact=True).input_value()
    return "/en" + link[link.index("/sandi/") :]
