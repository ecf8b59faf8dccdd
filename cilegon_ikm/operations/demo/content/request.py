"""What invented companies look for."""

from typing import Any

from .file import DATA, read

DEMO_COMPANY = "0812-0000-4101"  # its owner's number, handed out as well


def requests() -> dict[str, Any]:
    """Companies under ``company`` and what they look for under ``request``, as they stand in the file."""
    found: dict[str, Any] = read(DATA / "requests.toml")
    return found
