"""A maker's own products: editor, table and spreadsheet."""

from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from producers.models import Producer
from tests.catalog.sheets.test_plan import edited

from .browsing import get, post


def offering(client: Client, producer: Producer, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """Prices, variants, facts, photos and spreadsheets of the maker's own products."""
    for name in ("edit_product", "edit_photo", "quick_product", "table", "sheet"):
        yield from get(client, reverse(f"catalog:{name}", kwargs=places.get(f"catalog:{name}")))
    editor = reverse("catalog:edit_product", kwargs=places["catalog:edit_product"])
    tables = {"tier-0-quantity": "1", "tier-1-price": "x", "option-0-name": "Kemasan", "option-0-values": "S, S"}
    numbers = {"price": "5", "price_to": "4", "weight": "1.5", "length": "x", "stock": "0", "monthly_capacity": "-1"}
    for kind in ("range", "tiers"):
        yield post(client, editor, action="send", price_kind=kind, availability="ready", **tables, **numbers)
    quick = reverse("catalog:quick_product", kwargs=places["catalog:quick_product"])
    yield post(client, quick, name="Keripik pisang", price="-5")
    yield post(client, quick, name="Keripik pisang", price="5000", action="send")
    yield post(client, quick, name="Keripik pisang", price="5000", action="later")
    yield post(
        client, reverse("catalog:edit_photo", kwargs=places["catalog:edit_photo"]), action="describe", alt="x" * 999
    )
    yield post(client, reverse("catalog:copy_product", kwargs=places["catalog:copy_product"]))
    yield from get(client, f"{reverse('catalog:guess_category')}?name=keripik")
    appealed = reverse("catalog:edit_product", kwargs=places["catalog:appeal"])
    yield from get(client, appealed)
    yield post(client, reverse("catalog:appeal", kwargs=places["catalog:appeal"]), text="")
    yield from _table(client, producer)
    yield from _sheets(client, producer)


def _table(client: Client, producer: Producer) -> Iterator[tuple[str, HttpResponse]]:
    """Rows that are refused and rows that are saved."""
    wrong = {"price": "abc", "stock": "x", "availability": "x", "minimum_order": "0", "lead_time_days": "-1"}
    rows = [(f"p{product.pk}", product.version) for product in producer.products.all()]
    data = {f"{row}-{name}": value for row, _version in rows for name, value in wrong.items()}
    yield post(client, reverse("catalog:table"), **data, **{f"{row}-version": version for row, version in rows})


def _sheets(client: Client, producer: Producer) -> Iterator[tuple[str, HttpResponse]]:
    """A file that cannot be read, one that is shown first, and one that is forgotten."""
    url = reverse("catalog:sheet")
    yield post(client, url)
    yield post(client, url, file=SimpleUploadedFile("produk.xlsx", b"%PDF"))
    wrong = {"Nama produk": "Opak", "Kategori": "Mars", "Satuan": "x", "Minimal pesan": 0, "Ketersediaan": "x"}
    right = {"Nama produk": "Opak", "Satuan": "pcs", "Minimal pesan": 1, "Lain": 1}
    content = edited(producer, [(2, "Harga (Rp)", 50_000), (3, "Stok", "banyak")], [wrong, right, {"Nomor": 1}])
    yield post(client, url, file=SimpleUploadedFile("produk.xlsx", content))
    yield from get(client, url)
    yield post(client, reverse("catalog:preview_sheet"), fingerprint="x")
    yield post(client, reverse("catalog:cancel_sheet"))
