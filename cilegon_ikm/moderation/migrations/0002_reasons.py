import csv
from pathlib import Path

from django.db import migrations

SOURCE = Path(__file__).resolve().parent.parent / "data" / "reasons.csv"


def load(apps, schema_editor):
    ReasonTemplate = apps.get_model("moderation", "ReasonTemplate")
    with SOURCE.open(encoding="utf-8") as file:
        for position, row in enumerate(csv.DictReader(file), start=1):
            text = row.pop("text")
            ReasonTemplate.objects.get_or_create(**row, defaults={"text": text, "position": position})


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
