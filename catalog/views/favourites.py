"""What a visitor keeps to look at again, with or without an account, and a few of them beside each other."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from catalog import comparison
from catalog import favourites as kept
from catalog.models import Attribute, Listing
from cilegon_ikm.origin import same_origin
from producers.models import Credential

CHOSEN = "p"  # in the address of a comparison
MOST_DIGITS = 19  # of a number; the database knows no longer ones


@never_cache
@require_safe
def favourites(request: HttpRequest) -> HttpResponse:
    ids = kept.ids(request)
    found = kept.listings(ids).for_cards().in_bulk()
    context = {"listings": [found[pk] for pk in ids if pk in found], "most": comparison.MOST}
    return kept.remember(render(request, "catalog/favourites.html", context), ids)


@same_origin
@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    listing = get_object_or_404(Listing.objects.visible(), pk=pk)
    ids = kept.keep(request, listing)
    if _by_script(request):
        return kept.remember(HttpResponse(status=204), ids)
    messages.success(request, _("“%(title)s” is among your favourites.") % {"title": listing.title})
    return kept.remember(redirect("catalog:favourites"), ids)


@same_origin
@require_POST
def let_go(request: HttpRequest, pk: int) -> HttpResponse:
    ids = kept.let_go(request, pk)
    return kept.remember(HttpResponse(status=204) if _by_script(request) else redirect("catalog:favourites"), ids)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Up to four listings side by side; the address holds them, so it can be sent to somebody."""
    ids = _chosen(request)
    found = Listing.objects.visible().for_page().in_bulk(ids)
    listings = [found[pk] for pk in ids if pk in found]
    papers = Credential.objects.badges().filter(producer__in={each.producer_id for each in listings})
    attributes = Attribute.objects.filter(group__in={each.group_id for each in listings}, is_active=True)
    context = {
        "listings": listings,
        "rows": comparison.rows(listings, papers, attributes) if listings else [],
        "most": comparison.MOST,
    }
    return render(request, "catalog/compare.html", context)


def _by_script(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers


def _chosen(request: HttpRequest) -> list[int]:
    """The listings in the address, each once; more than fit are left out."""
    texts = [text for text in request.GET.getlist(CHOSEN) if len(text) < MOST_DIGITS]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    return list(dict.fromkeys(numbers))[: comparison.MOST]
