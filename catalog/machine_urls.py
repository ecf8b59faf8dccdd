"""Addresses for machines; they have no language."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from .news import NewInCategory, NewOfMaker, NewProducts
from .sitemaps import SITEMAPS
from .views import machines

SECTIONS = {"sitemaps": SITEMAPS}

urlpatterns = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", require_safe(index), {**SECTIONS, "sitemap_url_name": "sitemap"}, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", require_safe(sitemap), SECTIONS, name="sitemap"),
    path("feeds/google.xml", machines.google_feed, name="google_feed"),
    path("feeds/meta.csv", machines.meta_feed, name="meta_feed"),
    path("feeds/produk.atom", require_safe(NewProducts()), name="new_products"),
    path("feeds/kategori/<slug:slug>.atom", require_safe(NewInCategory()), name="new_in_category"),
    path("feeds/produsen/<slug:slug>.atom", require_safe(NewOfMaker()), name="new_of_maker"),
]
