"""The door in front of Django: a kept page is answered here, before a request, a session or a language is made."""

import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from threading import Lock
from typing import Any

from cachetools import LRUCache
from django.conf import settings
from django.utils import timezone

from cilegon_ikm.serving import Application, Environ

from .changes import Changes
from .kept import Answer, Headers, KeptPage, best_encoding, has_current, kept_page
from .pages import KEPT, SEEN, is_anonymous, kept_query

Key = tuple[str, str, str, str]

MAX_AGE = 60.0  # seconds, should a change ever not be heard of
TIMING = ("Server-Timing", 'cache;desc="hit"')


class PageCache:
    """Keeps what views call a ``public_page``, up to so many bytes in this process; the least used goes first."""

    def __init__(self, application: Application, *, most_bytes: int, changes: Changes) -> None:
        self._application = application
        self._changes = changes
        self._lock = Lock()
        self._pages: LRUCache[Key, KeptPage] = LRUCache(most_bytes, getsizeof=lambda page: page.size)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        key = _key(environ)
        if key is None:
            return self._application(environ, start_response)
        with self._lock:
            page = self._pages.get(key)
        if page and page.generation == self._changes.generation and time.time() < page.until:
            if page.seen:
                page.seen(environ)
            return _send(page, environ, start_response, TIMING)
        return self._make(key, environ, start_response)

    def _make(self, key: Key, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Django's answer; a page that may be kept is, under the generation from before its data were read."""
        started, generation = time.perf_counter(), self._changes.generation
        captured: list[Any] = []
        content = self._application(environ, lambda *answer: captured.extend(answer))
        status, headers = captured[:2]
        if not _may_be_kept(environ, status, headers):
            start_response(status, headers)
            return content
        page = kept_page(_read(content), headers, generation=generation, until=_until(), seen=environ.get(SEEN))
        if generation is not None and page.size <= self._pages.maxsize:
            with self._lock:
                self._pages[key] = page
        took = (time.perf_counter() - started) * 1000
        return _send(page, environ, start_response, ("Server-Timing", f'cache;desc="miss", app;dur={took:.1f}'))


def _key(environ: Environ) -> Key | None:
    """Under what a page is kept, or None for a request that must reach Django."""
    if (
        environ["REQUEST_METHOD"] not in {"GET", "HEAD"}
        or "HTTP_HX_REQUEST" in environ
        or environ.get("CONTENT_TYPE")
        or not is_anonymous(environ)
    ):
        return None
    query = kept_query(environ.get("QUERY_STRING", ""))
    if query is None:
        return None
    scheme = environ.get("HTTP_X_FORWARDED_PROTO", "") if settings.HTTPS else ""
    return scheme, environ.get("HTTP_HOST", ""), environ.get("PATH_INFO", ""), query


def _may_be_kept(environ: Environ, status: str, headers: Headers) -> bool:
    return (
        KEPT in environ
        and environ["REQUEST_METHOD"] == "GET"
        and status.startswith("200 ")
        and not any(name.lower() == "set-cookie" for name, _value in headers)
    )


def _until() -> float:
    """At midnight papers expire, and with them badges on pages."""
    tomorrow = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return min(time.time() + MAX_AGE, tomorrow.timestamp())


def _read(content: Iterable[bytes]) -> bytes:
    try:
        return b"".join(content)
    finally:
        if close := getattr(content, "close", None):
            close()


def _send(
    page: KeptPage, environ: Environ, start_response: Callable[..., Any], timing: tuple[str, str]
) -> Iterable[bytes]:
    answer: Answer = page.answer(best_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
    if (tags := environ.get("HTTP_IF_NONE_MATCH")) and has_current(tags, answer.etag):
        start_response("304 Not Modified", [*answer.unchanged, timing])
        return ()
    start_response("200 OK", [*answer.headers, timing])
    return () if environ["REQUEST_METHOD"] == "HEAD" else (answer.body,)
