"""Keeping the public rows in step with products and makers; ``workflow`` decides whether a product may be public."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from cilegon_ikm.pictures import delete_files, photo_files
from producers.models import Producer

from .models import Category, Listing, Photo, Product
from .models.listing import ListingQuerySet
from .search import facets, vocabulary
from .search.filters import Filters
from .snapshots import badges, listing_cards, producer_part, snapshot


def write_listing(product: Product, before: Listing | None, **kept: Any) -> Listing:
    """Replace the listing by a snapshot of the product, except what is ``kept``.

    A product keeps the date of its first publication.
    """
    fields = {**snapshot(product), "is_offered": True, "is_visible": product.producer.is_public, **kept}
    fields["changed_at"] = timezone.now()
    fields["published_at"] = before.published_at if before else fields["changed_at"]
    gone = _public_words(product.pk)
    listing, _created = Listing.objects.update_or_create(product=product, defaults=fields)
    vocabulary.change(gone=gone, come=_public_words(product.pk))
    return listing


def offer(product: Product, *, offered: bool) -> None:
    """Show or hide the product's listing, if it has one."""
    visible = offered and product.producer.is_public
    gone = _public_words(product.pk)
    Listing.objects.filter(pk=product.pk).update(is_offered=offered, is_visible=visible)
    vocabulary.change(gone=gone, come=_public_words(product.pk))
    if product.category_id:
        refresh_counts(Listing.objects.filter(pk=product.pk).values_list("category_id", flat=True))


@transaction.atomic
def hide_listings(*, producer: Producer) -> None:
    """The maker is not public any more: neither are its listings."""
    _show(Listing.objects.filter(producer=producer, is_visible=True), visible=False)


@transaction.atomic
def show_listings(*, producer: Producer) -> None:
    """The maker is public: everything it offers comes back as it was."""
    _show(Listing.objects.filter(producer=producer, is_visible=False, is_offered=True), visible=True)


@transaction.atomic
def refresh_listings(listings: ListingQuerySet) -> None:
    """Write the names, places and numbers of today's makers and categories into these listings."""
    rows = listings.select_related("producer__village__district", "category__parent")
    found = list(rows.select_for_update(of=("self",)))
    gone = vocabulary.count(each for each in found if each.is_visible)
    for listing in found:
        part = producer_part(Product(producer=listing.producer, category=listing.category))
        for name, value in part.items():
            setattr(listing, name, value)
        _write_cards(listing, *part)
    vocabulary.change(gone=gone, come=vocabulary.count(each for each in found if each.is_visible))
    refresh_counts({listing.category_id for listing in found})


@transaction.atomic
def refresh_badges(*, producer: Producer) -> None:
    """A paper of the maker was verified, refused or has expired."""
    listings = Listing.objects.filter(producer=producer)
    listings.update(badges=badges(producer))
    refresh_counts(set(listings.values_list("category_id", flat=True)))


@transaction.atomic
def variants_made(*, photo: Photo) -> None:
    """The small files exist: let the working copy and the listing use them, or drop them if the photo has gone."""
    # an approval or removal at the same moment waits, or is seen here
    Product.objects.select_for_update().filter(pk=photo.product_id).first()
    if not Photo.objects.filter(pk=photo.pk).update(has_variants=True):
        delete_files(photo_files(photo.key, photo.width))
        return
    listing = Listing.objects.select_for_update().filter(pk=photo.product_id).first()
    if listing and any(shot["id"] == photo.pk for shot in listing.photos):
        listing.photos = [{**shot, "variants": shot["variants"] or shot["id"] == photo.pk} for shot in listing.photos]
        _write_cards(listing, "photos")


def refresh_counts(category_ids: Iterable[int] | None = None) -> None:
    """Count the public listings of these categories (of all, without an argument) and of their groups again, and what
    buyers can choose among them.

    The rows are locked first, in one order, so two changes at once cannot both count without the other's row.
    """
    with transaction.atomic():
        categories = list(Category.objects.select_for_update().order_by("pk"))
        wanted = set(category_ids) if category_ids is not None else {category.pk for category in categories}
        wanted |= {category.parent_id for category in categories if category.pk in wanted and category.parent_id}
        for category in categories:
            if category.pk in wanted:
                _count(category)


def _count(category: Category) -> None:
    listings = Listing.objects.visible().in_category(category)
    none = Filters()
    names = facets.names_for(filters=none, group=True, category=category.parent_id is not None)
    category.listing_count = listings.count()
    category.facets = facets.keep(facets.count(listings.newest_first(), none, names))
    category.save(update_fields=["listing_count", "facets"])


def _public_words(pk: int) -> Counter[str]:
    return vocabulary.count(Listing.objects.visible().filter(pk=pk).only(*vocabulary.SOURCES))


def _write_cards(listing: Listing, *changed: str) -> None:
    fresh = listing_cards(listing)
    for name, value in fresh.items():
        setattr(listing, name, value)
    listing.save(update_fields=[*changed, *fresh])


def _show(listings: ListingQuerySet, *, visible: bool) -> None:
    changed = list(listings.only("category", *vocabulary.SOURCES))
    if not changed:
        return
    Listing.objects.filter(pk__in=[listing.pk for listing in changed]).update(is_visible=visible)
    words = vocabulary.count(changed)
    vocabulary.change(**{"gone": Counter(), "come": Counter(), "come" if visible else "gone": words})
    refresh_counts({listing.category_id for listing in changed})
