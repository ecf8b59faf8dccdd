from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cilegon_ikm.middleware import real_address
from producers.models import Producer
from producers.register.claims import make_claim_link
from tests.factories import make_enquiry, make_listing, make_unclaimed
from tests.pages import page


@pytest.mark.parametrize(
    "address",
    [
        "/%00",
        "/produk/a%00b-1/",
        "/en/produsen/%00/",
        "/cari/?q=%00",
        "/cari/?q=a%00b",
        "/masuk/?next=%00",
        "/static/%00",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_nul_in_an_address_is_refused_before_anything_reads_it(client, address, method):
    answer = getattr(client, method)(address)
    assert answer.status_code == 400
    assert page(answer).select_one("main a.btn")["href"] == "/"


def test_head_is_answered_like_get_without_the_page(client, emping, dewi):
    enquiry = make_enquiry(make_listing(emping, officer=dewi))
    submission = enquiry.submission.get_absolute_url()
    client.force_login(emping.owner)
    for address in (
        "/", "/keranjang/", "/daftar/", "/sandi/lupa/", "/tidak-ada/", submission, f"{submission}{enquiry.reference}/",
        "/usaha/profil/", "/usaha/profil/jam/", f"/usaha/pesan/{enquiry.reference}/", "/akun/data/ubah/",
    ):  # fmt: skip
        page, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (page.status_code, b""), address
        assert head.headers.get("Content-Type") == page.headers.get("Content-Type")


def test_head_takes_nothing_over(client, budi, dewi):
    link = make_claim_link(producer=make_unclaimed(), by=dewi)
    client.force_login(budi)
    assert client.head(urlsplit(link).path).status_code == 200
    assert Producer.objects.get().owner is None


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages", "other"])
def test_a_nul_in_a_cookie_is_refused_too(client, name):
    assert client.get("/masuk/", headers={"cookie": f'{name}="abcdefgh\\000abcdefgh"'}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/en/cari/?q=100%25", "/en/cari/?q=%2500", "/en/cari/?q=0%200"])
def test_what_only_looks_like_one_is_searched_for(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "10.0.0.9", "127.0.0.1"),
        (1, "10.0.0.9", "10.0.0.9"),
        (1, "6.6.6.6, 10.0.0.9", "10.0.0.9"),
        (2, "6.6.6.6, 10.0.0.9, 10.0.0.2", "10.0.0.9"),
        (2, "10.0.0.2", "127.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "unknown", None),
        (1, "", None),
    ],
)
def test_a_visitor_s_address_is_what_our_own_proxies_saw(settings, proxies, forwarded, address):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded})
    real_address(lambda request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == address


def test_a_unix_socket_gives_no_address():
    request = RequestFactory().get("/", REMOTE_ADDR="")
    real_address(lambda request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] is None
