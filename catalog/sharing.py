"""What a page says of itself to people who share it and to machines that draw its preview."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cilegon_ikm.addresses import address
from cilegon_ikm.pictures import photo_url
from cilegon_ikm.whatsapp import share_url
from producers.models import Producer, Sentra

from .languages import shown
from .models import Category, Listing
from .share_picture import HEIGHT, WIDTH


@dataclass(frozen=True, kw_only=True)
class SharedPage:
    """Addresses are whole; the picture's sizes are in pixels."""

    title: str
    description: str
    url: str
    picture: str
    width: int
    height: int

    @property
    def whatsapp_url(self) -> str:
        return share_url(f"{self.title}: {self.url}")


def shared_storefront(request: HttpRequest, producer: Producer) -> SharedPage:
    return SharedPage(
        title=producer.name,
        description=producer.story,
        url=request.build_absolute_uri(producer.get_absolute_url()),
        **_makers_picture(request, producer.slug),
    )


def shared_sentra(request: HttpRequest, sentra: Sentra) -> SharedPage:
    address = request.build_absolute_uri(reverse("catalog:sentra_picture", args=[sentra.slug]))
    return SharedPage(
        title=sentra.name,
        description=shown(sentra.about, sentra.about_en).words,
        url=request.build_absolute_uri(sentra.get_absolute_url()),
        picture=address,
        width=WIDTH,
        height=HEIGHT,
    )


def shared_home(request: HttpRequest, photo: dict[str, Any] | None) -> SharedPage | None:
    """With a photo of a category; nothing where there is none yet."""
    if photo is None:
        return None
    return SharedPage(
        title="Sentra IKM Cilegon",
        description=_("Made in Cilegon, straight from the maker"),
        url=request.build_absolute_uri(address("catalog:home")),
        **_photo(request, photo),
    )


def shared_category(request: HttpRequest, category: Category) -> SharedPage:
    picture = request.build_absolute_uri(address("catalog:category_picture", category.slug))
    return SharedPage(
        title=str(category),
        description=_("%(name)s from verified makers in Cilegon") % {"name": category},
        url=request.build_absolute_uri(category.get_absolute_url()),
        picture=picture,
        width=WIDTH,
        height=HEIGHT,
    )


def shared_product(request: HttpRequest, listing: Listing) -> SharedPage:
    """With the first photo, or the maker's picture where there is none."""
    photo = next(iter(listing.photos), None)
    return SharedPage(
        title=f"{listing.shown_title.words} – {listing.producer_name}",
        description=listing.shown_description.words,
        url=request.build_absolute_uri(listing.get_absolute_url()),
        **(_photo(request, photo) if photo else _makers_picture(request, listing.producer_slug)),
    )


def _photo(request: HttpRequest, photo: dict[str, Any]) -> dict[str, Any]:
    picture = request.build_absolute_uri(f"{photo_url(photo['key'])}.jpg")
    return {"picture": picture, "width": photo["width"], "height": photo["height"]}


def _makers_picture(request: HttpRequest, slug: str) -> dict[str, Any]:
    picture = request.build_absolute_uri(address("catalog:picture", slug))
    return {"picture": picture, "width": WIDTH, "height": HEIGHT}
