import pytest
from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DatabaseError, OperationalError
from django.http import Http404
from django.test import Client
from django.urls import path

from cilegon_ikm import urls
from tests.pages import page, texts

ERRORS = {
    "away": OperationalError,
    "cut": DatabaseError,
    "bug": RuntimeError,
    "bad": BadRequest,
    "denied": PermissionDenied,
    "gone": Http404,
}


def broken(request, error):
    raise ERRORS[error]("secret detail")


urlpatterns = [*i18n_patterns(path("broken/<error>/", broken), prefix_default_language=False), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("error", "status", "heading", "button", "leads_to"),
    [
        ("away", 503, "We are away for a moment", "To the home page", "/"),
        ("cut", 503, "We are away for a moment", "To the home page", "/"),
        ("bug", 500, "Something went wrong on our side", "To the home page", "/"),
        ("bad", 400, "This address cannot be read", "To the home page", "/"),
        ("denied", 403, "This page is not for your account", "To the home page", "/en/"),
        ("gone", 404, "We cannot find this page", "Look at all products", "/en/produk/"),
    ],
)
def test_an_error_page_says_what_to_do_and_not_what_went_wrong_inside(
    visitor, error, status, heading, button, leads_to
):
    answer = visitor.get(f"/en/broken/{error}/")
    assert (answer.status_code, answer["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert (texts(answer, "h1"), page(answer).html["lang"]) == ([heading], "en")
    assert texts(answer, "main a.btn") == [button]
    assert page(answer).select_one("main a.btn")["href"] == leads_to
    assert "secret detail" not in answer.content.decode()
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_page_is_indonesian_without_a_prefix(visitor, error):
    assert page(visitor.get(f"/broken/{error}/")).html["lang"] == "id"


@pytest.mark.parametrize(
    ("error", "status"), [("away", 503), ("bug", 500), ("bad", 400), ("denied", 403), ("gone", 404)]
)
def test_an_error_page_needs_no_database(visitor, error, status):
    """This test has none: a query would end in an error of its own."""
    assert visitor.get(f"/broken/{error}/").status_code == status


def test_an_address_that_nobody_knows_is_not_found(client):
    answer = client.get("/en/nothing/here/")
    assert (answer.status_code, texts(answer, "h1")) == (404, ["We cannot find this page"])


def test_a_page_with_a_stale_token_keeps_what_was_typed_one_step_back():
    answer = Client(enforce_csrf_checks=True).post("/en/masuk/", {"username": "081200009001"})
    assert answer.status_code == 403
    assert texts(answer, "h1") == ["Please go back and send it again"]
