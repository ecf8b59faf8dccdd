"""Addresses of the many links on public pages."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language


def address(view: str, *parts: str | int) -> str:
    """As ``reverse`` gives it for these slugs and numbers, but found only once in each language for all of them."""
    return _pattern(view, tuple(type(part) for part in parts), get_language()).format(*parts)


@lru_cache(maxsize=500)
def _pattern(view: str, types: tuple[type, ...], language: str | None) -> str:
    """The address with a place for each part; the current language is named since it stands in the address."""
    parts = [7_000_000_000 + place if kind is int else f"part-{place}-x" for place, kind in enumerate(types)]
    found = reverse(view, args=parts)
    for place, part in enumerate(parts):
        found = found.replace(str(part), f"{{{place}}}")
    return found
