"""What makers do with the photos of their products. Illegal moves raise IllegalTransition."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from catalog import images, uploads
from catalog.models import Photo, Product, Upload
from catalog.photos import drop_unused, renumber
from catalog.tasks import make_variants as make_variants_job
from cilegon_ikm.pictures import StoredPhoto, delete_files
from cilegon_ikm.states import IllegalTransition, lock

from .steps import lock_for_edit, new_version


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
    lock_for_edit(product)
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
    new_version(product)
    make_variants_job.enqueue(photo.pk)
    return photo


@transaction.atomic
def _replace(before: Photo, stored: StoredPhoto) -> Photo:
    product = before.product
    lock_for_edit(product)
    old = product.photos.shown().filter(pk=before.pk).first()
    if old is None:  # pressed twice, or removed on another phone
        raise IllegalTransition(_("This photo has been changed or removed meanwhile."))
    photo = Photo.objects.create(
        product=product, position=old.position, alt=old.alt, look=images.look(stored), **asdict(stored)
    )
    Photo.objects.filter(pk=old.pk).update(position=None)
    new_version(product)
    drop_unused(product)
    make_variants_job.enqueue(photo.pk)
    return photo


@transaction.atomic
def describe_photo(*, photo: Photo, alt: str) -> None:
    """Write what the photo shows, for people who cannot see it."""
    lock_for_edit(photo.product)
    if Photo.objects.filter(pk=photo.pk).exclude(alt=alt).update(alt=alt):
        new_version(photo.product)


@transaction.atomic
def remove_photo(*, photo: Photo) -> None:
    """Take a photo out of the working copy; its files stay while the listing still shows it."""
    lock_for_edit(photo.product)
    photo.position = None
    photo.save(update_fields=["position"])
    renumber(photo.product)
    new_version(photo.product)
    drop_unused(photo.product)


@transaction.atomic
def place_photo(*, photo: Photo, position: int) -> None:
    """Move a photo to this place among the product's photos, 1 being the cover."""
    lock_for_edit(photo.product)
    others = [other for other in photo.product.photos.shown() if other.pk != photo.pk]
    others.insert(max(0, position - 1), photo)
    renumber(photo.product, others)
    new_version(photo.product)


@transaction.atomic
def order_photos(*, product: Product, pks: Sequence[int]) -> None:
    """Put the product's photos in this order; one that is not named keeps its place behind the others."""
    lock_for_edit(product)
    places = {pk: place for place, pk in enumerate(pks)}
    before = list(product.photos.shown())
    wanted = sorted(before, key=lambda photo: places.get(photo.pk, len(places)))
    if wanted != before:
        renumber(product, wanted)
        new_version(product)
