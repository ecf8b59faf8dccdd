import csv
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ProtectedError

import producers
from producers.models import District, Village
from tests.factories import make_producer

pytestmark = pytest.mark.django_db
SOURCE = Path(producers.__file__).parent / "data" / "areas.csv"


def test_the_city_has_8_kecamatan_and_43_kelurahan():
    assert (District.objects.count(), Village.objects.count()) == (8, 43)
    assert sorted(District.objects.values_list("name", flat=True)) == [
        "Cibeber", "Cilegon", "Citangkil", "Ciwandan", "Gerogol", "Jombang", "Pulomerak", "Purwakarta",
    ]  # fmt: skip


def test_every_area_is_as_the_source_has_it():
    with SOURCE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    expected = {(row["code"], row["name"], row["parent_code"]) for row in rows if row["level"] == "kelurahan"}
    assert set(Village.objects.values_list("code", "name", "district_id")) == expected


def test_loading_again_changes_nothing():
    migration = __import__("producers.migrations.0002_areas", fromlist=["load"])
    migration.load(apps, None)
    assert (District.objects.count(), Village.objects.count()) == (8, 43)


def test_an_area_in_which_somebody_works_cannot_go():
    producer = make_producer()
    with pytest.raises(ProtectedError):
        producer.village.delete()
    with pytest.raises(ProtectedError):
        producer.village.district.delete()
