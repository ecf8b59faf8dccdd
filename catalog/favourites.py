"""What a visitor wants to find again: rows of the account, or a signed cookie without one.

The cookie of somebody with an account repeats her rows, so that a small script can fill the heart on a page that was
made for everybody.
"""

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from cilegon_ikm.accounts.models import User

from .models import Favourite, Listing
from .models.listing import ListingQuerySet

COOKIE = "favorit"
COOKIE_AGE = 60 * 60 * 24 * 365  # seconds
MOST = 60  # listings; the oldest go
BETWEEN = "-"


def ids(request: HttpRequest) -> list[int]:
    """The listings this visitor keeps, the newest first. One query with an account, none without."""
    if request.user.is_authenticated:
        return list(Favourite.objects.filter(user=request.user).values_list("listing", flat=True)[:MOST])
    return in_cookie(request)


def in_cookie(request: HttpRequest) -> list[int]:
    try:
        text = request.get_signed_cookie(COOKIE, default="", max_age=COOKIE_AGE) or ""
    except BadSignature:
        return []
    return [int(number) for number in text.split(BETWEEN) if number][:MOST]


def listings(kept: list[int]) -> ListingQuerySet:
    """Those of them that are public, in no order."""
    return Listing.objects.visible().filter(pk__in=kept)


def keep(request: HttpRequest, listing: Listing) -> list[int]:
    """Put the listing first; what the visitor keeps from now on."""
    if request.user.is_authenticated:
        Favourite.objects.get_or_create(user=request.user, listing=listing)
        return ids(request)
    return [listing.pk, *(other for other in in_cookie(request) if other != listing.pk)][:MOST]


def let_go(request: HttpRequest, pk: int) -> list[int]:
    """Keep the listing no longer; what the visitor keeps from now on."""
    if request.user.is_authenticated:
        Favourite.objects.filter(user=request.user, listing=pk).delete()
        return ids(request)
    return [other for other in in_cookie(request) if other != pk]


def take_over(user: User, kept: list[int]) -> None:
    """What a visitor kept before signing in is the account's now, the newest still first."""
    public = set(listings(kept).values_list("pk", flat=True))
    rows = [Favourite(user=user, listing_id=pk) for pk in reversed(kept) if pk in public]
    Favourite.objects.bulk_create(rows, ignore_conflicts=True)


def remember(response: HttpResponse, kept: list[int]) -> HttpResponse:
    """Write the cookie, which scripts may read: it holds nothing but numbers of public pages."""
    response.set_signed_cookie(
        COOKIE,
        BETWEEN.join(map(str, kept)),
        max_age=COOKIE_AGE,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
