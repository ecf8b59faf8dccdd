"""Files made of what a maker, category or sentra shows: each made once, kept under a digest of it, then made anew."""

import logging
from collections.abc import Callable
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from producers.models import Producer, Sentra

from .models import Category

logger = logging.getLogger(__name__)

Thing = Producer | Category | Sentra
FOLDERS = {Producer: "makers", Category: "categories", Sentra: "sentra"}


def digest(*parts: bytes) -> str:
    """Changes with any of the parts."""
    whole = sha256()
    for part in parts:
        whole.update(sha256(part).digest())
    return whole.hexdigest()[:32]


def kept(thing: Thing, kind: str, ending: str, *, version: str, make: Callable[[], bytes]) -> bytes:
    """The thing's file of this kind and version, made if it is not there yet; older versions go."""
    name = f"{_folder(thing)}/{kind}-{version}.{ending}"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return file.read()
    content = make()
    forget(thing, kind)
    try:
        default_storage.save(name, ContentFile(content))
    except OSError:  # a full disk costs time on the next request, no more
        logger.exception("%s could not be kept", name)
    return content


def forget(thing: Thing, kind: str = "") -> None:
    """Delete the thing's files of this kind, or all of them."""
    folder = _folder(thing)
    if not default_storage.exists(folder):
        return
    for name in default_storage.listdir(folder)[1]:
        if name.startswith(f"{kind}-" if kind else ""):
            default_storage.delete(f"{folder}/{name}")


def _folder(thing: Thing) -> str:
    return f"{FOLDERS[type(thing)]}/{thing.pk}"
