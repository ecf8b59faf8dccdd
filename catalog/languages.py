"""Which words of a listing stand on a page of the current language."""

from typing import NamedTuple

from django.utils.translation import get_language


class Shown(NamedTuple):
    """Words and, where their language is not the page's, that language for the ``lang`` attribute."""

    words: str
    language: str = ""


def shown(words: str, english: str) -> Shown:
    """The maker's English words on English pages, her Indonesian ones where she wrote none."""
    if get_language() != "en":
        return Shown(words)
    return Shown(english) if english else Shown(words, "id")
