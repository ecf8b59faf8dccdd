"""Error pages in the look of the site; they say what to do next and never show what went wrong inside."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return _too_much(request)
    return _plain("400.html", 400)


def _too_much(request: HttpRequest) -> HttpResponse:
    """A page, or one line where a script shows the answer within a page."""
    if "HX-Request" in request.headers:
        return HttpResponse(_("That is too much text. Shorten it; it is not saved."), status=413)
    return _plain("413.html", 413)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database is away: then the same request may be sent again soon."""
    if _is_database_away(sys.exception()):
        answer = _plain("503.html", 503)
        answer["Retry-After"] = "30"
        return answer
    return _plain("500.html", 500)


def _is_database_away(error: BaseException | None) -> bool:
    """A connection that broke in the middle is told by the bare DatabaseError, which means nothing else."""
    return isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError


def _plain(template: str, status: int) -> HttpResponse:
    """Without the request: it may be what is broken, and the database may be gone."""
    return HttpResponse(render_to_string(template), status=status)
