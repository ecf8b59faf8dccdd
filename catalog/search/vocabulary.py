"""The words of public listings: kept in step with each listing, counted anew by the sweep, and what is near to them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from psycopg2.extras import Json
from rapidfuzz import process
from rapidfuzz.distance import OSA

from cilegon_ikm.clock import today

from ..models import Listing, Word

WORD = re.compile(r"[^\W\d_]{2,40}")
ONE_TYPO, TWO_TYPOS = 4, 8  # letters from which so many typing errors are believed, as Algolia does
CHUNK = 5000  # words written at once
SOURCES = ("title", "title_en", "words")  # of a listing
COUNT_ALL = """
    SELECT word, ndoc FROM ts_stat($$
        SELECT to_tsvector('simple', title || ' ' || title_en || ' ' || words) FROM catalog_listing WHERE is_visible
    $$)
"""
ADD = """
    INSERT INTO catalog_word AS known (text, frequency, trigrams, counted_on)
    SELECT * FROM jsonb_to_recordset(%s) AS new (text text, frequency int, trigrams text[], counted_on date)
    ORDER BY text
    ON CONFLICT (text) DO UPDATE SET {change}
"""
COUNTED = "frequency = excluded.frequency, counted_on = excluded.counted_on"
TAKE = """
    UPDATE catalog_word AS known SET frequency = greatest(known.frequency - gone.frequency, 0)
    FROM (
        SELECT text, gone.frequency FROM catalog_word
        JOIN jsonb_to_recordset(%s) AS gone (text text, frequency int) USING (text)
        ORDER BY text FOR UPDATE OF catalog_word
    ) AS gone
    WHERE known.text = gone.text
"""


def words_of(texts: Iterable[str]) -> set[str]:
    """The different words of a listing's texts, in small letters."""
    return {word for text in texts for word in WORD.findall(text.lower())}


def count(listings: "Iterable[Listing]") -> Counter[str]:
    """In how many of these listings each word is."""
    return Counter(word for each in listings for word in words_of(getattr(each, name) for name in SOURCES))


def change(*, gone: Counter[str], come: Counter[str]) -> None:
    """Words of listings went out of sight or came; in alphabetical order, so that two changes cannot deadlock."""
    if less := gone - come:
        _execute(TAKE, [{"text": word, "frequency": number} for word, number in less.items()])
    if more := come - gone:
        _execute(ADD.format(change="frequency = known.frequency + excluded.frequency"), _rows(more))


def recount() -> int:
    """Count every word anew, which reads all listings once; how many words there are."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ALL)
        counted = {word: number for word, number in cursor.fetchall() if WORD.fullmatch(word)}
    words = sorted(counted)
    for start in range(0, len(words), CHUNK):
        chunk = {word: counted[word] for word in words[start : start + CHUNK]}
        _execute(ADD.format(change=COUNTED), _rows(chunk, counted_on=str(today())))
    with transaction.atomic():
        gone = set(Word.objects.select_for_update().values_list("text", flat=True)) - counted.keys()
        Word.objects.filter(text__in=gone).delete()
    return len(words)


def trigrams(word: str) -> list[str]:
    """The groups of three neighbouring letters, the edges of the word included, in their order."""
    padded = f"  {word} "
    return list(dict.fromkeys(padded[start : start + 3] for start in range(len(padded) - 2)))


def typos_believed(word: str) -> int:
    """How many typing errors a word of this length may have."""
    return (len(word) >= ONE_TYPO) + (len(word) >= TWO_TYPOS)


def nearest(word: str, known: Mapping[str, int]) -> str:
    """The most likely of the known words (with their frequencies) that was meant, or nothing."""
    found = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=typos_believed(word), limit=None)
    # people seldom mistype the first letter
    ranked = sorted((distance, other[0] != word[0], -known[other], other) for other, distance, _key in found)
    return ranked[0][3] if ranked else ""


def _rows(counted: Mapping[str, int], **same: str) -> list[dict[str, object]]:
    return [{"text": word, "frequency": number, "trigrams": trigrams(word), **same} for word, number in counted.items()]


def _execute(statement: str, rows: list[dict[str, object]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [Json(rows)])
