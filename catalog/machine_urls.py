"""Addresses for machines; they have no language."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path

from .news import NewInCategory, NewOfMaker, NewProducts
from .sitemaps import SITEMAPS
from .views import machines

SECTIONS = {"sitemaps": SITEMAPS}

urlpatterns = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", index, {**SECTIONS, "sitemap_url_name": "sitemap"}, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap, SECTIONS, name="sitemap"),
    path("feeds/google.xml", machines.google_feed, name="google_feed"),
    path("feeds/meta.csv", machines.meta_feed, name="meta_feed"),
    path("feeds/produk.atom", NewProducts(), name="new_products"),
    path("feeds/kategori/<slug:slug>.atom", NewInCategory(), name="new_in_category"),
    path("feeds/produsen/<slug:slug>.atom", NewOfMaker(), name="new_of_maker"),
]
