"""``python -m tests.orders.faults.seed 100``: a maker with a listing, and so many filled baskets as JSON."""

import json
import sys

import django

django.setup()

from django.http import HttpResponse  # noqa: E402

from orders import baskets, gate  # noqa: E402
from orders.models import Basket, BasketLine  # noqa: E402
from tests.factories import make_listings, make_verified_producer  # noqa: E402


def make(number: int) -> list[dict[str, str]]:
    """Of each basket what its browser knows: the cookie, and what stands hidden in the page."""
    (listing,) = make_listings(make_verified_producer(), {})
    made = Basket.objects.bulk_create(Basket() for _each in range(number))
    BasketLine.objects.bulk_create(BasketLine(basket=basket, listing=listing, quantity=2) for basket in made)
    stamp = gate.GateForm.fresh().initial["stamp"]
    return [
        {
            "cookie": baskets.remember(HttpResponse(), basket).cookies[baskets.COOKIE].value,
            "key": str(basket.key),
            "stamp": stamp,
        }
        for basket in made
    ]


print(json.dumps(make(int(sys.argv[1]))))
