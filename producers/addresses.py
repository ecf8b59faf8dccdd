"""Addresses of storefronts: made from the name, changed only when the maker asks, and never given to a second maker.

Makers print their address as a QR code. So a new name leaves the address alone; when the maker takes the new one,
every former address still leads there.
"""

import re

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
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"producer slug {stem}"])
    others = Producer.objects.exclude(pk=producer.pk) if producer else Producer.objects.all()
    taken = set(others.filter(slug__startswith=stem).values_list("slug", flat=True))
    number = 1
    while (slug := stem if number == 1 else f"{stem}-{number}") in taken or _was_anothers(slug, producer):
        number += 1
    return slug


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


def _was_anothers(slug: str, producer: Producer | None) -> bool:
    former = OldAddress.objects.filter(pk=address_digest(slug))
    return (former.exclude(producer=producer) if producer else former).exists()
