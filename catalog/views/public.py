"""Pages anybody can read. They open no session and carry no form that needs one, so they can be cached."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog import search as engine
from catalog.models import Category, Listing
from catalog.pagination import AFTER, BEFORE, Page, keyset_page, numbered_page
from catalog.sharing import shared_product
from catalog.showcase import groups_with_photo, producers_with_photo
from catalog.templatetags.catalog import grouped
from catalog.view_counts import count_view
from cilegon_ikm.page_cache.pages import on_each_view, public_page
from cilegon_ikm.whatsapp import chat_url
from producers.models import Credential, District, Producer
from producers.models.credential import CredentialQuerySet

NEWEST, NEIGHBOURS, FACES = 12, 6, 6
HERO_GROUPS = {"makanan-kering", "pakaian", "kerajinan", "logam"}  # what a stranger should see first of the city


@require_safe
@public_page()
def home(request: HttpRequest) -> HttpResponse:
    groups = list(groups_with_photo())
    faces = producers_with_photo(Producer.objects.for_directory()).filter(photo__isnull=False)
    context = {
        "groups": groups,
        "shots": [group for group in groups if group.slug in HERO_GROUPS and group.photo],
        "newest": Listing.objects.visible().newest_first().for_cards()[:NEWEST],
        "producers": faces.order_by("-submitted_at", "-pk")[:FACES],
        "stats": {
            "producers": Producer.objects.public().count(),
            "listings": sum(group.listing_count for group in groups),
        },
    }
    return render(request, "catalog/home.html", context)


@require_safe
@public_page()
def categories(request: HttpRequest) -> HttpResponse:
    """The whole tree on one page."""
    groups = groups_with_photo().prefetch_related("children")
    return render(request, "catalog/categories.html", {"groups": groups})


@require_safe
@public_page(AFTER, BEFORE)
def catalogue(request: HttpRequest) -> HttpResponse:
    page = keyset_page(Listing.objects.visible().newest_first().for_cards(), request)
    return render(request, "catalog/catalogue.html", {"page": page, "groups": Category.objects.top()})


@require_safe
@public_page(AFTER, BEFORE)
def category(request: HttpRequest, slug: str) -> HttpResponse:
    chosen = get_object_or_404(Category.objects.select_related("parent"), slug=slug)
    listings = Listing.objects.visible().in_category(chosen).newest_first().for_cards()
    siblings = Category.objects.filter(parent=chosen.parent_id or chosen.pk)
    context = {"category": chosen, "siblings": siblings, "page": keyset_page(listings, request)}
    return render(request, "catalog/category.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = engine.clean_query(request.GET.get("q", ""))
    context: dict[str, Any] = {"query": query, "page": None, "total": 0, "total_label": ""}
    if query:
        listings = Listing.objects.visible()
        total = engine.count(listings, query)
        found = engine.search(listings, query).for_cards()
        page = numbered_page(found, request, most=engine.MOST_RANKED) if total else Page()
        context |= {"page": page, "total": total, "total_label": _total_label(total)}
    if not context["total"]:
        context["groups"] = groups_with_photo()
    return render(request, "catalog/search.html", context)


def _total_label(total: int) -> str:
    return f"{grouped(engine.MOST_COUNTED)}+" if total > engine.MOST_COUNTED else grouped(total)


@require_safe
@public_page()
def product(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    listing = get_object_or_404(Listing.objects.visible().for_page(), pk=pk)
    if slug != listing.slug:
        return redirect(listing, permanent=True)
    response = render(request, "catalog/product.html", product_context(request, listing))
    on_each_view(request, partial(count_view, listing_id=listing.pk))
    return response


def product_context(request: HttpRequest, listing: Listing, ask: Any = None) -> dict[str, Any]:
    """What the product page shows; the preview shows the same. ``ask`` is a form for a quantity that was refused."""
    others = Listing.objects.visible().newest_first().exclude(pk=listing.pk).for_cards()
    text = _("Hello, I saw “%(title)s” on Sentra IKM Cilegon and would like to know more: %(link)s") % {
        "title": listing.title,
        "link": request.build_absolute_uri(listing.get_absolute_url()),
    }
    return {
        "listing": listing,
        "ask": ask or {"quantity": {"value": listing.minimum_order}},
        "same_maker": others.filter(producer=listing.producer_id)[:NEIGHBOURS],
        "paper_names": list(dict.fromkeys(paper.name for paper in papers_of(listing.producer_id))),
        "similar": others.in_category(listing.category).exclude(producer=listing.producer_id)[:NEIGHBOURS],
        "whatsapp_url": chat_url(listing.whatsapp, text),
        "shared": shared_product(request, listing),
    }


def papers_of(producer_id: int) -> CredentialQuerySet:
    """Asked for anew by each page, so a badge is gone with the first second after its last day."""
    return Credential.objects.badges().filter(producer=producer_id)


@require_safe
@public_page(AFTER, BEFORE, "kecamatan", "cabang")
def directory(request: HttpRequest) -> HttpResponse:
    """Verified makers by name, narrowed by kecamatan and branch."""
    district, branch = request.GET.get("kecamatan", ""), request.GET.get("cabang", "")
    districts = list(District.objects.all())
    producers = Producer.objects.for_directory()
    if district in {each.pk for each in districts}:
        producers = producers.filter(village__district=district)
    if branch in Producer.Branch.values:
        producers = producers.filter(branch=branch)
    context = {
        "page": keyset_page(producers_with_photo(producers), request),
        "districts": districts,
        "branches": Producer.Branch.choices,
        "district": district,
        "branch": branch,
    }
    return render(request, "catalog/directory.html", context)
