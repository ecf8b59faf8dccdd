import csv
from pathlib import Path

from django.db import migrations

SOURCE = Path(__file__).resolve().parent.parent / "data" / "synonyms.csv"


def load(apps, schema_editor):
    Synonym = apps.get_model("catalog", "Synonym")
    with SOURCE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            Synonym.objects.get_or_create(terms=row["terms"].split(";"))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0005_page_triggers")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
