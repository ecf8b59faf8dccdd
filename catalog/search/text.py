"""Reading what a person typed: words, quoted phrases, ``or`` and minus, as on the web."""

import re
from dataclasses import dataclass

MAX_QUERY = 100  # characters; nobody types more, and each word costs
MOST_TERMS = 12
# words that say nothing about a product in Indonesian or English, unless they are all that was typed
FILLERS = frozenset(
    "dan di ke dari yang untuk dengan pada the and of for with in a an to from on at by".split()  # noqa: SIM905
)
PIECES = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, kw_only=True)
class Term:
    """One or more words that must stand together, or (``is_excluded``) must not stand in a listing."""

    text: str
    is_phrase: bool = False
    is_excluded: bool = False


def clean_query(text: str) -> str:
    """What the person typed, without surplus spaces and lone minus signs, cut to a sensible length."""
    return " ".join(re.sub(r'-(?![\w"])', " ", text).split())[:MAX_QUERY]


def plain_words(text: str) -> list[str]:
    """The words in small letters, as they are compared with the vocabulary and with synonyms."""
    return re.findall(r"\d+(?:[.,]\d+)+|[^\W_]+", text.lower())


def alternatives(text: str) -> list[list[Term]]:
    """What the person asks for: all terms of one of these lists. Empty when nothing asks for anything."""
    found: list[list[Term]] = [[]]
    count = 0
    for minus, phrase, word in PIECES.findall(text):
        if not minus and word.lower() in {"or", "atau"}:
            found.append([])
            continue
        words = plain_words(phrase or word)
        if not words or count == MOST_TERMS:
            continue
        count += 1
        # what a hyphen or an apostrophe joins belongs together: kue-kue, oleh-oleh
        term = Term(text=" ".join(words), is_phrase=len(words) > 1, is_excluded=bool(minus))
        if term not in found[-1]:
            found[-1].append(term)
    lists = [_without_fillers(terms) for terms in found]
    return [terms for terms in lists if any(not term.is_excluded for term in terms)]


def _without_fillers(terms: list[Term]) -> list[Term]:
    telling = [term for term in terms if term.is_phrase or term.text not in FILLERS]
    return telling if any(not term.is_excluded for term in telling) else terms
