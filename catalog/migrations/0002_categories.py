import csv
from pathlib import Path

from django.db import migrations

SOURCE = Path(__file__).resolve().parent.parent / "data" / "categories.csv"


def load(apps, schema_editor):
    Category = apps.get_model("catalog", "Category")
    made = {}
    with SOURCE.open(encoding="utf-8") as file:
        for position, row in enumerate(csv.DictReader(file), start=1):
            made[row["slug"]], _ = Category.objects.get_or_create(
                slug=row["slug"],
                defaults={
                    "name": row["name"],
                    "name_en": row["name_en"],
                    "position": position,
                    "parent": made.get(row["parent"]),
                },
            )


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
