"""Photos that arrive in pieces: kept until they are whole, so that a lost connection costs no more than one piece."""

from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.utils.translation import gettext as _

from cilegon_ikm.files import keep
from cilegon_ikm.states import IllegalTransition, lock

from . import rules
from .models import Product, Upload

MOST_UNFINISHED = 20  # of one maker; when more are begun the oldest goes


class WrongOffset(Exception):
    """The piece does not continue what has arrived; the sender asks how far it is and goes on from there."""


def private() -> Storage:
    return storages["private"]


@transaction.atomic
def start_upload(*, product: Product, name: str, size: int) -> Upload:
    """Make room for a photo of this many bytes. Raises ValidationError with a text for the maker."""
    lock(product)
    if not rules.can_edit(product):
        raise IllegalTransition(_("This product cannot be changed now."))
    if not 0 < size <= settings.PHOTO_MAX_BYTES:
        limit = settings.PHOTO_MAX_BYTES // 1024**2
        raise ValidationError(_("The photo is empty or larger than %(limit)s MB.") % {"limit": limit}, code="size")
    unfinished = Upload.objects.unfinished().filter(product__producer=product.producer_id)
    drop(unfinished.order_by("-created_at", "-pk")[MOST_UNFINISHED - 1 :])
    return Upload.objects.create(product=product, name=name[:150], size=size)


@transaction.atomic
def keep_piece(*, upload: Upload, offset: int, content: bytes) -> bytes | None:
    """Keep the bytes that come next; the whole photo once they are the last, else None. Raises WrongOffset."""
    _lock(upload)
    if not content or offset != upload.received or offset + len(content) > upload.size:
        raise WrongOffset
    if offset + len(content) == upload.size:
        return b"".join([*map(_read, upload.pieces), content])
    refusal = _("The photo could not be kept just now. Please send it again in a few minutes.")
    private().delete(upload.next_piece)  # of a request that died after writing it
    keep(private(), upload.next_piece, content, refusal=refusal)
    upload.pieces = [*upload.pieces, upload.next_piece]
    upload.received += len(content)
    upload.save(update_fields=["pieces", "received"])
    return None


@transaction.atomic
def finish(*, upload: Upload) -> None:
    """The photo stands in its place: the pieces go, the row stays for a sender who did not hear of it."""
    _forget_pieces(upload)
    upload.pieces, upload.received = [], upload.size
    upload.save(update_fields=["pieces", "received"])


@transaction.atomic
def drop(uploads: Iterable[Upload]) -> int:
    """Give these up with everything that has arrived of them; how many they were."""
    dropped = list(uploads)
    for upload in dropped:
        _forget_pieces(upload)
    Upload.objects.filter(pk__in=[upload.pk for upload in dropped]).delete()
    return len(dropped)


def _lock(upload: Upload) -> None:
    """Raises WrongOffset when it was given up meanwhile."""
    try:
        lock(upload)
    except Upload.DoesNotExist as gone:
        raise WrongOffset from gone


def _read(name: str) -> bytes:
    with private().open(name) as file:
        return file.read()


def _forget_pieces(upload: Upload) -> None:
    transaction.on_commit(partial(_delete, [*upload.pieces, upload.next_piece]))


def _delete(names: list[str]) -> None:
    for name in names:
        private().delete(name)
