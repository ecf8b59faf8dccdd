"""What may be meant while a person types: words, categories, makers and products, in one small query."""

from dataclasses import dataclass, field

from django.db import connection
from django.utils.http import urlencode
from django.utils.translation import get_language

from cilegon_ikm.addresses import address

from .text import plain_words

SHORTEST = 2  # letters
MOST_WORDS, MOST_CATEGORIES, MOST_MAKERS, MOST_PRODUCTS = 4, 2, 2, 3
# The text ends with a half word: words, categories and makers are found by that, products by the whole beginning.
ASK = """
    (SELECT 'word' AS kind, text AS label, '' AS slug, 0::bigint AS id FROM catalog_word
        WHERE text >= %(word)s AND text < %(after)s AND frequency > 0 ORDER BY frequency DESC LIMIT %(words)s)
    UNION ALL
    (SELECT 'category', {name}, slug, 0 FROM catalog_category
        WHERE listing_count > 0 AND lower({name}) ~ %(start)s ORDER BY listing_count DESC LIMIT %(categories)s)
    UNION ALL
    (SELECT 'maker', name, slug, 0 FROM producers_producer
        WHERE state = 'verified'
        AND to_tsvector('simple'::regconfig, COALESCE(name, '')) @@ to_tsquery('simple', %(prefix)s)
        LIMIT %(makers)s)
    UNION ALL
    (SELECT 'product', title, slug, product_id FROM catalog_listing
        WHERE is_visible AND lower(title) COLLATE "C" >= %(text)s AND lower(title) COLLATE "C" < %(text_after)s
        ORDER BY lower(title) COLLATE "C" LIMIT %(products)s)
"""


@dataclass(frozen=True)
class Suggestion:
    kind: str
    label: str
    url: str


@dataclass(frozen=True)
class Group:
    """Suggestions of one kind."""

    kind: str
    items: list[Suggestion] = field(default_factory=list)


def suggest(text: str) -> list[Group]:
    """At most eleven suggestions by kind for a text that is being typed. Costs one query, none for a single letter."""
    words = plain_words(text)
    if not words or len(words[-1]) < SHORTEST:
        return []
    whole, word = " ".join(text.lower().split()), words[-1]
    params: dict[str, str | int] = {
        "word": word, "after": _after(word), "start": rf"\m{word}", "prefix": " & ".join(f"{each}:*" for each in words),
        "text": whole, "text_after": _after(whole), "words": MOST_WORDS, "categories": MOST_CATEGORIES,
        "makers": MOST_MAKERS, "products": MOST_PRODUCTS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(ASK.format(name="name_en" if get_language() == "en" else "name"), params)
        found = [_suggestion(*row, before=words[:-1]) for row in cursor.fetchall()]
    kinds = dict.fromkeys(each.kind for each in found)
    return [Group(kind, [each for each in found if each.kind == kind]) for kind in kinds]


def _suggestion(kind: str, label: str, slug: str, number: int, *, before: list[str]) -> Suggestion:
    if kind == "category":
        return Suggestion(kind, label, address("catalog:category", slug))
    if kind == "maker":
        return Suggestion(kind, label, address("catalog:storefront", slug))
    if kind == "product":
        return Suggestion(kind, label, address("catalog:product", slug, number))
    query = " ".join([*before, label])
    return Suggestion(kind, query, f"{address('catalog:search')}?{urlencode({'q': query})}")


def _after(text: str) -> str:
    """The first text behind all that begin with this one."""
    return text[:-1] + chr(ord(text[-1]) + 1)
