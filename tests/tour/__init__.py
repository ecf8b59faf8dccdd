"""A walk over the pages of all audiences in many states, in the language that is active."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories import (
    make_change,
    make_listing,
    make_listings,
    make_moderator,
    make_submitted,
    make_user,
    make_verified_producer,
)
from tests.places import owned_by

from .browsing import get
from .buyers import VARIED, buying, choosing
from .desk import deciding, programmes, register
from .makers import making, new_maker, own_pages
from .products import offering
from .visitors import make_season, public, with_a_link

CHANGED: dict[str, Any] = {**VARIED, "name": "Kerupuk dapros", "description": "Kerupuk 0812-0000-7009."}


def tour(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """The pages of all audiences in many states, in the language that is active."""
    officer, boss = make_moderator("Dewi"), make_user("Admin", email="a@sentra.example", is_staff=True)
    boss.is_superuser = True
    boss.save()
    budi = make_user("Budi")
    emping = make_verified_producer(budi, officer=officer, name="Emping Budi", story="Emping sejak 1998.")
    listing = make_listing(emping, officer=officer, description="Emping renyah.", photos=2)
    make_listings(emping, {"name": "Ceplis"}, {"name": "Gipang", "lead_time_days": 0})
    places = owned_by(emping, officer=officer)
    make_season()
    yield from public(client, listing)
    yield from choosing(client, listing, places)
    yield from with_a_link(client, places)
    yield from buying(client, listing)
    client.force_login(make_user("Eka"))
    yield from new_maker(client)
    client.force_login(budi)
    yield from making(client, listing, officer)
    yield from offering(client, emping, places)
    yield from own_pages(client, places)
    make_change(make_listing(emping, officer=officer, name="Kerupuk"), **CHANGED)
    make_submitted(emping, name="Opak", description="Opak renyah.")
    client.force_login(officer)
    yield from get(client, reverse("admin:index"))
    client.force_login(boss)
    yield from deciding(client, listing)
    yield from register(client, places)
    yield from programmes(client, places)
