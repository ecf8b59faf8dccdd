"""How complete a profile is, and the one thing to do next."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Producer


@dataclass(frozen=True, kw_only=True)
class Step:
    """One part of a complete profile; ``view`` is where it is written."""

    is_done: bool
    weight: int
    title: str | Promise
    view: str


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """``next_step`` is None when nothing is left."""

    percent: int
    next_step: Step | None


def completeness(*, producer: Producer, photos: int, papers: int) -> Completeness:
    """What is written so far, in hundredths, and the next best step: those that win most buyers come first.

    ``photos`` and ``papers`` are how many the maker has; nothing is asked of the database.
    """
    steps = (
        Step(
            is_done=bool(producer.address and producer.story),
            weight=30,
            title=_("Write the address and your story"),
            view="producers:profile",
        ),
        Step(is_done=photos > 0, weight=20, title=_("Add a photo of your workshop"), view="producers:pictures"),
        Step(is_done=papers > 0, weight=15, title=_("Send your NIB or another paper"), view="producers:credentials"),
        Step(
            is_done=bool(producer.delivery_ways and producer.payment_ways),
            weight=15,
            title=_("Say how you deliver and how buyers pay"),
            view="producers:ways",
        ),
        Step(
            is_done=bool(producer.opening_hours), weight=10, title=_("Write your opening hours"), view="producers:hours"
        ),
        Step(
            is_done=bool(producer.founded and producer.monthly_capacity and producer.languages),
            weight=10,
            title=_("Say since when, how much in a month and in which languages"),
            view="producers:details",
        ),
    )
    return Completeness(
        percent=sum(step.weight for step in steps if step.is_done),
        next_step=next((step for step in steps if not step.is_done), None),
    )
