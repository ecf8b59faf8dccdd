"""What so many of a product come to, while the buyer still types."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from catalog.models import Listing
from catalog.prices import Offer, next_step, offer_of, refusal, unit_price

MOST_DIGITS = 7
NOTHING_SAID: dict[str, Any] = {"problem": "", "unit": None}


@require_safe
@cache_control(max_age=60)
def price(request: HttpRequest, pk: int) -> HttpResponse:
    """The words under the quantity. It opens no session, and costs one query."""
    listing = get_object_or_404(Listing.objects.visible(), pk=pk)
    live = live_price(offer_of(listing), request.GET.get("quantity", ""), request.GET.get("variant", ""))
    return render(request, "catalog/_live_price.html", {"listing": listing, "live": live})


def live_price(offer: Offer, typed: Any, variant: str) -> dict[str, Any]:
    """What is said about this quantity and variant; nothing about what is no quantity, or before a choice is made."""
    text = str(typed).strip()
    if not (text.isascii() and text.isdigit()) or len(text) > MOST_DIGITS or (offer.variants and not variant):
        return NOTHING_SAID
    quantity = int(text)
    _field, problem = refusal(offer, quantity=quantity, variant=variant)
    unit = unit_price(offer, quantity=quantity, variant=variant)
    if problem or unit.amount is None:
        return {"problem": problem, "unit": None}
    return {
        "problem": "",
        "quantity": quantity,
        "unit": unit,
        "total": unit.amount * quantity,
        "next_step": next_step(offer, quantity),
    }
