"""What follows for listings and favourites when something happens to people, and what a web process does besides."""

from functools import partial
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from cilegon_ikm.accounts.models import User
from cilegon_ikm.serving import serving
from producers.models import Producer
from producers.signals import papers_changed, producer_changed, producer_hidden, producer_shown

from . import favourites, listings, made_files, view_counts
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


@receiver(user_logged_in)
def take_over_favourites(request: HttpRequest, user: User, **kwargs: Any) -> None:
    if kept := favourites.in_cookie(request):
        favourites.take_over(user, kept)


@receiver(serving)
def write_views_regularly(**kwargs: Any) -> None:
    view_counts.start()


@receiver(papers_changed)
def refresh_badges(producer: Producer, **kwargs: Any) -> None:
    listings.refresh_badges(producer=producer)
