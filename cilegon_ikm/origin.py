"""Forms on cacheable pages carry no CSRF token; these checks take its place."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt


def same_origin(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse a form posted from another site, without needing a token or a cookie on the page it came from."""

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _from_here(request):
            raise PermissionDenied("cross-site form")
        return view(request, *args, **kwargs)

    return wrapped


def _from_here(request: HttpRequest) -> bool:
    """Browsers say where a form came from; what says nothing is no browser and carries nobody's cookies."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    source = request.headers.get("Origin") or request.headers.get("Referer")
    try:
        return source is None or urlsplit(source).netloc == request.get_host()
    except ValueError:  # no address at all, such as "http://["
        return False
