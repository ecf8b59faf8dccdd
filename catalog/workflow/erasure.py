"""Forgetting what a maker has shown, when she asks for it."""

from collections import Counter
from functools import partial

from django.db import transaction

from catalog import uploads
from catalog.listings import refresh_counts
from catalog.models import Listing, Product, ProductSheet
from catalog.search import vocabulary
from cilegon_ikm.accounts.models import User
from cilegon_ikm.pictures import delete_files, photo_files
from cilegon_ikm.states import can_move
from producers.models import Producer

from .steps import move_product

State = Product.State


@transaction.atomic
def erase_products(*, producer: Producer, by: User) -> dict[str, int]:
    """Remove listings, photos with their files, and drafts; how many of each.

    A product that officers or buyers have dealt with stays as an empty row, for their history.
    """
    listings = Listing.objects.filter(producer=producer)
    categories = set(listings.values_list("category_id", flat=True))
    removed = {"listings": listings.count(), "photos": 0, "products": 0}
    vocabulary.change(gone=vocabulary.count(listings.visible()), come=Counter())
    listings.delete()
    ProductSheet.objects.filter(producer=producer).delete()
    refresh_counts(categories)
    for product in producer.products.all():
        removed["photos"] += _drop_all_photos(product)
        uploads.drop(product.uploads.all())
        removed["products"] += 1
        _blank(product, by)
    return removed


def _drop_all_photos(product: Product) -> int:
    photos = list(product.photos.all())
    for photo in photos:
        transaction.on_commit(partial(delete_files, photo_files(photo.key, photo.width)))
    product.photos.all().delete()
    return len(photos)


def _blank(product: Product, by: User) -> None:
    if product.state == State.DRAFT and not product.history.exists():
        product.delete()
        return
    if can_move(product, State.WITHDRAWN):
        move_product(product, State.WITHDRAWN, by=by)
    product.appeals.update(text="–")
    product.name, product.description, product.name_en, product.description_en, product.attributes = "–", "", "", "", {}
    emptied = ("name", "description", "name_en", "description_en", "attributes")
    product.save(update_fields=[*emptied, "updated_at"])
