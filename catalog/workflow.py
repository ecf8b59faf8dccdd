"""Every business verb about products and listings. Illegal moves raise IllegalTransition."""

from collections import Counter
from dataclasses import asdict
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cilegon_ikm.accounts.models import User
from cilegon_ikm.pictures import StoredPhoto, delete_files, photo_files
from cilegon_ikm.states import IllegalTransition, can_move, lock, move
from producers.models import Producer
from producers.team import tell

from . import images, rules
from .listings import offer, refresh_counts, write_listing
from .models import Listing, Photo, Product, ProductChange
from .photos import drop_unused, renumber
from .search import vocabulary
from .tasks import make_variants as make_variants_job

State = Product.State


@transaction.atomic
def start_product(*, producer: Producer) -> Product:
    """An empty draft to fill in; one that was left untouched is used again."""
    lock(producer)
    if not rules.can_list(producer):
        raise IllegalTransition(_("This business cannot list products now."))
    untouched = producer.products.filter(state=State.DRAFT, version=1, name="", photos=None)
    return untouched.first() or Product.objects.create(producer=producer)


@transaction.atomic
def save_product(*, product: Product, **fields: Any) -> Product:
    """Write the changed fields of the working copy; each change makes a new version, never touches the listing."""
    _lock_for_edit(product)
    changed = [name for name, value in fields.items() if getattr(product, name) != value]
    if changed:
        for name in changed:
            setattr(product, name, fields[name])
        _new_version(product, *changed)
    return product


def add_photo(*, product: Product, upload: UploadedFile) -> Photo:
    """Keep an uploaded photo as the product's last. Raises ValidationError with a text for the maker."""
    stored = images.store(upload)  # seconds of work on a large photo, so before the row is locked
    try:
        return _attach(product, stored)
    except Exception:
        delete_files([f"{stored.key}.jpg"])
        raise


@transaction.atomic
def _attach(product: Product, stored: StoredPhoto) -> Photo:
    _lock_for_edit(product)
    shown = product.photos.shown()
    if shown.count() >= settings.PHOTOS_PER_PRODUCT:
        raise ValidationError(
            _("A product has at most %(limit)s photos. Remove one first.") % {"limit": settings.PHOTOS_PER_PRODUCT},
            code="too_many",
        )
    position = (shown.aggregate(last=Max("position"))["last"] or 0) + 1
    photo = Photo.objects.create(product=product, position=position, **asdict(stored))
    _new_version(product)
    make_variants_job.enqueue(photo.pk)
    return photo


@transaction.atomic
def remove_photo(*, photo: Photo) -> None:
    """Take a photo out of the working copy; its files stay while the listing still shows it."""
    _lock_for_edit(photo.product)
    photo.position = None
    photo.save(update_fields=["position"])
    renumber(photo.product)
    _new_version(photo.product)
    drop_unused(photo.product)


@transaction.atomic
def place_photo(*, photo: Photo, position: int) -> None:
    """Move a photo to this place among the product's photos, 1 being the cover."""
    _lock_for_edit(photo.product)
    others = [other for other in photo.product.photos.shown() if other.pk != photo.pk]
    others.insert(max(0, position - 1), photo)
    renumber(photo.product, others)
    _new_version(photo.product)


@transaction.atomic
def submit_product(*, product: Product, by: User) -> Product:
    """The maker sends the working copy for approval; a listing that is up stays as it is."""
    lock(product)
    if not rules.can_submit(product):
        raise IllegalTransition(_("There is nothing to send for approval."))
    _check_complete(product)
    return _move(product, State.SUBMITTED, by=by, submitted_at=timezone.now())


@transaction.atomic
def approve_product(*, product: Product, version: int, by: User, note: str = "") -> Listing:
    """Make the listing from the version the officer looked at. A later version must be looked at again."""
    lock(product)
    lock(product.producer)  # a suspension at the same moment waits, or is seen here
    _check_version(product, version)
    if not product.producer.is_public:
        raise IllegalTransition(_("Verify the maker first, then approve its products."))
    _check_complete(product)  # a photo may have been removed while it waited
    _move(product, State.PUBLISHED, by=by, note=note, only_from=State.SUBMITTED)
    before = Listing.objects.filter(pk=product.pk).first()
    listing = write_listing(product, before)
    drop_unused(product)
    refresh_counts({listing.category_id, before.category_id if before else listing.category_id})
    _tell(product, "product_approved")
    return listing


@transaction.atomic
def request_product_changes(*, product: Product, version: int, by: User, note: str) -> Product:
    """An officer sends the product back; ``note`` tells the maker what to correct."""
    lock(product)
    _check_version(product, version)
    _move(product, State.CHANGES_REQUESTED, by=by, note=note)
    _tell(product, "product_changes", note=note)
    return product


@transaction.atomic
def reject_product(*, product: Product, version: int, by: User, note: str) -> Product:
    """An officer refuses a product that has no place here, for good."""
    lock(product)
    _check_version(product, version)
    if not rules.can_reject(product):
        raise IllegalTransition(_("Only a product that was never public can be rejected. Ask for changes instead."))
    _move(product, State.REJECTED, by=by, note=note)
    _tell(product, "product_rejected", note=note)
    return product


@transaction.atomic
def take_down_product(*, product: Product, by: User, note: str) -> Product:
    """An officer removes a product from public sight; the maker can correct it and send it again."""
    lock(product)
    if not rules.can_take_down(product):
        raise IllegalTransition(_("This product is not public."))
    _move(product, State.TAKEN_DOWN, by=by, note=note)
    offer(product, offered=False)
    _tell(product, "product_taken_down", note=note)
    return product


@transaction.atomic
def withdraw_product(*, product: Product, by: User) -> Product:
    """The maker takes the product out of public sight for a while."""
    lock(product)
    if not rules.can_withdraw(product):
        raise IllegalTransition(_("This product is not public."))
    _move(product, State.WITHDRAWN, by=by)
    offer(product, offered=False)
    return product


@transaction.atomic
def republish_product(*, product: Product, by: User) -> Product:
    """The maker shows a withdrawn product again, exactly as it was approved."""
    lock(product)
    lock(product.producer)
    if not rules.can_republish(product):
        raise IllegalTransition(_("This product must be approved again before it can be shown."))
    _move(product, State.PUBLISHED, by=by, only_from=State.WITHDRAWN)
    offer(product, offered=True)
    return product


@transaction.atomic
def discard_product(*, product: Product, by: User) -> None:
    """The maker throws a draft away; nobody else has seen it."""
    lock(product)
    if not rules.can_discard(product):
        raise IllegalTransition(_("Only a draft can be thrown away."))
    product.photos.update(position=None)
    drop_unused(product)
    product.delete()


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
    refresh_counts(categories)
    for product in producer.products.all():
        removed["photos"] += _drop_all_photos(product)
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
        _move(product, State.WITHDRAWN, by=by)
    product.name, product.description = "–", ""
    product.save(update_fields=["name", "description", "updated_at"])


def feedback(product: Product) -> str:
    """What the officer last wrote about it, or nothing when there is nothing to mend."""
    if product.state not in {State.CHANGES_REQUESTED, State.REJECTED, State.TAKEN_DOWN}:
        return ""
    return product.history.filter(to_state=product.state).values_list("note", flat=True).first() or ""


def _lock_for_edit(product: Product) -> None:
    lock(product)
    if not rules.can_edit(product):
        raise IllegalTransition(_("This product cannot be changed now."))


def _new_version(product: Product, *changed: str) -> None:
    product.version += 1
    product.save(update_fields=[*changed, "version", "updated_at"])


def _move(product: Product, to: str, **options: Any) -> Product:
    move(product, to, **options)
    newest = product.history.values("pk")[:1]
    ProductChange.objects.filter(pk__in=newest).update(version=product.version)
    return product


def _check_version(product: Product, version: int) -> None:
    if product.version != version:
        raise IllegalTransition(
            _("The maker changed this product while you were looking at it. Please look at the new version.")
        )


def _check_complete(product: Product) -> None:
    if missing := rules.missing(product):
        raise IllegalTransition(_("Still missing: %(fields)s.") % {"fields": ", ".join(map(str, missing))})


def _tell(product: Product, kind: str, **params: str) -> None:
    with override("id"):
        url = reverse("catalog:edit_product", args=[product.pk])
    tell(producer=product.producer, kind=kind, url=url, name=product.name, **params)
