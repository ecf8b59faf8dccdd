"""How complete a product is, and the one thing to do next."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Photo, Product

GOOD_DESCRIPTION = 80  # characters
GOOD_PHOTOS = 3


@dataclass(frozen=True, kw_only=True)
class Step:
    """One useful thing to fill in; ``field`` is the id of the editor's element where that is done."""

    is_done: bool
    weight: int
    title: str | Promise
    field: str


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """``next_step`` is None when nothing is left."""

    percent: int
    next_step: Step | None


def completeness(product: Product) -> Completeness:
    """What is filled in so far, in hundredths, and the next best step: first what must be there, then what sells.

    Asks the database for the photos unless they are prefetched.
    """
    photos = [photo for photo in product.photos.all() if photo.position]
    steps = (*_needed(product, photos), *_useful(product, photos))
    return Completeness(
        percent=sum(step.weight for step in steps if step.is_done),
        next_step=next((step for step in steps if not step.is_done), None),
    )


def _needed(product: Product, photos: list[Photo]) -> tuple[Step, ...]:
    """Without these it cannot be sent for approval."""
    return (
        Step(is_done=bool(photos), weight=20, title=_("Add a photo"), field="photo-files"),
        Step(is_done=bool(product.name), weight=15, title=_("Write the name"), field="id_name"),
        Step(is_done=bool(product.price), weight=15, title=_("Write the price"), field="id_price"),
        Step(is_done=bool(product.category_id), weight=10, title=_("Choose the category"), field="id_category"),
    )


def _useful(product: Product, photos: list[Photo]) -> tuple[Step, ...]:
    """What buyers ask for when it is not there."""
    described = len(product.description) >= GOOD_DESCRIPTION
    return (
        Step(
            is_done=bool(product.description), weight=10, title=_("Describe it in a sentence"), field="id_description"
        ),
        Step(is_done=len(photos) >= GOOD_PHOTOS, weight=10, title=_("Show it in three photos"), field="photo-files"),
        Step(
            is_done=described, weight=10, title=_("Describe what it is made of and how long it keeps or lasts"),
            field="id_description",
        ),
        Step(
            is_done=bool(photos) and all(photo.alt for photo in photos), weight=10,
            title=_("Say in words what each photo shows"), field="photos-head",
        ),
    )  # fmt: skip
