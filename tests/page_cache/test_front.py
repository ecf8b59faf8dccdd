"""The door in front of Django, on the real pages; what changes is told to it by hand."""

import gzip
from io import BytesIO
from types import SimpleNamespace
from wsgiref.util import setup_testing_defaults

import brotli
import pytest
import time_machine
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import override_settings

from catalog import view_counts
from catalog.models import Listing
from cilegon_ikm.page_cache.front import PageCache
from tests.factories import make_listings

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
MEGABYTE = 1024**2


class Visitor:
    """Asks the door as a web server does; ``made`` is how many pages Django had to make for it."""

    def __init__(self, most_bytes=4 * MEGABYTE):
        self.made = 0
        self.changes = SimpleNamespace(generation=1)
        self.django = get_wsgi_application()
        self.door = PageCache(self._make, most_bytes=most_bytes, changes=self.changes)

    def _make(self, environ, start_response):
        self.made += 1
        return self.django(environ, start_response)

    def ask(self, path, *, method="GET", **headers):
        path, _mark, query = path.partition("?")
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": method, "HTTP_HOST": "localhost"}
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        environ["wsgi.input"] = BytesIO()
        setup_testing_defaults(environ)
        answer = SimpleNamespace()

        def start_response(status, fields):
            answer.status, answer.headers = int(status[:3]), dict(fields)

        answer.body = b"".join(self.door(environ, start_response))
        return answer


@pytest.fixture(autouse=True)
def _connection_stays_open():
    """Django's handler would close the connection that holds the test's transaction, as it may after any request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def visitor():
    return Visitor()


@pytest.fixture
def batako(emping):
    (listing,) = make_listings(emping, {"name": "Batako"})
    return listing


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/en/",
        "/produk/",
        "/kategori/",
        "/kategori/emping-ceplis/",
        "/produsen/",
        "/produsen/emping-budi/",
        "/bantuan/",
    ],
)
def test_the_second_visitor_gets_the_same_page_without_a_query(visitor, batako, path, django_assert_num_queries):
    first = visitor.ask(path)
    with django_assert_num_queries(0):
        second = visitor.ask(path)
    assert (first.status, first.body, visitor.made) == (200, second.body, 1)
    assert [answer.headers["Server-Timing"].partition(",")[0] for answer in (first, second)] == [
        'cache;desc="miss"',
        'cache;desc="hit"',
    ]


def test_a_kept_page_tells_caches_on_the_way_what_it_depends_on(visitor):
    headers = visitor.ask("/").headers
    assert (headers["Vary"], headers["Cache-Control"]) == ("Accept-Encoding, Cookie", "public, no-cache")
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("", None, bytes),
        ("gzip;q=nonsense", None, bytes),
    ],
)
def test_each_browser_gets_the_encoding_it_reads(visitor, accepted, encoding, unpack):
    plain = visitor.ask("/").body
    answer = visitor.ask("/", accept_encoding=accepted)
    assert (answer.headers.get("Content-Encoding"), unpack(answer.body)) == (encoding, plain)
    assert answer.headers["Content-Length"] == str(len(answer.body))


@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
def test_a_page_that_has_not_changed_is_not_sent_again(visitor, accepted):
    etag = visitor.ask("/", accept_encoding=accepted).headers["ETag"]
    for tags in (etag, f"W/{etag}", f'"old", {etag}', "*"):
        answer = visitor.ask("/", accept_encoding=accepted, if_none_match=tags)
        assert (answer.status, answer.body, answer.headers["ETag"]) == (304, b"", etag)
    assert visitor.ask("/", accept_encoding=accepted, if_none_match='"old"').status == 200


def test_a_page_made_anew_with_the_same_words_is_not_sent_again(visitor):
    etag = visitor.ask("/").headers["ETag"]
    visitor.changes.generation += 1
    assert visitor.ask("/", if_none_match=etag).status == 304


def test_the_encodings_of_a_page_have_tags_of_their_own(visitor):
    assert len({visitor.ask("/", accept_encoding=each).headers["ETag"] for each in ("br", "gzip", "")}) == 3


def test_head_is_the_page_without_its_body(visitor):
    page = visitor.ask("/")
    head = visitor.ask("/", method="HEAD")
    assert (head.status, head.body, head.headers["ETag"]) == (200, b"", page.headers["ETag"])
    assert (head.headers["Content-Length"], visitor.made) == (str(len(page.body)), 1)


def test_a_change_in_the_database_is_shown_to_the_next_visitor(visitor, batako):
    assert b"Batako" in visitor.ask("/produk/").body
    Listing.objects.update(is_visible=False)
    assert b"Batako" in visitor.ask("/produk/").body
    visitor.changes.generation += 1
    assert b"Batako" not in visitor.ask("/produk/").body


def test_a_page_read_before_a_change_is_not_kept_after_it(visitor, batako):
    original = visitor.django

    def changed_meanwhile(environ, start_response):
        content = original(environ, start_response)
        visitor.changes.generation += 1
        return content

    visitor.django = changed_meanwhile
    visitor.ask("/")
    visitor.django = original
    visitor.ask("/")
    assert visitor.made == 2


def test_nothing_is_kept_while_nobody_listens_for_changes(visitor):
    visitor.changes.generation = None
    assert [visitor.ask("/").status for _visitor in range(2)] == [200, 200]
    assert visitor.made == 2


def test_a_page_is_made_anew_after_a_minute_and_at_midnight(visitor):
    with time_machine.travel("2030-03-01T12:00:00+07:00", tick=False) as clock:
        for seconds, made in ((0, 1), (59, 1), (61, 2)):
            clock.move_to(f"2030-03-01T12:0{seconds // 60}:{seconds % 60:02}+07:00")
            visitor.ask("/")
            assert visitor.made == made
        clock.move_to("2030-03-01T23:59:50+07:00")
        visitor.ask("/")
        clock.move_to("2030-03-02T00:00:00+07:00")
        visitor.ask("/")
        assert visitor.made == 4


@pytest.mark.parametrize("cookie", ["keranjang=x", "sessionid=x", "messages=x", "csrftoken=a; keranjang=x", "other=1"])
def test_a_visitor_with_a_cookie_reaches_django(visitor, cookie):
    visitor.ask("/")
    answer = visitor.ask("/", cookie=cookie)
    assert (visitor.made, answer.headers["Cache-Control"]) == (2, "private, no-cache")
    assert "ETag" not in answer.headers


def test_what_a_form_left_behind_is_no_reason_to_make_a_page(visitor):
    visitor.ask("/")
    visitor.ask("/", cookie="csrftoken=abc")
    assert visitor.made == 1


@pytest.mark.parametrize("headers", [{"hx_request": "true"}, {"method": "POST"}])
def test_what_is_no_plain_visit_reaches_django(visitor, headers):
    visitor.ask("/")
    visitor.ask("/", **headers)
    assert visitor.made == 2


@pytest.mark.parametrize("path", ["/masuk/", "/daftar/", "/keranjang/", "/cari/?q=emping", "/tidak-ada/", "/produk"])
def test_pages_of_persons_and_answers_that_are_no_page_are_not_kept(visitor, path):
    visitor.ask(path)
    visitor.ask(path)
    assert visitor.made == 2


def test_made_up_and_reordered_parameters_give_the_same_page(visitor, batako):
    page = visitor.ask("/produsen/?kecamatan=367201&cabang=food").body
    for query in ("cabang=food&kecamatan=367201", "kecamatan=367201&fbclid=x&cabang=metal&cabang=food"):
        assert visitor.ask(f"/produsen/?{query}").body == page
    assert (visitor.made, b"fbclid" in page) == (1, False)


def test_different_parameters_that_a_page_reads_give_different_pages(visitor):
    for query in ("", "?cabang=food", "?cabang=metal"):
        visitor.ask(f"/produsen/{query}")
    assert visitor.made == 3


@pytest.mark.parametrize("query", ["x=%00", f"x={'a' * 2001}"])
def test_an_odd_query_reaches_django(visitor, query):
    visitor.ask("/")
    visitor.ask(f"/?{query}")
    assert visitor.made == 2


def test_hosts_do_not_share_pages(visitor):
    local, number = visitor.ask("/produk/"), visitor.ask("/produk/", host="127.0.0.1")
    assert (b"//localhost/" in local.body, b"//localhost/" in number.body, visitor.made) == (True, False, 2)


@override_settings(HTTPS=True, SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_http_and_https_do_not_share_pages(visitor):
    secure = visitor.ask("/produk/", x_forwarded_proto="https").body
    assert (b"https://localhost/" in secure, b"https://localhost/" in visitor.ask("/produk/").body) == (True, False)


def test_memory_stays_bounded_and_the_least_used_page_goes_first():
    visitor = Visitor(most_bytes=40_000)
    visitor.ask("/bantuan/")
    for number in range(1, 30):
        visitor.ask(f"/produk/?setelah={number}")
        visitor.ask("/bantuan/")
    assert (visitor.made, visitor.door._pages.currsize <= 40_000) == (30, True)
    visitor.ask("/produk/?setelah=1")
    assert visitor.made == 31


def test_views_of_kept_pages_are_counted_as_others_are(visitor, batako):
    view_counts._counted.clear()
    path = f"/produk/batako-{batako.pk}/"
    for name in (PHONE, PHONE, "Googlebot/2.1"):
        visitor.ask(path, user_agent=name)
    visitor.ask(path, user_agent=PHONE, if_none_match="*")
    visitor.ask(path, user_agent=PHONE, method="HEAD")
    assert (sum(view_counts._counted.values()), visitor.made) == (3, 1)


def test_a_page_that_sets_a_cookie_is_not_kept(visitor):
    def with_cookie(environ, start_response):
        def start(status, headers):
            start_response(status, [*headers, ("Set-Cookie", "x=1")])

        return get_wsgi_application()(environ, start)

    visitor.django = with_cookie
    assert visitor.ask("/").headers["Set-Cookie"] == "x=1"
    visitor.ask("/")
    assert visitor.made == 2


def test_a_page_larger_than_the_cache_is_answered_all_the_same():
    visitor = Visitor(most_bytes=10)
    assert [visitor.ask("/bantuan/privasi/").status for _time in range(2)] == [200, 200]
    assert visitor.made == 2
