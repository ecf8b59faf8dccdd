"""Whether buyers find what they look for: judged searches on the demo, with success@3 and mean reciprocal rank by kind.

``make relevance`` makes the demo once. A judgement names what a buyer would be glad to see: a part of a title, or every
listing of a ``maker:``, a ``category:`` or a ``group:``. Exits with 1 when a limit is missed.
"""

import csv
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import django
from django.test import RequestFactory

from .processes import Failed, stop_cleanly
from .stage import stage

SOURCE = Path(__file__).parent / "data" / "judged.csv"
DEPTH = 24  # results that are looked at: the first page
LEAST, LEAST_TYPO = 0.95, 0.9  # of the searches have something good among the first three


@dataclass(frozen=True)
class Judgement:
    kind: str
    query: str
    relevant: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """``rank`` is the place of the first good listing, or 0 where the first page has none."""

    judgement: Judgement
    rank: int

    @property
    def is_success(self) -> bool:
        return 1 <= self.rank <= 3


def judgements() -> list[Judgement]:
    with SOURCE.open(encoding="utf-8") as file:
        return [Judgement(row["kind"], row["query"], tuple(row["relevant"].split("|"))) for row in csv.DictReader(file)]


def measure(judged: Iterable[Judgement]) -> list[Result]:
    """Search for each as the page does."""
    return [Result(each, _rank(each)) for each in judged]


def table(results: list[Result]) -> str:
    """Success@3 and mean reciprocal rank by kind, and the searches that failed."""
    kinds = list(dict.fromkeys(result.judgement.kind for result in results))
    lines = [f"{'kind':<14} {'searches':>8} {'success@3':>9} {'MRR':>6}"]
    lines += [_line(kind, [result for result in results if result.judgement.kind == kind]) for kind in kinds]
    lines.append(_line("all", results))
    missed = [f"  {result.judgement.kind}: {result.judgement.query}" for result in results if not result.is_success]
    return "\n".join([*lines, *(["missed:", *missed] if missed else [])])


def success(results: Iterable[Result], *, kind: str = "") -> float:
    """The part of the searches (of one kind) with something good among the first three."""
    return mean(result.is_success for result in results if kind in {"", result.judgement.kind})


def _line(name: str, results: list[Result]) -> str:
    reciprocal = mean(1 / result.rank if result.rank else 0 for result in results)
    return f"{name:<14} {len(results):>8} {success(results):>9.3f} {reciprocal:>6.3f}"


def _rank(judgement: Judgement) -> int:
    from catalog.models import Listing
    from catalog.search.answer import answer

    page = answer(RequestFactory().get("/cari/", {"q": judgement.query})).page
    numbers = [listing.pk for listing in page.items[:DEPTH]] if page else []
    found = Listing.objects.select_related("category", "group").in_bulk(numbers)
    good = [_is_good(found[number], judgement.relevant) for number in numbers]
    return good.index(True) + 1 if True in good else 0


def _is_good(listing: Any, relevant: tuple[str, ...]) -> bool:
    names = {
        f"maker:{listing.producer_name}",
        f"category:{listing.category.slug}",
        f"group:{listing.group.slug}",
    }
    return any(each in names or each.lower() in listing.title.lower() for each in relevant)


def main() -> int:
    """Make the demo, search, print; the exit status."""
    stop_cleanly()
    try:
        with stage() as place:
            os.environ.update(place.demo(), DJANGO_SETTINGS_MODULE="cilegon_ikm.settings")
            django.setup()
            results = measure(judgements())
    except Failed as reason:
        print(f"relevance: {reason}", file=sys.stderr)
        return 1
    print(table(results))
    return 0 if success(results) >= LEAST and success(results, kind="typo") >= LEAST_TYPO else 1


if __name__ == "__main__":
    sys.exit(main())
