"""Finding the basket that belongs to a browser; the cookie holds only its token."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from .models import Basket
from .prepared import basket_of_token

COOKIE = "keranjang"
KEPT = timedelta(days=30)  # since the last change
COOKIE_AGE = int(KEPT.total_seconds())


def has_cookie(request: HttpRequest) -> bool:
    return COOKIE in request.COOKIES


def find(request: HttpRequest) -> Basket | None:
    """This browser's basket, or None. No cookie, no query."""
    if not has_cookie(request):
        return None
    try:
        token = request.get_signed_cookie(COOKIE, max_age=COOKIE_AGE)
    except BadSignature:
        return None
    return basket_of_token.first(token=token)


def remember(response: HttpResponse, basket: Basket) -> HttpResponse:
    """Give the browser its basket for another 30 days."""
    response.set_signed_cookie(
        COOKIE, basket.token, max_age=COOKIE_AGE, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response
