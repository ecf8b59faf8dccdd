"""Whether the makers who fit a company's request stand first: judged requests on the demo.

``make matching`` makes the demo once. A judgement names every maker who could make it, by the slug of her page. Exits
with 1 when a limit is missed.
"""

import csv
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import mean

import django

from .processes import Failed, stop_cleanly
from .stage import stage

SOURCE = Path(__file__).parent / "data" / "requests.csv"
DEPTH = 5  # makers that are looked at
LEAST = 0.95  # of the fitting makers are among the first five


@dataclass(frozen=True)
class Judgement:
    title: str
    category: str
    quantity: int
    unit: str
    papers: tuple[str, ...]
    fitting: frozenset[str]


@dataclass(frozen=True)
class Result:
    """``found`` are the makers by their slugs, best first."""

    judgement: Judgement
    found: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The part of the fitting makers among the first five."""
        return len(self.judgement.fitting & set(self.found[:DEPTH])) / len(self.judgement.fitting)

    @property
    def is_first_right(self) -> bool:
        return bool(self.found) and self.found[0] in self.judgement.fitting


def judgements() -> list[Judgement]:
    with SOURCE.open(encoding="utf-8") as file:
        return [
            Judgement(
                row["title"],
                row["category"],
                int(row["quantity"]),
                row["unit"],
                tuple(filter(None, row["papers"].split("|"))),
                frozenset(row["fitting"].split("|")),
            )
            for row in csv.DictReader(file)
        ]


def measure(judged: Iterable[Judgement]) -> list[Result]:
    """Look for makers as the opening of a request does."""
    return [Result(each, _found(each)) for each in judged]


def recall(results: list[Result]) -> float:
    """The mean part of the fitting makers among the first five."""
    return mean(result.recall for result in results)


def precision(results: list[Result]) -> float:
    """The part of all who are told that fits."""
    told = sum(len(result.found) for result in results)
    return sum(len(result.judgement.fitting & set(result.found)) for result in results) / told


def table(results: list[Result]) -> str:
    """What the README says, and what was missed."""
    lines = [
        f"requests                                {len(results)}",
        f"fitting makers among the first five     {recall(results):.3f}",
        f"first maker fits                        {mean(result.is_first_right for result in results):.3f}",
        f"makers who are told and fit             {precision(results):.3f}",
        f"makers told of one request              {mean(len(result.found) for result in results):.1f}",
    ]
    for result in results:
        if result.recall < 1 or not result.is_first_right:
            lines.append(f"  {result.judgement.title}: {', '.join(result.found[:DEPTH])}")
    return "\n".join(lines)


def _found(judgement: Judgement) -> tuple[str, ...]:
    from catalog.models import Category
    from cilegon_ikm.clock import today
    from orders.models import Rfq
    from orders.rfqs.matching import matches
    from producers.models import Producer

    rfq = Rfq(
        title=judgement.title,
        category=Category.objects.get(slug=judgement.category),
        quantity=judgement.quantity,
        unit=judgement.unit,
        papers=list(judgement.papers),
        wanted_on=today() + timedelta(days=30),
    )
    found = [match.producer_id for match in matches(rfq)]
    slugs = dict(Producer.objects.filter(pk__in=found).values_list("pk", "slug"))
    return tuple(slugs[pk] for pk in found)


def main() -> int:
    """Make the demo, look for makers, print; the exit status."""
    stop_cleanly()
    try:
        with stage() as place:
            os.environ.update(place.demo(), DJANGO_SETTINGS_MODULE="cilegon_ikm.settings")
            django.setup()
            results = measure(judgements())
    except Failed as reason:
        print(f"matching: {reason}", file=sys.stderr)
        return 1
    print(table(results))
    return 0 if recall(results) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
