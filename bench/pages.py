"""Which pages are measured, and what each of them costs apart from time. Needs Django set up on the data."""

import re
from collections import Counter
from collections.abc import Iterable
from random import Random

import brotli
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

from catalog.models import Category, Listing
from catalog.search import results
from catalog.search.meaning import understand
from cilegon_ikm.page_cache.kept import BROTLI_QUALITY

from .figures import SUGGESTIONS, Target, Weight
from .processes import Failed

SAMPLE = 5000  # listings whose titles are read to find words
SAMPLE_SQL = "SELECT title FROM catalog_listing TABLESAMPLE SYSTEM (%s) REPEATABLE (1) WHERE is_visible LIMIT %s"
CANDIDATES = 40  # rare words of the sample that are counted in the whole catalogue
PAIRS = 2000  # of two words; so many that hardly one is asked for twice
MIXED = 2000  # product pages among the mixed requests


def choose_targets() -> list[Target]:
    """One page of each kind, where the data are thickest: the fullest category, one of its products, its maker."""
    category = Category.objects.leaves().order_by("-listing_count", "pk").first()
    listing = Listing.objects.visible().filter(category=category).newest_first().select_related("producer").first()
    if category is None or listing is None:
        raise Failed("There is no listing to measure; seed_demo has made none.")
    titles = sample_titles()
    common, rare = common_and_rare(titles)
    words = two_words(titles) or [common]
    pairs, typed = [_search(each) for each in words], [_typed(each) for each in words]
    return [
        Target("home", reverse("catalog:home")),
        Target("catalogue", reverse("catalog:catalogue")),
        Target("category", category.get_absolute_url()),
        Target(f"search “{common}”", _search(common)),
        Target(f"search “{rare}”", _search(rare)),
        Target("search, two words", pairs[0], tuple(pairs[1:])),
        Target(SUGGESTIONS, typed[0], tuple(typed[1:])),
        Target("product", listing.get_absolute_url()),
        Target("storefront", listing.producer.get_absolute_url()),
    ]


def _search(word: str) -> str:
    return f"{reverse('catalog:search')}?{urlencode({'q': word})}"


def _typed(words: str) -> str:
    """What the search field asks while the last word is half written."""
    return f"{reverse('catalog:suggestions')}?{urlencode({'q': words[: -(len(words.split()[-1]) // 2)]})}"


def mixed_paths(targets: Iterable[Target]) -> list[str]:
    """What many visitors ask for in turn: the measured pages and very many products, half of them in English."""
    listings = Listing.objects.visible().only("slug", "pk").order_by("pk")[:MIXED]
    products = [listing.get_absolute_url() for listing in listings]
    return [*(target.path for target in targets), *products[::2], *(f"/en{path}" for path in products[1::2])]


def count_listings() -> int:
    """How many the public sees."""
    return Listing.objects.visible().count()


def sample_titles() -> list[str]:
    """Titles from all over the catalogue, the same at each run. Reads some pages of the table, not all."""
    percent = min(100.0, 200.0 * SAMPLE / max(1, count_listings()))
    with connection.cursor() as cursor:
        cursor.execute(SAMPLE_SQL, [percent, SAMPLE])
        return [title for (title,) in cursor.fetchall()]


def common_and_rare(titles: Iterable[str]) -> tuple[str, str]:
    """The word that most of these titles have, and of their rarest words the one that fewest listings have."""
    counted = Counter(word for title in titles for word in set(re.findall(r"[a-z]{4,}", title.lower())))
    ranked = [word for word, _count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]
    found = {word: results.count(understand(word).query) for word in [*ranked[:5], *ranked[-CANDIDATES:]]}
    known = [word for word in found if found[word]]
    if not known:
        raise Failed("No title has a word that search finds.")
    return known[0], min(known, key=lambda word: found[word])


def two_words(titles: Iterable[str]) -> list[str]:
    """Different searches for two words of one of these titles, in an order without meaning but always the same."""
    found = [re.findall(r"[a-z]{4,}", title.lower()) for title in titles]
    pairs = sorted({f"{words[0]} {words[-1]}" for words in found if len(words) > 1})
    Random(len(pairs)).shuffle(pairs)
    return pairs[:PAIRS]


def weigh(target: Target) -> Weight:
    """Ask for the page once in this process and look at the answer. Raises Failed unless it is 200."""
    client = Client(headers={"host": "localhost"})
    client.get(target.path)  # the first time fills caches such as the compiled templates
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(target.path)
    if answer.status_code != 200:
        raise Failed(f"{target.name}: {target.path} answered {answer.status_code}.")
    return Weight(
        len(queries), len(answer.content), len(brotli.compress(answer.content, brotli.MODE_TEXT, BROTLI_QUALITY))
    )


def server_version() -> str:
    """The database server's version, such as 18.1."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0]).split()[0]
