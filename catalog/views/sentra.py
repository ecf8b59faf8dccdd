"""Sentra as the public sees them: the list with its map, and under one address what stands there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog import stall_card, structured_data
from catalog.languages import shown
from catalog.made_files import digest
from catalog.pagination import AFTER, BEFORE, keyset_page
from catalog.sentra import listings_of, makers_in, sentra_for_page, sentra_with_photo
from catalog.sharing import shared_sentra
from cilegon_ikm.maps import shows_map, tiles
from cilegon_ikm.page_cache.pages import public_page
from producers.models import Sentra

from .storefront import file_response, picture_response

View = Callable[[HttpRequest, Any], HttpResponse]


def at_its_address(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Give the view the public sentra of this address."""

    @require_safe
    @wraps(view)
    def wrapped(request: HttpRequest, slug: str) -> HttpResponse:
        return view(request, get_object_or_404(sentra_for_page(), slug=slug))

    return wrapped


@require_safe
@public_page()
@shows_map
def sentra_list(request: HttpRequest) -> HttpResponse:
    """All of them by kelurahan, and where they are; bazaars that are over have gone."""
    return render(request, "catalog/sentra_list.html", {"sentra_list": sentra_with_photo(), **tiles()})


@public_page(AFTER, BEFORE)
@shows_map
@at_its_address
def sentra(request: HttpRequest, sentra: Any) -> HttpResponse:
    """Place, hours, makers, stalls and all that is offered there; a printed code opens it."""
    makers = list(makers_in(sentra))
    steps = [("Sentra", reverse("catalog:sentra_list")), (sentra.name, sentra.get_absolute_url())]
    context = {
        "sentra": sentra,
        "about": shown(sentra.about, sentra.about_en),
        "makers": makers,
        "stalls": sentra.bookings.to_come() if sentra.is_bazaar else (),
        "page": keyset_page(listings_of(makers), request),
        "shared": shared_sentra(request, sentra),
        "data": [structured_data.sentra(request, sentra), structured_data.breadcrumbs(request, steps)],
        **tiles(),
    }
    return render(request, "catalog/sentra.html", context)


@at_its_address
def sentra_qr(request: HttpRequest, sentra: Sentra) -> HttpResponse:
    """The code that opens the page."""
    svg = stall_card.qr_svg(sentra)
    return file_response(request, version=digest(svg), content=lambda: svg, content_type="image/svg+xml")


@at_its_address
def sentra_card(request: HttpRequest, sentra: Sentra) -> HttpResponse:
    """The code to be printed as a card, A6."""
    return _pdf(request, sentra, stall_card.pdf, _("card"))


@at_its_address
def sentra_poster(request: HttpRequest, sentra: Sentra) -> HttpResponse:
    """The same as a poster, A4."""
    return _pdf(request, sentra, stall_card.poster, _("poster"))


def _pdf(request: HttpRequest, sentra: Sentra, make: Callable[[Sentra], bytes], kind: str) -> HttpResponse:
    version = f"{stall_card.version(sentra)}-{make.__name__}"
    response = file_response(request, version=version, content=lambda: make(sentra), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{sentra.slug}-{kind}.pdf"'
    return response


@at_its_address
def sentra_picture(request: HttpRequest, sentra: Sentra) -> HttpResponse:
    """The picture that previews of the page show."""
    return picture_response(request, sentra)
