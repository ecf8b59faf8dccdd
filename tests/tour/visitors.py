"""What everybody reads, and who was sent a link."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from catalog.models import Category, Listing, Season
from cilegon_ikm.clock import today

from .browsing import get, post


def public(client: Client, listing: Listing) -> Iterator[tuple[str, HttpResponse]]:
    found, makers = reverse("catalog:search"), reverse("catalog:directory")
    store = listing.producer.get_absolute_url()
    yield from get(client, *(reverse(f"catalog:{name}") for name in ("home", "catalogue", "categories", "directory")))
    yield from get(client, found, f"{found}?q=emping", f"{found}?q=zzz", f"{makers}?cabang=craft")
    yield from get(client, listing.category.get_absolute_url(), store, listing.get_absolute_url())
    yield from get(client, reverse("help"), reverse("privacy"))
    yield from get(client, reverse("catalog:programmes"))
    for name in ("register", "sign_in"):
        yield from get(client, reverse(f"accounts:{name}"))
        yield post(client, reverse(f"accounts:{name}"), phone="12", password="123", username="12")
    yield "forged", Client(enforce_csrf_checks=True).post(reverse("accounts:sign_in"))
    yield "NUL", client.get(found, {"q": "\0"})
    yield "missing", client.get(f"{store}hilang/")


def make_season() -> None:
    """The season that the home page shows."""
    season = Season.objects.create(title="Musim panen", title_en="Harvest", starts_on=today(), ends_on=today())
    season.categories.add(Category.objects.get(slug="emping-ceplis"))


def with_a_link(client: Client, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """What somebody sees who is not signed in and was sent a link, or asks for one."""
    links = ("accounts:reset", "accounts:password_link", "accounts:confirm_email", "accounts:erased")
    for name in (*links, "producers:join", "producers:claim"):
        yield from get(client, reverse(name, kwargs=places[name]))
    for name in ("accounts:reset", "accounts:password_link"):
        yield post(client, reverse(name, kwargs=places[name]), password="123")
    for name in ("accounts:reset (dead)", "accounts:confirm_email (dead)", "producers:join (dead)"):
        yield name, client.get(reverse(name.split(" (")[0], kwargs=places[name]))
    yield "producers:claim (dead)", client.get(reverse("producers:claim", kwargs=places["producers:claim (dead)"]))
    yield from get(client, reverse("accounts:reset_asked"))
    for name in ("accounts:forgot", "accounts:ask_code", "orders:lost_link"):
        yield from get(client, reverse(name))
        yield post(client, reverse(name))
    yield post(client, reverse("orders:lost_link"), contact="081200007099")
    yield post(client, reverse("accounts:ask_code"), username="081200007099")
    yield post(client, reverse("accounts:enter_code"), code="12")
    yield post(client, reverse("accounts:enter_code"), code="123456")
