"""The candidate sites beside each other: points by criterion, places, and what other weights would change."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from catalog.templatetags.figures import grouped
from cilegon_ikm.clock import today
from cilegon_ikm.typesetting import language, typeset
from producers.models import Criterion, PointOfInterest, Site
from producers.scoring import Rule, Scored, score

from .site_measures import Measured, measured

SHEET = Path(__file__).with_name("print") / "sites.typ"
Measure = Criterion.Measure


@dataclass(frozen=True)
class Cell:
    """What one site has by one criterion: in words, and how many points that gives of how many."""

    words: str
    points: float
    most: float
    is_unknown: bool


@dataclass(frozen=True)
class Row:
    """One site with its place among all."""

    site: Site
    scored: Scored
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Change:
    """Who comes first when the weight of a criterion is a fifth less or more; ``None`` where nothing changes."""

    criterion: Criterion
    share: float
    with_less: Site | None
    with_more: Site | None


@dataclass(frozen=True)
class Comparison:
    criteria: Sequence[Criterion]
    rows: Sequence[Row]
    changes: Sequence[Change]
    notes: Sequence[str]

    @property
    def is_stable(self) -> bool:
        """Whether the same site stays first whatever weight swings."""
        return not any(change.with_less or change.with_more for change in self.changes)


def compare() -> Comparison:
    """All candidates by all criteria that count; three queries."""
    criteria = list(Criterion.objects.counting())
    found = {each.site: each for each in measured()}
    sites = Site.objects.select_related("village__district", "land_status").in_bulk(found)
    rules = [_rule(criterion) for criterion in criteria]
    values = {pk: {rule.key: each.value(rule.key) for rule in rules} for pk, each in found.items()}
    scored, swings = score(values, rules)
    total = sum(criterion.weight for criterion in criteria) or 1
    most = {criterion.measure: 100 * criterion.weight / total for criterion in criteria}
    rows = [Row(sites[each.key], each, _cells(each, found[each.key], sites[each.key], most)) for each in scored]
    leader = scored[0].key if scored else None
    changes = [
        Change(criterion, most[criterion.measure], *(None if first == leader else sites[first] for first in firsts))
        for criterion, firsts in zip(criteria, ((s.first_with_less, s.first_with_more) for s in swings), strict=False)
    ]
    return Comparison(criteria, rows, changes, _notes(next(iter(found.values()), None)))


def _rule(criterion: Criterion) -> Rule:
    ends = (criterion.scale_from, criterion.scale_to)
    scale = None if ends[0] is None or ends[1] is None else (ends[0], ends[1])
    more = criterion.direction == Criterion.Direction.MORE
    return Rule(criterion.measure, criterion.weight, more_is_better=more, scale=scale)


def _cells(scored: Scored, measured: Measured, site: Site, most: Mapping[str, float]) -> list[Cell]:
    return [
        Cell(in_words(measure, value, site), points, most[measure], value is None)
        for measure, points in scored.contributions.items()
        for value in [measured.value(measure)]
    ]


def in_words(measure: str, value: float | None, site: Site) -> str:
    """As officers read it: 1,2 km, land of the city, 2.500 m², Rp1.200.000.000."""
    if value is None:
        return _("not known")
    if measure == Measure.LAND:
        return str(site.land_status)
    if measure == Measure.AREA:
        return f"{grouped(int(value))} m²"
    if measure == Measure.COST:
        return f"Rp{grouped(int(value))}"
    return f"{rounded(value)} km"


def rounded(value: float, places: int = 1) -> str:
    """With so many places behind the comma; Django's own formatting would cut off the rest."""
    return str(number_format(round(value, places), places))


def _notes(sample: Measured | None) -> list[str]:
    """What was measured, and what was not."""
    if sample is None:
        return []
    return [
        _(
            "Distances are straight lines (haversine). %(exact)s of %(all)s makers have marked their place on the map; "
            "the others count where those of their kelurahan or kecamatan are on average."
        )
        % {"exact": grouped(sample.makers_exact), "all": grouped(sample.makers_measured)},
        _("Buyers are not asked where they are: %(number)s enquiries of a year count where the maker is they went to.")
        % {"number": grouped(sample.enquiries_measured)},
        _("Main roads and public places are the points in the list of the office, each site takes the nearest."),
        _("A value that is not known gives no points."),
    ]


def points_around() -> list[PointOfInterest]:
    """What distances are measured to, for the map."""
    return list(PointOfInterest.objects.all())


def pdf(comparison: Comparison) -> bytes:
    """The comparison to be printed, A4 across, in the present language."""
    sources = {"main": SHEET.read_bytes(), "sites.json": json.dumps(words(comparison)).encode()}
    return typeset(sources)


def words(comparison: Comparison) -> dict[str, Any]:
    """What the sheet says."""
    return {
        "language": language(),
        "title": _("Where should the next sentra be?"),
        "office": _("Disperindag Kota Cilegon"),
        "date": date_format(today(), "j F Y"),
        "headings": [_("Rank"), _("Site"), _("Points"), _("Rank with other weights")],
        "criteria": [
            {
                "name": str(change.criterion),
                "weight": f"{rounded(change.share, 0)} %",
                "direction": change.criterion.get_direction_display(),
                "less": str(change.with_less or _("the same")),
                "more": str(change.with_more or _("the same")),
            }
            for change in comparison.changes
        ],
        "rows": [_row_words(row) for row in comparison.rows],
        "swing": [_("Criterion"), _("Weight in the score"), _("First with 20 % less"), _("First with 20 % more")],
        "verdict": verdict(comparison),
        "notes": list(comparison.notes),
    }


def _row_words(row: Row) -> dict[str, Any]:
    return {
        "rank": str(row.scored.rank),
        "name": row.site.name,
        "place": f"{row.site.village.name}, {row.site.village.district.name}",
        "points": rounded(row.scored.points),
        "ranks": rank_span(row.scored),
        "cells": [{"words": cell.words, "points": rounded(cell.points)} for cell in row.cells],
    }


def rank_span(scored: Scored) -> str:
    """From the best to the worst place."""
    return str(scored.best_rank) if scored.best_rank == scored.worst_rank else f"{scored.best_rank}–{scored.worst_rank}"


def verdict(comparison: Comparison) -> str:
    """How safe the first place is, in one sentence."""
    if not comparison.rows:
        return ""
    name = {"name": comparison.rows[0].site.name}
    if comparison.is_stable:
        return _("“%(name)s” stays first whichever weight is 20 %% less or more.") % name
    return _("“%(name)s” is first, but another weight can change that; see below.") % name
