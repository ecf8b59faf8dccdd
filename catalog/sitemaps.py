"""What search engines are told there is: every public page, in both languages, in files of bounded size."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Page, Paginator
from django.urls import reverse

from producers.models import Producer, Programme, Sentra

from .models import Category, Listing
from .ranges import filled_ranges, in_range

RANGE = 5_000  # listings in one file at most
FIXED = (
    "catalog:home",
    "catalog:catalogue",
    "catalog:categories",
    "catalog:directory",
    "catalog:programmes",
    "catalog:sentra_list",
    "orders:impact",
    "help",
    "privacy",
)


class InBothLanguages(Sitemap):
    i18n = alternates = x_default = True


class FixedPages(InBothLanguages):
    def items(self) -> Sequence[str]:
        return FIXED

    def location(self, name: Any) -> str:
        return reverse(name)


class Categories(InBothLanguages):
    def items(self) -> Any:
        return Category.objects.order_by("pk")


class Storefronts(InBothLanguages):
    limit = 20_000

    def items(self) -> Any:
        return Producer.objects.public().order_by("pk")


class Programmes(InBothLanguages):
    def items(self) -> Any:
        return Programme.objects.public().order_by("pk")


class SentraPages(InBothLanguages):
    def items(self) -> Any:
        return Sentra.objects.current().order_by("pk")


class Products(InBothLanguages):
    """A file holds the listings of a range of ids: no file costs more than another, however many there are."""

    @property
    def paginator(self) -> Paginator:
        return RangePaginator(self.get_languages_for_item(None))

    def lastmod(self, listing: Listing) -> datetime:
        return listing.changed_at

    def get_latest_lastmod(self) -> datetime | None:
        return None  # looking it up would read every listing


class RangePaginator(Paginator):
    """Pages of the public listings, each with its languages, by ranges of ids in which there are any."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._listings = Listing.objects.visible().only("pk", "slug", "changed_at")
        self._languages = languages
        self._ranges = filled_ranges(self._listings, RANGE)
        super().__init__(self._ranges, per_page=1)

    def page(self, number: Any) -> Page:
        ranges = super().page(number).object_list
        listings = [listing for each in ranges for listing in in_range(self._listings, each, RANGE)]
        return Page([(listing, language) for listing in listings for language in self._languages], number, self)


SITEMAPS = {
    "halaman": FixedPages,
    "kategori": Categories,
    "produsen": Storefronts,
    "program": Programmes,
    "sentra": SentraPages,
    "produk": Products,
}
