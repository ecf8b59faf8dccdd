"""What the public sees of one maker under its address."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog import prepared, printed_catalogue, share_picture, stall_card, structured_data
from catalog.facts import maker_facts
from catalog.made_files import digest
from catalog.models import Category, Listing
from catalog.pagination import AFTER, BEFORE, keyset_page
from catalog.sharing import shared_storefront
from cilegon_ikm.addresses import address
from cilegon_ikm.clock import today
from cilegon_ikm.page_cache.pages import public_page
from cilegon_ikm.whatsapp import chat_url
from producers.models import Producer, Sentra

FRESH = 3600  # seconds

View = Callable[[HttpRequest, Any], HttpResponse]


def at_its_address(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Give the view the public maker of this address; a former address leads to the present one for good."""

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, slug: str) -> HttpResponse:
        producer = prepared.storefront.first(slug=slug, day=today())
        if producer:
            return view(request, producer)
        moved = get_object_or_404(Producer.objects.public().once_at(slug))
        match: Any = request.resolver_match
        address = reverse(match.view_name, args=[moved.slug])
        query = request.META["QUERY_STRING"]
        return redirect(f"{address}?{query}" if query else address, permanent=True)

    return wrapped


@public_page(AFTER, BEFORE)
@at_its_address
def storefront(request: HttpRequest, producer: Any) -> HttpResponse:
    text = _("Hello %(name)s, I found you on Sentra IKM Cilegon.") % {"name": producer.name}
    steps = [(_("Makers"), address("catalog:directory")), (producer.name, producer.get_absolute_url())]
    context = {
        "producer": producer,
        "papers": prepared.papers_in(producer.papers),
        "facts": maker_facts(producer),
        "page": keyset_page(
            lambda: Listing.objects.visible().filter(producer=producer).newest_first().for_cards(),
            request,
            first=partial(prepared.first_page_of_producer, producer=producer.pk),
        ),
        "whatsapp_url": chat_url(producer.whatsapp, text),
        "shared": shared_storefront(request, producer),
        "data": [structured_data.business(request, producer), structured_data.breadcrumbs(request, steps)],
    }
    return render(request, "catalog/storefront.html", context)


@at_its_address
def qr(request: HttpRequest, producer: Producer) -> HttpResponse:
    """The storefront's QR code."""
    svg = stall_card.qr_svg(producer)
    return file_response(request, version=digest(svg), content=lambda: svg, content_type="image/svg+xml")


@at_its_address
def card(request: HttpRequest, producer: Producer) -> HttpResponse:
    """The card for the maker's stall, to be printed."""
    response = file_response(
        request,
        version=stall_card.version(producer),
        content=lambda: stall_card.pdf(producer),
        content_type="application/pdf",
    )
    response["Content-Disposition"] = f'inline; filename="{producer.slug}.pdf"'
    return response


@at_its_address
def printed(request: HttpRequest, producer: Producer) -> HttpResponse:
    """Everything it sells, to be printed for an exhibition."""
    return _printed(request, producer)


@require_safe
def printed_category(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest of a category, likewise."""
    return _printed(request, get_object_or_404(Category, slug=slug))


def _printed(request: HttpRequest, thing: Producer | Category) -> HttpResponse:
    content = printed_catalogue.pdf(thing)
    response = file_response(request, version=digest(content), content=lambda: content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{thing.slug}.pdf"'
    return response


@at_its_address
def picture(request: HttpRequest, producer: Producer) -> HttpResponse:
    """The picture that previews of the storefront show."""
    return picture_response(request, producer)


@require_safe
def category_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for a category."""
    return picture_response(request, get_object_or_404(Category, slug=slug))


def picture_response(request: HttpRequest, thing: Producer | Category | Sentra) -> HttpResponse:
    """The picture of what is shared under one address."""
    version = share_picture.version(thing)
    return file_response(
        request, version=version, content=lambda: share_picture.jpeg(thing, version), content_type="image/jpeg"
    )


def file_response(
    request: HttpRequest, *, version: str, content: Callable[[], bytes], content_type: str
) -> HttpResponse:
    """The file, or 304 for who has this version already."""
    etag = f'"{version}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(content(), content_type=content_type)
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=FRESH)
    return response
