"""What makers do with their products. Illegal moves raise IllegalTransition."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog import images, rules
from catalog.listings import offer
from catalog.models import Photo, Product
from catalog.photos import drop_unused, renumber
from catalog.tasks import make_variants as make_variants_job
from cilegon_ikm.accounts.models import User
from cilegon_ikm.pictures import StoredPhoto, delete_files
from cilegon_ikm.states import IllegalTransition, lock
from producers.models import Producer

from .appeals import drop_appeals
from .at_once import go_live, waits_for_nobody
from .steps import check_complete, lock_for_edit, move_product, new_version

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
    lock_for_edit(product)
    changed = [name for name, value in fields.items() if getattr(product, name) != value]
    if changed:
        for name in changed:
            setattr(product, name, fields[name])
        new_version(product, *changed)
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
    lock_for_edit(product)
    shown = product.photos.shown()
    if shown.count() >= settings.PHOTOS_PER_PRODUCT:
        raise ValidationError(
            _("A product has at most %(limit)s photos. Remove one first.") % {"limit": settings.PHOTOS_PER_PRODUCT},
            code="too_many",
        )
    position = (shown.aggregate(last=Max("position"))["last"] or 0) + 1
    photo = Photo.objects.create(product=product, position=position, **asdict(stored))
    new_version(product)
    make_variants_job.enqueue(photo.pk)
    return photo


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
def submit_product(*, product: Product, by: User) -> Product:
    """The maker sends the working copy; a listing that is up stays as it is until an officer has looked.

    A trivial change by a maker in good standing does not wait: it is published when this returns.
    """
    lock(product)
    lock(product.producer)  # a suspension at the same moment waits, or is seen here
    if not rules.can_submit(product):
        raise IllegalTransition(_("There is nothing to send for approval."))
    check_complete(product)
    listing = waits_for_nobody(product)
    drop_appeals(product, by=by)
    move_product(product, State.SUBMITTED, by=by, submitted_at=timezone.now())
    if listing:
        go_live(product, listing)
    return product


@transaction.atomic
def withdraw_product(*, product: Product, by: User) -> Product:
    """The maker takes the product out of public sight for a while."""
    lock(product)
    if not rules.can_withdraw(product):
        raise IllegalTransition(_("This product is not public."))
    move_product(product, State.WITHDRAWN, by=by)
    offer(product, offered=False)
    return product


@transaction.atomic
def republish_product(*, product: Product, by: User) -> Product:
    """The maker shows a withdrawn product again, exactly as it was approved."""
    lock(product)
    lock(product.producer)
    if not rules.can_republish(product):
        raise IllegalTransition(_("This product must be approved again before it can be shown."))
    move_product(product, State.PUBLISHED, by=by, only_from=State.WITHDRAWN)
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


def feedback(product: Product) -> str:
    """What the officer last wrote about it, or nothing when there is nothing to mend."""
    if product.state not in {State.CHANGES_REQUESTED, State.REJECTED, State.TAKEN_DOWN}:
        return ""
    return product.history.filter(to_state=product.state).values_list("note", flat=True).first() or ""
