import pytest
from django.urls import reverse

from producers.completeness import completeness
from producers.models import Producer

STAGES = [
    ({}, 0, "producers:profile"),
    ({"address": "Jl. Contoh", "story": "Emping."}, 30, "producers:pictures"),
    ({"photos": 1}, 50, "producers:credentials"),
    ({"papers": 1}, 65, "producers:ways"),
    ({"delivery_ways": ["own"], "payment_ways": ["cash"]}, 80, "producers:hours"),
    ({"opening_hours": {"0": ["08:00", "16:00"]}}, 90, "producers:details"),
    ({"founded": 1998, "monthly_capacity": "300 kg", "languages": ["id"]}, 100, None),
]


def judged(words):
    counts = {name: words.get(name, 0) for name in ("photos", "papers")}
    return completeness(producer=Producer(**{k: v for k, v in words.items() if k not in counts}), **counts)


@pytest.mark.parametrize("stage", range(len(STAGES)))
def test_step_by_step_the_profile_becomes_whole(stage):
    words = {name: value for more, _percent, _view in STAGES[: stage + 1] for name, value in more.items()}
    found = judged(words)
    assert (found.percent, found.next_step and found.next_step.view) == STAGES[stage][1:]
    if found.next_step:
        assert reverse(found.next_step.view)


@pytest.mark.parametrize("half", [{"address": "Jl. Contoh"}, {"delivery_ways": ["own"]}, {"founded": 1998}])
def test_half_a_part_does_not_count(half):
    assert judged(half).percent == 0


def test_what_was_done_out_of_order_counts_all_the_same():
    found = judged({"opening_hours": {"0": ["08:00", "16:00"]}, "papers": 2})
    assert (found.percent, found.next_step.view) == (25, "producers:profile")
