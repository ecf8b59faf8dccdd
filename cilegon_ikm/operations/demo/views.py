"""How often the demo's listings were looked at, by chance but always the same for the same listing."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from catalog.models import Listing, ListingDay
from cilegon_ikm.clock import today

from .content import Maker

DAYS = 60


def fill(among: Sequence[Maker]) -> None:
    """Views of the past days for those listings of these makers that nobody has looked at yet."""
    slugs = [maker.slug for maker in among]
    unseen = Listing.objects.visible().filter(producer_slug__in=slugs, days__isnull=True)
    ListingDay.objects.bulk_create(day for listing in unseen.only("pk", "slug") for day in _days(listing))


def _days(listing: Listing) -> list[ListingDay]:
    rng = Random(listing.slug)
    usual = rng.randint(1, 12)
    numbers = [(ago, rng.randint(0, 2 * usual)) for ago in range(1, DAYS)]
    return [
        ListingDay(listing=listing, day=today() - timedelta(days=ago), views=views) for ago, views in numbers if views
    ]
