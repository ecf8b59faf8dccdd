"""The officers' desk."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from catalog.models import Listing

from .browsing import get, post


def programmes(client: Client, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """What everybody reads of them, and what the offices have besides the records."""
    pages = ("catalog:programme", "catalog:certificate", "producers:attend")
    desk = ("admin:producers_programme_attendance", "admin:producers_programme_results")
    for name in (*pages, *desk):
        yield from get(client, reverse(name, kwargs=places[name]))
    for name in ("producers:attend", *desk):
        yield post(client, reverse(name, kwargs=places[name]))


def register(client: Client, places: dict[str, Any]) -> Iterator[tuple[str, HttpResponse]]:
    """The officers' pages of the register, and the links that they make."""
    yield from get(client, reverse("admin:producers_yearlyreport_summary"))
    yield from get(client, reverse("admin:producers_registerimport_add"), reverse("admin:producers_yearlyreport_add"))
    yield post(client, reverse("admin:producers_registerimport_add"))
    for name in ("producers_producer_claim", "accounts_user_password_link", "producers_registerimport_confirm"):
        yield post(client, reverse(f"admin:{name}", kwargs=places[f"admin:{name}"]))


def deciding(client: Client, listing: Listing) -> Iterator[tuple[str, HttpResponse]]:
    for model in admin.site._registry:
        name, row = f"admin:{model._meta.app_label}_{model._meta.model_name}", model.objects.order_by("pk").last()
        yield from get(client, reverse(f"{name}_changelist"), f"{reverse(f'{name}_changelist')}?q=zzz")
        yield from get(client, reverse(f"{name}_change", args=[row.pk]))
    person = listing.producer.owner_id
    yield from get(client, reverse("admin:accounts_user_add"), reverse("admin:accounts_user_history", args=[person]))
    yield post(client, reverse("admin:accounts_user_add"))
    yield from get(client, reverse("admin:accounts_user_delete", args=[person]), reverse("admin:password_change"))
    yield from get(client, f"{reverse('admin:search')}?s=emping", reverse("admin:catalog_category_delete", args=[58]))
    decide = reverse("admin:producers_producer_change", args=[listing.producer_id]).replace("change", "verdict")
    yield post(client, f"{decide}suspend/", version="0", note="")
    yield post(client, f"{decide}verify/", version="0")
    yield post(client, f"{decide}suspend/", version="0", note="Palsu")
    yield post(client, f"{decide}reinstate/", version="0")
