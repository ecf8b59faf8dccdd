"""What the typed words mean: synonyms, words still being typed, and typing errors; all asked in one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Func
from psycopg2.extras import Json

from ..models.synonym import LONGEST
from . import vocabulary
from .text import Term, alternatives

MOST_BEGUN = 8  # words that a half-typed one may stand for
SHORTEST_BEGUN = 2  # letters
SHORTEST_PART = 3  # letters of a word that was run together with the next one
ASK = """
    WITH typed AS (
        SELECT * FROM jsonb_to_recordset(%(typed)s)
        AS typed (word text, is_last bool, after text, probes text[], shortest int, longest int)
    ), unknown AS MATERIALIZED (
        SELECT * FROM typed WHERE NOT EXISTS (SELECT FROM catalog_word WHERE text = typed.word AND frequency > 0)
    )
    SELECT 'synonym' AS kind, '' AS word, array_to_string(terms, '|') AS text, 0 AS frequency
        FROM catalog_synonym WHERE terms && %(terms)s::varchar[]
    UNION ALL
    SELECT 'known', '', text, frequency FROM catalog_word WHERE text = ANY(%(parts)s) AND frequency > 0
    UNION ALL
    SELECT 'begun', unknown.word, found.* FROM unknown CROSS JOIN LATERAL (
        SELECT text, frequency FROM catalog_word
        WHERE text >= unknown.word AND text < unknown.after AND frequency > 0 ORDER BY frequency DESC LIMIT %(most)s
    ) AS found WHERE unknown.is_last
    UNION ALL
    SELECT 'near', unknown.word, found.* FROM unknown CROSS JOIN LATERAL (
        SELECT text, frequency FROM catalog_word
        WHERE trigrams && unknown.probes::varchar[] AND frequency > 0
        AND length(text) BETWEEN unknown.shortest AND unknown.longest
    ) AS found
    UNION ALL
    SELECT 'written', word, '', 0 FROM unknown WHERE catalog_is_said(word)
"""


class WordQuery(SearchQuery):
    """A search query as finished SQL: combining Django's own takes longer than PostgreSQL's answer."""

    def __init__(self, sql: str, values: tuple[str, ...]) -> None:
        Func.__init__(self)
        self.sql, self.values = sql, values

    @classmethod
    def of(cls, text: str) -> "WordQuery":
        """For a word or, of several, the words next to each other, in Indonesian or in English."""
        return cls("catalog_said(%s)", (text,))

    @classmethod
    def joined(cls, operator: str, queries: Iterable["WordQuery"]) -> "WordQuery":
        parts = list(queries)
        return cls(f"({f' {operator} '.join(part.sql for part in parts)})", sum((part.values for part in parts), ()))

    def as_sql(self, *args: Any, **options: Any) -> Any:
        return self.sql, list(self.values)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Something a listing must say in one of these ways, or (``is_excluded``) must not say."""

    ways: tuple[str, ...]
    is_excluded: bool = False


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What to look for: all wishes of one of the lists.

    ``corrected`` is the text that was searched for instead, since no listing has one of the words; ``offered`` is what
    may have been meant, though some listing has each word.
    """

    text: str
    wishes: list[list[Wish]]
    corrected: str = ""
    offered: str = ""
    has_known: bool = False

    @property
    def query(self) -> Any:
        """As PostgreSQL searches; there must be something to look for."""
        return _either(_all(wishes) for wishes in self.wishes)

    @property
    def any_word(self) -> Any:
        """The same for listings that say at least something of it."""
        wishes = [wish for wishes in self.wishes for wish in wishes if not wish.is_excluded]
        return _either(_says(wish) for wish in wishes)

    @property
    def has_exclusion(self) -> bool:
        return any(wish.is_excluded for wishes in self.wishes for wish in wishes)

    @property
    def can_be_partly(self) -> bool:
        """Whether listings that say only a part of it are worth looking for."""
        return self.has_known and sum(len(wishes) for wishes in self.wishes) > 1


@dataclass
class Known:
    """What the vocabulary knows of the typed words."""

    words: dict[str, int] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)  # in a listing, though not where the vocabulary looks
    begun: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    near: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    same: dict[str, list[str]] = field(default_factory=dict)


def understand(text: str) -> Meaning:
    """What these words ask for. Costs one query, or none without words."""
    lists = alternatives(text)
    if not lists:
        return Meaning(text=text, wishes=[])
    known = _ask(lists)
    corrections: dict[str, str] = {}
    wishes = [_wishes(terms, known, corrections) for terms in lists]
    offers = {word: vocabulary.nearest(word, known.near.get(word, {})) for word in known.written}
    return Meaning(
        text=text,
        wishes=wishes,
        corrected=_corrected(lists, corrections),
        offered=_corrected(lists, {word: meant for word, meant in offers.items() if meant}),
        has_known=bool(known.words or known.written or known.same or corrections),
    )


def _ask(lists: list[list[Term]]) -> Known:
    singles = [[term.text for term in terms if not term.is_excluded and not term.is_phrase] for terms in lists]
    last = lists[-1][-1].text
    words = list(dict.fromkeys(word for each in singles for word in each))
    parts = [part for word in words for parts in _splits(word) for part in parts]
    groups = [group for terms in lists for group in _neighbours([term.text for term in terms if not term.is_excluded])]
    params = {
        "typed": Json([_typed(word, is_last=word == last) for word in words]),
        "terms": groups,
        "parts": [*words, *parts],
        "most": MOST_BEGUN,
    }
    known = Known()
    with connection.cursor() as cursor:
        cursor.execute(ASK, params)
        for kind, word, found, frequency in cursor.fetchall():
            if kind == "synonym":
                terms = found.split("|")
                known.same |= {term: [*known.same.get(term, ()), *terms] for term in terms}
            elif kind == "known":
                known.words[found] = frequency
            elif kind == "written":
                known.written.add(word)
            else:
                getattr(known, kind)[word][found] = frequency
    return known


def _typed(word: str, *, is_last: bool) -> dict[str, Any]:
    typos, found = vocabulary.typos_believed(word), vocabulary.trigrams(word)
    return {
        "word": word,
        "is_last": is_last and len(word) >= SHORTEST_BEGUN,
        "after": word[:-1] + chr(ord(word[-1]) + 1),
        # an error spoils four of them at most, so the first two, which very many words have, are not needed
        "probes": (found[2:] if len(found) - 2 > 4 * typos else found) if typos else [],
        "shortest": len(word) - typos,
        "longest": len(word) + typos,
    }


def _splits(word: str) -> list[tuple[str, str]]:
    """The ways in which a space may have been forgotten."""
    return [(word[:at], word[at:]) for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)]


def _neighbours(words: list[str]) -> list[str]:
    """Every word, and those next to each other, as synonyms may have them."""
    return [
        " ".join(words[start : start + length])
        for length in range(1, LONGEST + 1)
        for start in range(len(words) - length + 1)
    ]


def _wishes(terms: list[Term], known: Known, corrections: dict[str, str]) -> list[Wish]:
    found, start = [], 0
    while start < len(terms):
        length = _longest_synonym(terms[start:], known)
        if length:
            text = " ".join(term.text for term in terms[start : start + length])
            found.append(Wish(ways=tuple(dict.fromkeys([text, *known.same[text]]))))
        else:
            term = terms[start]
            ways = (term.text,) if term.is_excluded or term.is_phrase else _ways(term.text, known, corrections)
            found.append(Wish(ways=ways, is_excluded=term.is_excluded))
        start += length or 1
    return found


def _longest_synonym(terms: list[Term], known: Known) -> int:
    """How many of the first terms are together one that has synonyms."""
    for length in range(min(LONGEST, len(terms)), 0, -1):
        chosen = terms[:length]
        if any(term.is_excluded for term in chosen):
            continue
        if " ".join(term.text for term in chosen) in known.same:
            return length
    return 0


def _ways(word: str, known: Known, corrections: dict[str, str]) -> tuple[str, ...]:
    """The word, the words it begins, or the word that was meant; a correction is noted."""
    if word in known.words or word in known.written:
        return (word,)
    if begun := known.begun.get(word):
        return tuple(begun)
    meant = vocabulary.nearest(word, known.near.get(word, {})) or _apart(word, known)
    if not meant:
        return (word,)
    corrections[word] = meant
    return tuple(dict.fromkeys([meant, *known.same.get(meant, ())]))


def _apart(word: str, known: Known) -> str:
    """Two known words that were run together, the more frequent pair first."""
    pairs = [pair for pair in _splits(word) if all(part in known.words for part in pair)]
    best = max(pairs, key=lambda pair: min(known.words[part] for part in pair), default=())
    return " ".join(best)


def _corrected(lists: list[list[Term]], corrections: dict[str, str]) -> str:
    """What was typed with the corrections in it, or nothing without any."""
    if not corrections:
        return ""
    written = [" ".join(_written(term, corrections) for term in terms) for terms in lists]
    return " or ".join(written)


def _written(term: Term, corrections: dict[str, str]) -> str:
    text = f'"{term.text}"' if term.is_phrase else corrections.get(term.text, term.text)
    return f"-{text}" if term.is_excluded else text


def _either(queries: Iterable[WordQuery]) -> WordQuery:
    return WordQuery.joined("||", queries)


def _all(wishes: list[Wish]) -> WordQuery:
    return WordQuery.joined("&&", (_says(wish) for wish in wishes))


def _says(wish: Wish) -> WordQuery:
    """In Indonesian or in English, in any of the ways; words of one way stand together."""
    said = _either(WordQuery.of(way) for way in wish.ways)
    return WordQuery(f"!! {said.sql}", said.values) if wish.is_excluded else said
