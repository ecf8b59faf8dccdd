import csv
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from producers.models import KbliCode

pytestmark = pytest.mark.django_db
SOURCE = Path(__file__).resolve().parents[3] / "producers" / "data" / "kbli_2020.csv"


def test_every_code_is_as_the_source_has_it():
    with SOURCE.open(encoding="utf-8") as file:
        rows = [("2020", row["code"], row["title"]) for row in csv.DictReader(file)]
    assert sorted(KbliCode.objects.values_list("version", "code", "title")) == sorted(rows)
    assert len(rows) == 79


@pytest.mark.parametrize("code", ["1079", "107945", "1079a", ""])
def test_a_code_has_5_digits(code):
    with pytest.raises(DatabaseError), transaction.atomic():
        KbliCode.objects.create(code=code, title="x")


def test_a_later_version_stands_beside_the_old_one_and_first():
    KbliCode.objects.create(code="10794", title="Kerupuk baru", version="2025")
    assert [code.version for code in KbliCode.objects.filter(code="10794")] == ["2025", "2020"]
    with pytest.raises(IntegrityError), transaction.atomic():
        KbliCode.objects.create(code="10794", title="Kerupuk", version="2025")
