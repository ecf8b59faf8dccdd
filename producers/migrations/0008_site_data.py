import csv
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data"
KEYS = {
    "Criterion": ("criteria.csv", "measure"),
    "LandStatus": ("land_statuses.csv", "name"),
    "PointOfInterest": ("points_of_interest.csv", "name"),
}


def load(apps, schema_editor):
    """To begin with: positions are approximate and weights a proposal; the office corrects both."""
    for model, (file_name, key) in KEYS.items():
        with (DATA / file_name).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                apps.get_model("producers", model).objects.get_or_create(**{key: row.pop(key)}, defaults=row)


class Migration(migrations.Migration):
    dependencies = [("producers", "0007_sentra")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
