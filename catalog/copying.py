"""A new draft from a product that is there; its photos become files of its own."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils.translation import gettext as _

from cilegon_ikm.files import keep, random_key
from cilegon_ikm.pictures import delete_files
from cilegon_ikm.states import IllegalTransition, lock

from . import rules
from .models import Photo, Product
from .tasks import make_variants as make_variants_job

logger = logging.getLogger(__name__)

OWN = {"id", "state", "version", "submitted_at", "created_at", "updated_at"}  # what a copy begins anew
LONGEST_NAME = 90  # what is put behind it has room


def copy_product(*, product: Product) -> Product:
    """A draft with everything the product has. Raises ValidationError when the photos cannot be read or kept."""
    if not rules.can_copy(product):
        raise IllegalTransition(_("This product cannot be copied."))
    photos, keys = list(product.photos.shown()), list[str]()
    try:
        for photo in photos:  # files take their time, so before any row is locked
            keys.append(_copied_file(photo))
        return _copied_rows(product, photos, keys)
    except Exception:
        delete_files([f"{key}.jpg" for key in keys])
        raise


def _copied_file(photo: Photo) -> str:
    refusal = _("The photos could not be copied just now. Please try again in a few minutes.")
    try:
        with default_storage.open(photo.name) as file:
            content = file.read()
    except OSError as error:
        logger.exception("Photo %s could not be read", photo.pk)
        raise ValidationError(refusal, code="not_read") from error
    key = random_key("photos")
    keep(default_storage, f"{key}.jpg", content, refusal=refusal)
    return key


@transaction.atomic
def _copied_rows(product: Product, photos: Sequence[Photo], keys: Sequence[str]) -> Product:
    lock(product.producer)
    if not rules.can_copy(product):
        raise IllegalTransition(_("This product cannot be copied."))
    copy = Product(**_fields(product, without=OWN))
    copy.name = _("%(name)s (copy)") % {"name": product.name[:LONGEST_NAME]} if product.name else ""
    copy.save(force_insert=True)
    for part in (*product.tiers.all(), *product.variants.all()):
        type(part)(**{**_fields(part, without={"id"}), "product_id": copy.pk}).save(force_insert=True)
    for photo, key in zip(photos, keys, strict=True):
        fresh = {"product_id": copy.pk, "key": key, "has_variants": False}
        copied = Photo.objects.create(**{**_fields(photo, without={"id", "created_at"}), **fresh})
        make_variants_job.enqueue(copied.pk)
    return copy


def _fields(row: models.Model, *, without: set[str]) -> dict[str, Any]:
    """The columns of a row by name."""
    return {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields if each.name not in without}
