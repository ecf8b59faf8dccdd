"""Atom feeds of new products: of the whole city, of a category, of a maker."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from producers.models import Producer

from .models import Category, Listing
from .models.listing import ListingQuerySet

NEWEST = 30


class NewProducts(Feed):
    """Of the whole city; each subclass narrows it to the thing in its address."""

    feed_type = Atom1Feed
    author_name = "Sentra IKM Cilegon"

    def get_object(self, request: HttpRequest, slug: str = "") -> Any:
        return None

    def listings(self, thing: Any) -> ListingQuerySet:
        return Listing.objects.visible()

    def items(self, thing: Any) -> ListingQuerySet:
        return self.listings(thing).newest_first().defer("card", "card_en")[:NEWEST]

    def title(self, thing: Any) -> str:
        return _("New products") if thing is None else _("New products: %(name)s") % {"name": thing}

    def link(self, thing: Any) -> str:
        return reverse("catalog:catalogue") if thing is None else thing.get_absolute_url()

    def item_title(self, item: Listing) -> str:
        return item.title

    def item_description(self, item: Listing) -> str:
        return item.description

    def item_author_name(self, item: Listing) -> str:
        return item.producer_name

    def item_pubdate(self, item: Listing) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Listing) -> datetime:
        return item.changed_at


class NewInCategory(NewProducts):
    def get_object(self, request: HttpRequest, slug: str = "") -> Category:
        return get_object_or_404(Category, slug=slug)

    def listings(self, thing: Category) -> ListingQuerySet:
        return super().listings(thing).in_category(thing)


class NewOfMaker(NewProducts):
    def get_object(self, request: HttpRequest, slug: str = "") -> Producer:
        return get_object_or_404(Producer.objects.public(), slug=slug)

    def listings(self, thing: Producer) -> ListingQuerySet:
        return super().listings(thing).filter(producer=thing)
