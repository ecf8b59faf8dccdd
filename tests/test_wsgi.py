from io import BytesIO

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from cilegon_ikm.page_cache.front import PageCache
from cilegon_ikm.serving import announced, serving
from cilegon_ikm.wsgi import utf8_only, with_kept_pages


def answer_to(content_type: str) -> tuple[str, bytes]:
    """Status and body as a web server would get them."""
    environ = RequestFactory()._base_environ(PATH_INFO="/health/live", CONTENT_TYPE=content_type)
    environ |= {"HTTP_HOST": "localhost", "QUERY_STRING": "q=%5Cud800+AAA-", "wsgi.input": BytesIO()}
    statuses = []
    content = b"".join(utf8_only(get_wsgi_application())(environ, lambda status, headers: statuses.append(status)))
    return statuses[0], content


CHARSETS = ("hex", "zip", "rot13", "utf-7", "utf-16", "unicode_escape", "idna", "undefined", "bogus", "latin-1", "a\0b")


@pytest.mark.parametrize("charset", CHARSETS)
def test_another_encoding_than_utf_8_is_refused_before_anything_is_read_in_it(charset):
    assert answer_to(f"text/html; charset={charset}") == ("415 Unsupported Media Type", b"UTF-8 only.\n")


@pytest.mark.parametrize("content_type", ["a/b; charset*=bogus''x", "a/b; charset*=utf-8''hex", "a/b; x*=bogus''y"])
def test_an_encoding_hidden_in_another_notation_is_refused_too(content_type):
    assert answer_to(content_type)[0] == "415 Unsupported Media Type"


@pytest.mark.parametrize("content_type", ["", "text/html", "a/b; charset=UTF-8", 'a/b; charset="utf8"', ";", "a;=;"])
def test_utf_8_is_served_however_it_is_written(content_type):
    assert answer_to(content_type) == ("200 OK", b'{"status": "live"}')


def test_a_process_is_announced_once_with_its_first_request():
    heard = []
    serving.connect(lambda **kwargs: heard.append(kwargs), weak=False, dispatch_uid="test")
    receivers, serving.receivers = serving.receivers, serving.receivers[-1:]
    try:
        application = announced(lambda environ, start_response: [b"ok"])
        assert [application({}, None) for _request in range(3)] == [[b"ok"]] * 3
    finally:
        serving.receivers = receivers
        serving.disconnect(dispatch_uid="test")
    assert len(heard) == 1


@pytest.mark.parametrize(("size", "kept"), [(16, True), (0, False)])
def test_pages_are_kept_unless_that_is_switched_off(settings, size, kept):
    settings.PAGE_CACHE_MB = size
    receivers = list(serving.receivers)
    assert isinstance(with_kept_pages(lambda environ, start_response: []), PageCache) == kept
    serving.receivers = receivers
