import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from producers.models import Producer, YearlyReport
from tests.factories import make_producer, make_report, make_unclaimed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"year": 1989},
        {"year": 2101},
        {"licence_year": 1899},
        {"licence_year": 2101},
        {"workers_male": -1},
        {"workers_female": -1},
        {"investment": -1},
        {"production_quantity": -1},
        {"production_value": -1},
        {"materials_value": -1},
        {"state": "secret"},
    ],
    ids=str,
)
def test_the_database_refuses_what_cannot_be(wrong):
    report = make_report(make_producer())
    with pytest.raises(IntegrityError), transaction.atomic():
        YearlyReport.objects.filter(pk=report.pk).update(**wrong)


def test_a_maker_has_one_report_for_a_year():
    report = make_report(make_producer())
    with pytest.raises(IntegrityError), transaction.atomic():
        YearlyReport.objects.create(producer=report.producer, year=report.year)


@pytest.mark.parametrize("change", [{"investment": 1}, {"product": "Lain"}, {"investment": 1, "state": "reopened"}])
def test_the_database_itself_locks_an_accepted_report(dewi, change):
    report = make_report(make_producer(), officer=dewi)
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        YearlyReport.objects.filter(pk=report.pk).update(**change)


def test_opening_it_again_is_the_one_thing_that_the_lock_allows(dewi):
    report = make_report(make_producer(), officer=dewi)
    YearlyReport.objects.filter(pk=report.pk).update(state="reopened")
    YearlyReport.objects.filter(pk=report.pk).update(investment=1)
    assert YearlyReport.objects.get().investment == 1


@pytest.mark.parametrize("field", ["year", "licence_year"])
def test_neither_year_lies_in_the_future(in_english, field):
    this_year = timezone.localdate().year
    YearlyReport(**{"year": 2024, field: this_year}).clean()
    with pytest.raises(ValidationError) as refusal:
        YearlyReport(**{"year": 2024, field: this_year + 1}).clean()
    first = {"year": 1990, "licence_year": 1900}[field]
    assert refusal.value.message_dict == {field: [f"Write a year from {first} to {this_year}."]}


@pytest.mark.parametrize(("male", "female", "all_of_them"), [(2, 3, 5), (2, None, 2), (None, 3, 3), (None, None, None)])
def test_workers_are_men_and_women_together(male, female, all_of_them):
    assert YearlyReport(workers_male=male, workers_female=female).workers == all_of_them


@pytest.mark.parametrize("state", ["submitted", "changes", "verified", "suspended"])
def test_a_maker_without_owner_is_never_public(state):
    producer = make_unclaimed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Producer.objects.filter(pk=producer.pk).update(state=state, submitted_at=timezone.now())
