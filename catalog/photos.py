"""Keeping a product's photos in order and its files no longer than somebody needs them."""

from collections.abc import Sequence
from functools import partial

from django.db import transaction

from cilegon_ikm.pictures import delete_files, photo_files

from .models import Listing, Photo, Product


def renumber(product: Product, photos: Sequence[Photo] | None = None) -> None:
    """Number the photos 1, 2, 3 … in this order, or close the gaps of the order they have."""
    for position, photo in enumerate(photos if photos is not None else product.photos.shown(), start=1):
        if photo.position != position:
            photo.position = position
            photo.save(update_fields=["position"])


def drop_unused(product: Product) -> None:
    """Delete photos that neither the working copy nor the listing shows; the files go once that is certain."""
    listing = Listing.objects.filter(pk=product.pk).only("photos").first()
    used = {shot["id"] for shot in listing.photos} if listing else set()
    for photo in product.photos.filter(position__isnull=True).exclude(pk__in=used):
        names = photo_files(photo.key, photo.width)
        photo.delete()
        transaction.on_commit(partial(delete_files, names))
