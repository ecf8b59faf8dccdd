"""Small middleware of the project itself."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


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
