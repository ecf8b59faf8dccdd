"""Pages anybody can read. They open no session and carry no form that needs one, so they can be cached."""

import json
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog import prepared, structured_data
from catalog.attributes import facts
from catalog.facts import offer_facts
from catalog.models import Attribute, Listing
from catalog.pagination import AFTER, BEFORE, MAX_ID, keyset_page
from catalog.prices import Offer, choices, offer_of, tier_rows
from catalog.search import facets
from catalog.search.browse import READ, Browse
from catalog.sharing import shared_category, shared_home, shared_product
from catalog.showcase import groups_with_photo, producers_with_photo
from catalog.variants import variant_label
from catalog.view_counts import count_view
from cilegon_ikm.clock import today
from cilegon_ikm.page_cache.pages import on_each_view, public_page
from cilegon_ikm.whatsapp import chat_url
from producers.models import Credential, Producer, Village

from .prices import NOTHING_SAID, live_price

HERO_GROUPS = {"makanan-kering", "pakaian", "kerajinan", "logam"}  # what a stranger should see first of the city


@require_safe
@public_page()
def home(request: HttpRequest) -> HttpResponse:
    groups = prepared.home_groups(day=today())
    listings = prepared.newest(day=today())
    seasonal = [listing for listing in listings if listing.season]
    photo = next((group.photo for group in groups if group.photo), None)
    context = {
        "groups": groups,
        "shots": [group for group in groups if group.slug in HERO_GROUPS and group.photo],
        "newest": [listing for listing in listings if not listing.season],
        "season": seasonal[0].season if seasonal else "",
        "seasonal": seasonal,
        "producers": prepared.newest_faces(),
        "stats": {
            "producers": groups[0].makers or 0 if groups else 0,
            "listings": sum(group.listing_count for group in groups),
        },
        "shared": shared_home(request, photo and json.loads(photo)),
        "data": [structured_data.site(request)],
    }
    return render(request, "catalog/home.html", context)


@require_safe
@public_page()
def categories(request: HttpRequest) -> HttpResponse:
    """The whole tree on one page."""
    groups = groups_with_photo().prefetch_related("children")
    return render(request, "catalog/categories.html", {"groups": groups})


@require_safe
@public_page(AFTER, BEFORE, unkept=READ)
def catalogue(request: HttpRequest) -> HttpResponse:
    groups = prepared.groups()
    browse = Browse(
        request=request, scope=Listing.objects.visible, kept=facets.kept_together(groups), first=prepared.first_page
    )
    context = {"browse": browse, "page": browse.page, "groups": groups, "query": ""}
    return render(request, "catalog/catalogue.html", context)


@require_safe
@public_page(AFTER, BEFORE, unkept=READ)
def category(request: HttpRequest, slug: str) -> HttpResponse:
    family = prepared.family(slug=slug)
    chosen = next((each for each in family if each.slug == slug), None)
    if chosen is None:
        raise Http404
    if chosen.parent_id:
        first = partial(prepared.first_page_of_category, category=chosen.pk)
    else:
        first = partial(prepared.first_page_of_group, group=chosen.pk)
    browse = Browse(
        request=request,
        scope=lambda: Listing.objects.visible().in_category(chosen),
        has_group=True,
        has_category=chosen.parent_id is not None,
        kept=facets.kept_by(chosen),
        first=first,
    )
    parent = next((each for each in family if each.pk == chosen.parent_id), None)
    context = {
        "category": chosen,
        "parent": parent,
        "siblings": [each for each in family if each.parent_id],
        "browse": browse,
        "page": browse.page,
        "query": "",
        "shared": shared_category(request, chosen),
        "data": [structured_data.breadcrumbs(request, structured_data.category_steps(parent, chosen))],
    }
    return render(request, "catalog/category.html", context)


@require_safe
@public_page()
def product(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    listing = prepared.listing_page.first(pk=pk, day=today()) if pk <= MAX_ID else None
    if listing is None:
        raise Http404
    if not listing.is_visible:
        return gone(request, listing)
    if slug != listing.slug:
        return redirect(listing, permanent=True)
    context = product_context(
        request,
        listing,
        papers=prepared.papers_in(listing.papers),
        asked=prepared.attributes_in(listing.asked),
    )
    response = render(request, "catalog/product.html", context)
    on_each_view(request, partial(count_view, listing_id=listing.pk))
    return response


def gone(request: HttpRequest, listing: Listing) -> HttpResponse:
    """Answer 410 for what was public once, with the nearest there is now."""
    return render(request, "catalog/gone.html", {"listing": listing, **neighbours(listing)}, status=410)


def neighbours(listing: Listing) -> dict[str, Any]:
    """Others of the maker, and others of the category by other makers."""
    others: list[Any] = prepared.neighbours(pk=listing.pk, producer=listing.producer_id, category=listing.category_id)
    return {
        "same_maker": [other for other in others if other.is_same_maker],
        "similar": [other for other in others if not other.is_same_maker],
    }


def product_context(
    request: HttpRequest,
    listing: Listing,
    ask: Any = None,
    papers: Iterable[Credential] | None = None,
    asked: Iterable[Attribute] | None = None,
) -> dict[str, Any]:
    """What the product page shows; the preview shows the same.

    ``ask`` is a form for a quantity that was refused. Without ``papers``, those of the maker are asked for, and
    without ``asked`` the attributes of the group.
    """
    if papers is None:
        papers = Credential.objects.badges().filter(producer=listing.producer_id)
    offer, title = offer_of(listing), listing.shown_title
    text = _("Hello, I saw “%(title)s” on Sentra IKM Cilegon and would like to know more: %(link)s") % {
        "title": title.words,
        "link": request.build_absolute_uri(listing.get_absolute_url()),
    }
    return {
        "listing": listing,
        "title": title,
        "description": listing.shown_description,
        "preview": False,
        **offer_context(listing, offer),
        "offer_facts": offer_facts(listing, offer),
        **neighbours(listing),
        "facts": facts(listing, asked),
        "ask": ask or _unasked(listing),
        "live": NOTHING_SAID if ask else live_price(offer, listing.minimum_order, ""),
        "paper_names": list(dict.fromkeys(paper.name for paper in papers)),
        "whatsapp_url": chat_url(listing.whatsapp, text),
        "shared": shared_product(request, listing),
        "data": [structured_data.product(request, listing), structured_data.breadcrumbs(request, _steps(listing))],
    }


def _unasked(listing: Listing) -> dict[str, Any]:
    """What the form for a quantity shows before it was sent."""
    values = {"variant": "", "quantity": listing.minimum_order, "note": ""}
    return {name: {"value": value, "errors": ()} for name, value in values.items()}


def _steps(listing: Listing) -> list[tuple[object, str]]:
    return [
        *structured_data.category_steps(listing.group, listing.category),
        (listing.title, listing.get_absolute_url()),
    ]


def offer_context(listing: Listing, offer: Offer) -> dict[str, Any]:
    """Prices by quantity and the variants to choose from, as the product page shows them."""
    return {
        "offer": offer,
        "tier_rows": tier_rows(offer),
        "choices": choices(offer),
        "option_names": variant_label([option["name"] for option in listing.options]),
        "has_own_prices": any(variant["price"] for variant in listing.variants),
    }


@require_safe
@public_page(AFTER, BEFORE, "kecamatan", "kelurahan", "cabang")
def directory(request: HttpRequest) -> HttpResponse:
    """Verified makers by name, narrowed by kecamatan or kelurahan and by branch."""
    villages = list(Village.objects.select_related("district").order_by("district__name", "name"))
    districts = list(dict.fromkeys(village.district for village in villages))
    chosen = {name: request.GET.get(name, "") for name in ("kecamatan", "kelurahan", "cabang")}
    place = next((each for each in villages if each.pk == chosen["kelurahan"]), None)
    area = next((each for each in districts if each.pk == chosen["kecamatan"]), None)
    producers = Producer.objects.for_directory().defer("newest_reviews")
    if place:
        producers = producers.filter(village=place)
    elif area:
        producers = producers.filter(village__district=area)
    if chosen["cabang"] in Producer.Branch.values:
        producers = producers.filter(branch=chosen["cabang"])
    context = {
        "page": keyset_page(producers_with_photo(producers), request),
        "districts": districts,
        "villages": villages,
        "branches": Producer.Branch.choices,
        "chosen": chosen,
        "place": place,
        "area": area,
        "wider": place.district if place else None,
    }
    return render(request, "catalog/directory.html", context)
