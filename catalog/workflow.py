"""Every business verb about products and listings. Illegal moves raise IllegalTransition."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
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

from . import images, rules, uploads
from .listings import offer, refresh_counts, write_listing
from .models import Listing, Photo, Product, ProductChange, ProductSheet, Upload
from .offers import write_tiers, write_variants
from .photos import drop_unused, renumber
from .tasks import make_variants as make_variants_job
from .variants import Row

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
def save_product(
    *,
    product: Product,
    tiers: Sequence[tuple[int, int]] | None = None,
    variants: Sequence[Row] | None = None,
    **fields: Any,
) -> Product:
    """Write the changed fields of the working copy; each change makes a new version, never touches the listing.

    ``tiers`` and ``variants`` are all there are to be afterwards.
    """
    _lock_for_edit(product)
    changed = [name for name, value in fields.items() if getattr(product, name) != value]
    for name in changed:
        setattr(product, name, fields[name])
    if any([write_tiers(product, tiers), write_variants(product, variants), changed]):
        _new_version(product, *changed)
    return product


def add_photo(*, product: Product, upload: UploadedFile) -> Photo:
    """Keep an uploaded photo as the product's last. Raises ValidationError with a text for the maker."""
    return _keep(images.store(upload), partial(_attach, product))


def receive_piece(*, upload: Upload, offset: int, content: bytes) -> None:
    """Keep the next bytes of a photo; with the last ones it joins the product.

    Raises ValidationError with a text for the maker, and then nothing is kept unless trying again may help.
    """
    try:
        _take_piece(upload, offset, content)
    except (ValidationError, IllegalTransition) as refusal:
        if getattr(refusal, "code", None) != "not_stored":
            uploads.drop([upload])
        raise


@transaction.atomic
def _take_piece(upload: Upload, offset: int, content: bytes) -> None:
    """All in one transaction, so that a photo whose last piece is sent twice comes once."""
    product = lock(upload.product)  # always before its uploads, so that two requests cannot wait for each other
    whole = uploads.keep_piece(upload=upload, offset=offset, content=content)
    if whole is not None:
        add_photo(product=product, upload=SimpleUploadedFile(upload.name, whole))
        uploads.finish(upload=upload)


def turn_photo(*, photo: Photo) -> Photo:
    """The photo a quarter further clockwise; a new one takes its place, and the old one stays for the listing."""
    return _keep(images.turned(photo), partial(_replace, photo))


def crop_photo(*, photo: Photo, square: images.Square) -> Photo:
    """The square piece in the photo's place; the whole one stays for the listing. Nothing to cut changes nothing."""
    fitted = square.fitted(photo.width, photo.height)
    if fitted.side == photo.width == photo.height:
        return photo
    return _keep(images.cropped(photo, fitted), partial(_replace, photo))


def _keep(stored: StoredPhoto, write: Callable[[StoredPhoto], Photo]) -> Photo:
    """Write the row of a file that took seconds to make, without a lock; without the row the file goes again."""
    try:
        return write(stored)
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
    look = images.look(stored)
    if shown.near(look).exists():
        raise ValidationError(_("This photo is already here."), code="duplicate")
    position = (shown.aggregate(last=Max("position"))["last"] or 0) + 1
    photo = Photo.objects.create(product=product, position=position, look=look, **asdict(stored))
    _new_version(product)
    make_variants_job.enqueue(photo.pk)
    return photo


@transaction.atomic
def _replace(before: Photo, stored: StoredPhoto) -> Photo:
    product = before.product
    _lock_for_edit(product)
    old = product.photos.shown().filter(pk=before.pk).first()
    if old is None:  # pressed twice, or removed on another phone
        raise IllegalTransition(_("This photo has been changed or removed meanwhile."))
    photo = Photo.objects.create(
        product=product, position=old.position, alt=old.alt, look=images.look(stored), **asdict(stored)
    )
    Photo.objects.filter(pk=old.pk).update(position=None)
    _new_version(product)
    drop_unused(product)
    make_variants_job.enqueue(photo.pk)
    return photo


@transaction.atomic
def describe_photo(*, photo: Photo, alt: str) -> None:
    """Write what the photo shows, for people who cannot see it."""
    _lock_for_edit(photo.product)
    if Photo.objects.filter(pk=photo.pk).exclude(alt=alt).update(alt=alt):
        _new_version(photo.product)


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
def order_photos(*, product: Product, pks: Sequence[int]) -> None:
    """Put the product's photos in this order; one that is not named keeps its place behind the others."""
    _lock_for_edit(product)
    places = {pk: place for place, pk in enumerate(pks)}
    before = list(product.photos.shown())
    wanted = sorted(before, key=lambda photo: places.get(photo.pk, len(places)))
    if wanted != before:
        renumber(product, wanted)
        _new_version(product)


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
    uploads.drop(product.uploads.all())
    product.delete()


@transaction.atomic
def erase_products(*, producer: Producer, by: User) -> dict[str, int]:
    """Remove listings, photos with their files, and drafts; how many of each.

    A product that officers or buyers have dealt with stays as an empty row, for their history.
    """
    listings = Listing.objects.filter(producer=producer)
    categories = set(listings.values_list("category_id", flat=True))
    removed = {"listings": listings.count(), "photos": 0, "products": 0}
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
        _move(product, State.WITHDRAWN, by=by)
    product.name, product.description, product.name_en, product.description_en, product.attributes = "–", "", "", "", {}
    emptied = ("name", "description", "name_en", "description_en", "attributes")
    product.save(update_fields=[*emptied, "updated_at"])


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
