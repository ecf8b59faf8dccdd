"""Putting uploaded files into a storage under names that tell nothing."""

import logging
from secrets import token_hex

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import Storage

logger = logging.getLogger(__name__)


def random_key(folder: str) -> str:
    """A name in this folder, without ending, that cannot be guessed."""
    token = token_hex(16)
    return f"{folder}/{token[:2]}/{token}"


def keep(storage: Storage, name: str, content: bytes, *, refusal: str) -> None:
    """Write the file. Raises ValidationError with the ``refusal`` when the disk is full or the store is away."""
    try:
        storage.save(name, ContentFile(content))
    except OSError as error:
        logger.exception("A file could not be stored")
        raise ValidationError(refusal, code="not_stored") from error
