"""Pages anybody can read. They open no session and carry no form that needs one, so they can be cached."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.models import Category, Listing
from catalog.pagination import keyset_page
from catalog.search import facets
from catalog.search.browse import Browse
from catalog.sharing import shared_product
from catalog.showcase import groups_with_photo, producers_with_photo
from catalog.view_counts import count_view
from cilegon_ikm.whatsapp import chat_url
from producers.models import Credential, District, Producer
from producers.models.credential import CredentialQuerySet

NEWEST, NEIGHBOURS, FACES = 12, 6, 6
HERO_GROUPS = {"makanan-kering", "pakaian", "kerajinan", "logam"}  # what a stranger should see first of the city


@require_safe
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
def categories(request: HttpRequest) -> HttpResponse:
    """The whole tree on one page."""
    groups = groups_with_photo().prefetch_related("children")
    return render(request, "catalog/categories.html", {"groups": groups})


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    groups = list(Category.objects.top())
    kept = facets.together(groups)
    browse = Browse(request=request, scope=Listing.objects.visible(), kept=kept)
    return render(request, "catalog/catalogue.html", {"browse": browse, "page": browse.page, "groups": groups})


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    family = Category.objects.family(slug)
    chosen = next((each for each in family if each.slug == slug), None)
    if chosen is None:
        raise Http404
    browse = Browse(
        request=request,
        scope=Listing.objects.visible().in_category(chosen),
        has_group=True,
        has_category=chosen.parent_id is not None,
        kept=facets.read(chosen.facets),
    )
    context = {
        "category": chosen,
        "parent": next((each for each in family if each.pk == chosen.parent_id), None),
        "siblings": [each for each in family if each.parent_id],
        "browse": browse,
        "page": browse.page,
    }
    return render(request, "catalog/category.html", context)


@require_safe
def product(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    listing = get_object_or_404(Listing.objects.visible().for_page(), pk=pk)
    if slug != listing.slug:
        return redirect(listing, permanent=True)
    response = render(request, "catalog/product.html", product_context(request, listing))
    count_view(request, listing.pk)
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
