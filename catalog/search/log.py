"""What buyers look for, without who they are: only the words, the day, how much was found and how much was opened."""

import re

from django.http import HttpRequest

from cilegon_ikm.clock import today

from ..models import SearchDay
from ..view_counts import is_read
from .text import plain_words

LONGEST = 60
MOST_DIGITS = 4  # a number with more may be somebody's
# part of the statement that counts what was found, since an answer should not wait for the database once more
ADD = """
    logged AS (
        INSERT INTO catalog_searchday AS known (text, day, searches, found, clicks)
        SELECT %s, %s, 1, coalesce(max(number) FILTER (WHERE name = 'total'), 0), 0 FROM found
        ON CONFLICT (day, text) DO UPDATE SET searches = known.searches + 1, found = excluded.found
    )
"""


def normal(text: str) -> str:
    """The words as they are counted, or nothing for what may be about a person: addresses and long numbers."""
    if "@" in text or "://" in text or len(re.findall(r"\d", text)) > MOST_DIGITS:
        return ""
    words = " ".join(plain_words(text))
    return words if len(words) <= LONGEST else ""


def words_to_count(request: HttpRequest, text: str) -> str:
    """The words of a reader's search, or nothing: programs do not count."""
    return normal(text) if request.method == "GET" and is_read(request.META) else ""


def part(words: str) -> tuple[str, tuple[object, ...]]:
    """An expression that adds a search for these words to today's, and its parameters; ``found`` are rows of facets."""
    return ADD, (words, today())


def click(text: str) -> None:
    """A result of this search was opened."""
    if words := normal(text):
        SearchDay.objects.click(words)
