"""Small middleware of the project itself."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.core.exceptions import BadRequest, ValidationError
from django.core.validators import validate_ipv46_address
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 to a NUL byte in an address or a cookie: PostgreSQL text cannot hold one, so look-ups would fail."""

    def middleware(request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path or "\0" in query or "%00" in query:
            raise BadRequest("NUL in the address")
        if any("\0" in value for value in request.COOKIES.values()):  # in a quoted one it may be written \000
            raise BadRequest("NUL in a cookie")
        return get_response(request)

    return middleware


class ContentPolicy(CSPMiddleware):
    """django-csp, which would put the usual policy together anew for each answer."""

    def __init__(self, get_response: Any) -> None:
        super().__init__(get_response)
        self._usual = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Views that need another policy leave marks on the answer, or on the request."""
        if settings.DEBUG or "_csp_nonce" in vars(request) or any(name.startswith("_csp") for name in vars(response)):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self._usual)
        return response


def head_as_get(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Views see GET where HEAD was asked, and answer alike; the server leaves the body out.

    ``META["REQUEST_METHOD"]`` still says HEAD to what must not take it for a visit.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        try:
            return get_response(request)
        finally:
            request.method = asked

    return middleware


def real_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put the visitor's own address into REMOTE_ADDR, or nothing where it is not known (a Unix socket).

    Each of the ``PROXIES`` in front appends the address it was asked from, so what stands further left is hearsay.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        address = (
            hops[-settings.PROXIES] if 0 < settings.PROXIES <= len(hops) else request.META.get("REMOTE_ADDR") or ""
        )
        request.META["REMOTE_ADDR"] = address if _is_address(address) else None
        return get_response(request)

    return middleware


@lru_cache(maxsize=1000)
def _is_address(text: str) -> bool:
    try:
        validate_ipv46_address(text)
    except ValidationError:
        return False
    return True
