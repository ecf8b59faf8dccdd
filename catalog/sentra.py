"""What stands in a sentra: its makers and their listings, read for the public pages."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from cilegon_ikm.clock import today
from producers.models import OpeningTime, Producer, Sentra, SentraMembership, SentraPhoto, StallBooking

from .models import Listing
from .models.listing import ListingQuerySet
from .showcase import producers_with_photo

_FIRST_PHOTO = SentraPhoto.objects.filter(sentra=OuterRef("pk")).order_by("pk")
_PHOTO = JSONObject(key="key", alt="alt", width="width", height="height", variants="has_variants")
_MEMBERS = (
    SentraMembership.objects.members()
    .filter(sentra=OuterRef("pk"), producer__state=Producer.State.VERIFIED)
    .order_by()
    .values("sentra")
    .annotate(total=Count("pk"))
    .values("total")
)


def sentra_with_photo() -> "QuerySet[Any]":
    """Those of the list, by kelurahan, each with ``shots`` (at most one snapshot) and ``member_total``; one query."""
    shots = ArraySubquery(_FIRST_PHOTO.values(shot=_PHOTO)[:1])
    return Sentra.objects.current().for_list().annotate(shots=shots, member_total=Coalesce(Subquery(_MEMBERS), 0))


def sentra_for_page() -> "QuerySet[Any]":
    """Public ones with all their ``shots`` and opening times; two queries."""
    found = Sentra.objects.public().select_related("village__district")
    times = Prefetch("opening_times", OpeningTime.objects.order_by("weekday"))
    return found.annotate(shots=ArraySubquery(_FIRST_PHOTO.values(shot=_PHOTO))).prefetch_related(times)


def makers_in(sentra: Sentra, on: date | None = None) -> "QuerySet[Any]":
    """The public makers that belong to it or have a stall from this day on, by name, as the directory shows them."""
    mine = {"sentra": sentra, "producer": OuterRef("pk")}
    member = SentraMembership.objects.members().filter(**mine)
    stall = StallBooking.objects.filter(**mine, ends_on__gte=on or today())
    return producers_with_photo(Producer.objects.for_directory().filter(Exists(member) | Exists(stall)))


def listings_of(makers: Sequence[Producer]) -> ListingQuerySet:
    """What these makers offer, the newest first, for cards."""
    return Listing.objects.visible().filter(producer__in=[maker.pk for maker in makers]).newest_first().for_cards()
