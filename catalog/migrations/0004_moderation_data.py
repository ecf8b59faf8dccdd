import csv
from pathlib import Path

from django.db import migrations

SOURCE = Path(__file__).resolve().parent.parent / "data" / "forbidden_words.csv"


def load(apps, schema_editor):
    ForbiddenWord = apps.get_model("catalog", "ForbiddenWord")
    with SOURCE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            ForbiddenWord.objects.get_or_create(word=row["word"], defaults={"note": row["note"]})


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_attributes")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
