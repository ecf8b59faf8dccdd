"""What the application server serves."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

from cilegon_ikm.page_cache.changes import Changes
from cilegon_ikm.page_cache.front import PageCache
from cilegon_ikm.serving import Application, Environ, announced, serving

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cilegon_ikm.settings")


def utf8_only(application: Application) -> Application:
    """Answer 415 to a request that says it is not UTF-8, as all pages and forms here are.

    Django would read the whole request in that encoding: some, such as ``hex``, fail before there is a request that an
    error page could answer, and others smuggle NUL and lone surrogates past every check.
    """

    def guarded(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if _is_utf8(environ.get("CONTENT_TYPE", "")):
            return application(environ, start_response)
        start_response("415 Unsupported Media Type", [("Content-Type", "text/plain")])
        return [b"UTF-8 only.\n"]

    return guarded


def _is_utf8(content_type: str) -> bool:
    try:
        _kind, parameters = parse_header_parameters(content_type)
    except ValueError:  # an encoding that does not exist, in the notation of RFC 2231
        return False
    return parameters.get("charset", "utf-8").lower() in {"utf-8", "utf8"}


def with_kept_pages(application: Application) -> Application:
    """Answer kept pages in front of the application, unless they are switched off."""
    if not settings.PAGE_CACHE_MB:
        return application
    changes = Changes()
    serving.connect(changes.start, weak=False)
    return PageCache(application, most_bytes=settings.PAGE_CACHE_MB * 1024**2, changes=changes)


application = announced(with_kept_pages(utf8_only(get_wsgi_application())))
