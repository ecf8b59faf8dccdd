"""Secrets that nobody has to set: made once and kept where only this user reads them."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.hazmat.primitives.asymmetric import ec


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """What this file holds; without a file it is made and written first."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent) as file, suppress(FileExistsError):
            file.write(make())
            file.flush()
            path.hardlink_to(file.name)  # whole or not at all; of two processes the first one wins
    return path.read_text()


def vapid_key() -> str:
    """A new private key for Web Push, as 32 bytes in base64url."""
    key = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return urlsafe_b64encode(key.to_bytes(32)).decode().rstrip("=")
