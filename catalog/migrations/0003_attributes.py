import csv
from pathlib import Path

from django.db import migrations

SOURCE = Path(__file__).resolve().parent.parent / "data" / "attributes.csv"


def load(apps, schema_editor):
    Category, Attribute = apps.get_model("catalog", "Category"), apps.get_model("catalog", "Attribute")
    groups = {group.slug: group for group in Category.objects.filter(parent__isnull=True)}
    with SOURCE.open(encoding="utf-8") as file:
        for position, row in enumerate(csv.DictReader(file), start=1):
            Attribute.objects.get_or_create(
                group=groups[row["group"]],
                slug=row["slug"],
                defaults={
                    **{name: row[name] for name in ("name", "name_en", "kind", "unit")},
                    "choices": [pair.split("|") for pair in row["choices"].split(";") if pair],
                    "is_facet": row["is_facet"] == "yes",
                    "position": position,
                },
            )


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_categories")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
