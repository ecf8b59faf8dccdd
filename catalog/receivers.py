"""What happens to listings when something happens to their maker."""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from producers.models import Producer
from producers.signals import papers_changed, producer_changed, producer_hidden, producer_shown

from . import listings, made_files
from .models import Listing


@receiver(producer_hidden)
def hide_listings(producer: Producer, **kwargs: Any) -> None:
    listings.hide_listings(producer=producer)
    transaction.on_commit(partial(made_files.forget, producer))


@receiver(producer_shown)
def show_listings(producer: Producer, **kwargs: Any) -> None:
    listings.show_listings(producer=producer)


@receiver(producer_changed)
def refresh_listings(producer: Producer, **kwargs: Any) -> None:
    listings.refresh_listings(Listing.objects.filter(producer=producer))


@receiver(papers_changed)
def refresh_badges(producer: Producer, **kwargs: Any) -> None:
    listings.refresh_badges(producer=producer)
