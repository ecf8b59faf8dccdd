import csv
from pathlib import Path

from django.db import migrations

SOURCE = Path(__file__).resolve().parent.parent / "data" / "kbli_2020.csv"


def load(apps, schema_editor):
    KbliCode = apps.get_model("producers", "KbliCode")
    with SOURCE.open(encoding="utf-8") as file:
        codes = [KbliCode(version="2020", **row) for row in csv.DictReader(file)]
    KbliCode.objects.bulk_create(codes, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("producers", "0002_areas")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
