"""How people of the stories come to be signed in."""

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from cilegon_ikm.accounts.models import User
from tests.factories import PASSWORD


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """By the form."""
    page.goto("/en/masuk/")
    page.get_by_label("Phone number or e-mail").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/masuk/" not in url)


def enter(page: Page, user: User) -> None:
    """By a session that is there already, at the page where the form leads: the real hasher and two pages take time."""
    browser = Client()
    browser.force_login(user)
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "domain": "127.0.0.1", "path": "/"}
    page.context.add_cookies([cookie])
    page.goto("/en/admin/" if user.is_staff else "/en/usaha/")
