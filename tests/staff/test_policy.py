"""The content security policy of every kind of page, and that no page needs more."""

import re

import pytest

from tests.factories import (
    make_draft,
    make_verified_producer,
)
from tests.pages import page

pytestmark = pytest.mark.django_db


DESK = "/en/admin/"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


def policy(answer):
    """The directives of the content security policy, each with its sources."""
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in parts}


STRICT = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}


@pytest.mark.parametrize(
    "address", ["/", "/en/", "/produk/", "/masuk/", "/daftar/", "/keranjang/", "/tidak/ada/", "/health/live"]
)
def test_a_public_page_runs_nothing_that_stands_in_the_page(client, address):
    answer = client.get(address)
    assert policy(answer) == STRICT
    assert inline(answer) == []


def test_neither_does_a_page_of_the_workspace(client):
    producer = make_verified_producer()
    client.force_login(producer.owner)
    product = make_draft(producer)
    for address in (
        "/usaha/",
        "/usaha/profil/",
        "/usaha/dokumen/",
        "/usaha/dokumen/baru/nib/",
        "/usaha/produk/",
        f"/usaha/produk/{product.pk}/",
        "/akun/pemberitahuan/",
    ):
        answer = client.get(address)
        assert policy(answer) == STRICT
        assert inline(answer) == []


def inline(answer):
    """Scripts, styles and handlers that stand in the page itself."""
    soup = page(answer)
    written = [tag.name for tag in soup.select("script:not([src], [type='application/ld+json']), style, [style]")]
    handlers = [name for tag in soup.find_all(True) for name in tag.attrs if re.fullmatch(r"on[a-z]+", name)]
    return written + handlers


@pytest.mark.parametrize("address", ["", "producers/producer/", "catalog/product/"])
def test_an_admin_page_allows_the_theme_what_it_needs_and_no_inline_script(moderator, address):
    answer = moderator.get(f"{DESK}{address}")
    assert policy(answer) == {
        **STRICT,
        "script-src": ["'self'", "'unsafe-eval'"],
        "style-src": ["'self'", "'unsafe-inline'"],
    }
    handlers = [name for tag in page(answer).find_all(True) for name in tag.attrs if re.fullmatch(r"on[a-z]+", name)]
    assert handlers == []
    assert [tag.get("type") for tag in page(answer).select("script:not([src])")] == []
