"""Addresses of storefronts: made from the name, changed only when the maker asks, and never given to a second maker.

Makers print their address as a QR code. So a new name leaves the address alone; when the maker takes the new one,
every former address still leads there.
"""

import re
from collections.abc import Callable, Iterable

from django.db import connection, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cilegon_ikm.states import IllegalTransition, lock

from .models import OldAddress, Producer
from .models.old_address import address_digest
from .rules import can_edit
from .signals import producer_changed


def free_slug(name: str, producer: Producer | None = None) -> str:
    """An address no other maker has or had. Who asks for the same one meanwhile waits until this transaction ends."""
    stem = _stem(name)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock_shared(hashtext('producer slugs')), pg_advisory_xact_lock(hashtext(%s))",
            [f"producer slug {stem}"],
        )
    others = Producer.objects.exclude(pk=producer.pk) if producer else Producer.objects.all()
    taken = set(others.filter(slug__startswith=stem).values_list("slug", flat=True))
    return _first(stem, lambda slug: slug not in taken and not _was_anothers(slug, producer))


def free_slugs(names: Iterable[str]) -> list[str]:
    """An address for each of many new makers. Nobody else makes one until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('producer slugs'))")
    taken = set(Producer.objects.values_list("slug", flat=True))
    former = set(OldAddress.objects.values_list("digest", flat=True))
    slugs = []
    for name in names:
        slug = _first(_stem(name), lambda slug: slug not in taken and address_digest(slug) not in former)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def follows_name(producer: Producer) -> bool:
    """Whether the address still says the maker's present name."""
    return re.fullmatch(rf"{re.escape(_stem(producer.name))}(-\d+)?", producer.slug) is not None


@transaction.atomic
def take_new_address(*, producer: Producer) -> Producer:
    """The storefront moves to an address made from the present name; the one it leaves leads there."""
    lock(producer)
    if not can_edit(producer):
        raise IllegalTransition(_("This business is closed."))
    if follows_name(producer):
        return producer
    slug = free_slug(producer.name, producer)
    producer.old_addresses.filter(pk=address_digest(slug)).delete()
    leave_address(producer)
    producer.slug = slug
    producer.save(update_fields=["slug", "updated_at"])
    producer_changed.send(Producer, producer=producer)
    return producer


def leave_address(producer: Producer) -> None:
    """Keep the present address for this maker, who is about to get another."""
    OldAddress.objects.get_or_create(digest=address_digest(producer.slug), defaults={"producer": producer})


def _stem(name: str) -> str:
    return slugify(name)[:80] or "ikm"


def _first(stem: str, is_free: Callable[[str], bool]) -> str:
    """The stem itself, or with the first number that makes it free."""
    number = 1
    while not is_free(slug := stem if number == 1 else f"{stem}-{number}"):
        number += 1
    return slug


def _was_anothers(slug: str, producer: Producer | None) -> bool:
    former = OldAddress.objects.filter(pk=address_digest(slug))
    return (former.exclude(producer=producer) if producer else former).exists()
