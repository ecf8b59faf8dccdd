"""What a view says about a page that everybody without a cookie sees alike."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from cilegon_ikm.serving import Environ

KEPT = "page_cache.kept"  # in the WSGI environment, which Django calls request.META
SEEN = "page_cache.seen"
MOST_QUERY = 2000  # characters; no link of ours is so long

View = Callable[..., HttpResponse]

_parameters: set[str] = set()  # that any of these pages reads
_unkept: set[str] = set()  # with which no page is kept


def public_page(*parameters: str, unkept: tuple[str, ...] = ()) -> Callable[[View], View]:
    """Let the page be kept. ``parameters`` are all that the view reads of the query; the page sees no others.

    Without that rule each made-up or advertiser's parameter would be a page of its own. With one of the ``unkept``,
    which there are too many combinations of, the page is made each time; a star stands for any ending.
    """
    _parameters.update(parameters)
    _unkept.update(unkept)

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if _has(request.META["QUERY_STRING"], unkept):
                return view(request, *args, **kwargs)
            request.META["QUERY_STRING"] = plain_query(request.META["QUERY_STRING"], parameters)
            request.__dict__.pop("GET", None)  # a cached property
            response = view(request, *args, **kwargs)
            if response.status_code == 200:
                # a browser may keep it but asks each time, since a basket or a sign-in changes the head of the page
                patch_cache_control(response, private=True, no_cache=True)
                patch_vary_headers(response, ["Cookie"])
                request.META[KEPT] = True
            return response

        return wrapped

    return decorate


def on_each_view(request: HttpRequest, seen: Callable[[Environ], None]) -> None:
    """Call ``seen`` with the WSGI environment now, and again for each answer from the kept page."""
    seen(request.META)
    request.META[SEEN] = seen


def kept_query(query: str) -> str | None:
    """The part of a query that any kept page may read, or None when no kept page can be meant.

    What one page keeps and another does not is looked up for both: the other is never found, as it is never kept.
    """
    if not query:
        return ""
    if len(query) > MOST_QUERY or "%00" in query or _has(query, _unkept - _parameters):
        return None
    return plain_query(query, _parameters)


def _has(query: str, parameters: set[str] | tuple[str, ...]) -> bool:
    """Whether one of these stands in the query with a value."""
    names = {name for name, _value in parse_qsl(query)} if query and parameters else set()
    beginnings = tuple(each[:-1] for each in parameters if each.endswith("*"))
    return any(name in parameters or (beginnings and name.startswith(beginnings)) for name in names)


def plain_query(query: str, parameters: set[str] | tuple[str, ...]) -> str:
    """These parameters in one order, without empty ones; of a repeated one the last counts, as in Django."""
    if not query:
        return ""
    known = {name: value for name, value in parse_qsl(query) if name in parameters}
    return urlencode(sorted(known.items()))


def is_anonymous(environ: Environ) -> bool:
    """Whether the request has no cookie that may change what a page shows: any but a few."""
    cookies, harmless = environ.get("HTTP_COOKIE", ""), settings.PAGE_CACHE_COOKIES
    return not cookies or all(each.partition("=")[0].strip() in harmless for each in cookies.split(";"))
