import pytest

from producers.models import Producer, YearlyReport
from producers.register import reports
from producers.sizes import size_class
from tests.factories import make_producer, make_report, make_user

BILLION = 1_000_000_000
BOUNDARIES = [
    (0, 0, "small"),
    (19, 999_999_999, "small"),
    (19, BILLION, "medium"),
    (19, 15 * BILLION + 1, "medium"),
    (20, 0, "medium"),
    (20, 999_999_999, "medium"),
    (20, 15 * BILLION, "medium"),
    (20, 15 * BILLION + 1, "large"),
    (5_000, 900 * BILLION, "large"),
    (None, BILLION, None),
    (19, None, None),
]


@pytest.mark.parametrize(("workers", "investment", "size"), BOUNDARIES)
def test_the_class_is_as_the_regulation_says(workers, investment, size):
    assert size_class(workers, investment) == size


@pytest.mark.django_db
@pytest.mark.parametrize(("workers", "investment", "size"), BOUNDARIES)
def test_the_filter_draws_the_same_lines(dewi, workers, investment, size):
    report = make_report(make_producer(), officer=None)
    YearlyReport.objects.filter(pk=report.pk).update(
        workers_male=workers, workers_female=None, investment=investment, state="accepted"
    )
    found = [each for each in ("small", "medium", "large") if Producer.objects.of_size(each).exists()]
    assert found == ([size] if size else [])
    assert Producer.objects.get().size == size


@pytest.mark.django_db
def test_the_latest_accepted_report_counts_and_no_other(dewi):
    producer = make_producer()
    assert producer.size is None
    make_report(producer, 2022, officer=dewi, workers_male=30)
    make_report(producer, 2023, officer=dewi, workers_male=1)
    make_report(producer, 2024, workers_male=30)
    assert Producer.objects.get().size == "small"
    assert list(Producer.objects.of_size("medium")) == []
    reports.reopen_report(report=producer.reports.get(year=2023), by=dewi, note="Salah.")
    assert Producer.objects.get().size == "medium"


@pytest.mark.django_db
def test_the_annotation_saves_the_query_of_each_maker(dewi, django_assert_num_queries):
    for number in range(3):
        make_report(make_producer(make_user(), name=f"Emping {number}"), officer=dewi)
    with django_assert_num_queries(1):
        assert [producer.size for producer in Producer.objects.with_latest_figures()] == ["small"] * 3
