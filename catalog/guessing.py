"""Which category a product may belong to, from its name; a maker or an officer always looks at it."""

import re
from collections import Counter
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery, SearchVector

from .models import Category, SearchEntry

MOST_WORDS = 8
MOST_LISTINGS = 300  # a common word is in more, which would tell nothing new
NAME_COUNTS = 20  # a word in the category's own name, counted in listings
GUESSES = 3


def guess_categories(name: str) -> list[Category]:
    """At most three likely categories, the likeliest first: from their names and from listings with these words."""
    words = re.findall(r"[^\W\d_]{3,30}", name)[:MOST_WORDS]
    if not words:
        return []
    query = reduce(or_, (SearchQuery(word, config=config) for word in words for config in ("indonesian", "english")))
    votes: Counter[int] = Counter(
        SearchEntry.objects.filter(title_vector=query).values_list("category_id", flat=True)[:MOST_LISTINGS]
    )
    leaves = {category.pk: category for category in Category.objects.leaves()}
    names = SearchVector("name", config="indonesian") + SearchVector("name_en", config="english")
    named = Category.objects.leaves().annotate(words=names).filter(words=query)
    for pk in named.values_list("pk", flat=True):
        votes[pk] += NAME_COUNTS
    return [leaves[pk] for pk, _count in votes.most_common(GUESSES) if pk in leaves]
