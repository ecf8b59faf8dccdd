"""Weighing things by criteria: shares of a scale, weighted points, and how much the order depends on the weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SWING = 0.2  # of a weight, up and down


@dataclass(frozen=True)
class Rule:
    """How values of one criterion become a share from 0 to 1; without ``scale`` the least and the greatest count."""

    key: str
    weight: float
    more_is_better: bool
    scale: tuple[float, float] | None = None


@dataclass(frozen=True)
class Scored:
    """Points out of 100, of which each criterion contributed some, the place, and the places when weights swing."""

    key: int
    contributions: Mapping[str, float]
    points: float
    rank: int
    best_rank: int
    worst_rank: int


@dataclass(frozen=True)
class Swing:
    """Who comes first when the weight of one criterion is a fifth less or more."""

    key: str
    first_with_less: int
    first_with_more: int


Values = Mapping[int, Mapping[str, float | None]]
Shares = dict[int, dict[str, float]]


def shares(values: Values, rules: Sequence[Rule]) -> Shares:
    """Of each thing by each rule, 1 is the best. What is not known counts as the worst; where all are alike, as 1."""
    found: Shares = {key: {} for key in values}
    for rule in rules:
        known = [value for row in values.values() if (value := row[rule.key]) is not None]
        low, high = rule.scale or (min(known, default=0), max(known, default=0))
        for key, row in values.items():
            found[key][rule.key] = _share(row[rule.key], low, high, more_is_better=rule.more_is_better)
    return found


def _share(value: float | None, low: float, high: float, *, more_is_better: bool) -> float:
    if value is None:
        return 0.0
    if high == low:
        return 1.0
    place = min(1.0, max(0.0, (value - low) / (high - low)))
    return place if more_is_better else 1 - place


def points(found: Shares, weights: Mapping[str, float]) -> dict[int, float]:
    """Out of 100, by weighted mean."""
    return {key: sum(each.values()) for key, each in contributions(found, weights).items()}


def contributions(found: Shares, weights: Mapping[str, float]) -> Shares:
    """How many of the 100 points each criterion gives to each thing."""
    total = sum(weights.values()) or 1
    return {key: {name: 100 * weights[name] * row[name] / total for name in weights} for key, row in found.items()}


def ranks(scores: Mapping[int, float]) -> dict[int, int]:
    """The place of each; equals (to a thousandth of a point) share the better one."""
    rounded = {key: round(score, 3) for key, score in scores.items()}
    return {key: 1 + sum(other > score for other in rounded.values()) for key, score in rounded.items()}


def score(values: Values, rules: Sequence[Rule]) -> tuple[list[Scored], list[Swing]]:
    """The things, the best first, and what a swing of each weight would change."""
    found, weights = shares(values, rules), {rule.key: rule.weight for rule in rules}
    given = contributions(found, weights)
    now = ranks(points(found, weights))
    places, swings = {key: [rank] for key, rank in now.items()}, []
    for name, weight in weights.items():
        orders = [ranks(points(found, {**weights, name: weight * (1 + change)})) for change in (-SWING, SWING)]
        for order in orders:
            for key, rank in order.items():
                places[key].append(rank)
        if values:
            less, more = (min(order, key=lambda key: (order[key], now[key])) for order in orders)
            swings.append(Swing(name, less, more))
    scored = [
        Scored(key, given[key], sum(given[key].values()), now[key], min(places[key]), max(places[key]))
        for key in values
    ]
    return sorted(scored, key=lambda each: each.rank), swings
