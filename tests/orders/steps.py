"""What buyers do in their browser."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from catalog.models import Listing
from orders.models import Basket, Enquiry
from tests.pages import page

BASKET = "/en/keranjang/"
CONTACT = {"name": "Ani Contoh", "phone": "0812 0000 7002"}


def put(
    client: Client, listing: Listing, quantity: Any = 2, note: str = "", variant: str = "", **headers: str
) -> HttpResponse:
    """Press the button on the product page."""
    data = {"quantity": quantity, "note": note, **({"variant": variant} if variant else {})}
    return client.post(f"/en/keranjang/tambah/{listing.pk}/", data, headers=headers or None)


def the_basket() -> Basket:
    return Basket.objects.get()


def form_of(client: Client) -> dict[str, str]:
    """The fields of the basket page as they stand there."""
    form = page(client.get(BASKET)).select_one("main form")
    values = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    values |= {field["name"]: field.get_text().strip() for field in form.select("textarea[name]")}
    chosen = form.select("select[name] option[selected]")
    return values | {option.find_parent("select")["name"]: option["value"] for option in chosen}


def send(client: Client, **changes: Any) -> HttpResponse:
    """Fill in who asks and press Send."""
    return client.post(BASKET, {**form_of(client), **CONTACT, "action": "send", **changes})


def thread(enquiry: Enquiry, more: str = "") -> str:
    """Where the maker reads and answers."""
    return f"/en/usaha/pesan/{enquiry.reference}/{more}"


def link(enquiry: Enquiry, more: str = "") -> str:
    """Where the buyer does."""
    return f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/{more}"
