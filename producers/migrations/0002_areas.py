import csv
from pathlib import Path

from django.db import migrations

SOURCE = Path(__file__).resolve().parent.parent / "data" / "areas.csv"


def load(apps, schema_editor):
    District, Village = apps.get_model("producers", "District"), apps.get_model("producers", "Village")
    with SOURCE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    District.objects.bulk_create(
        [District(code=row["code"], name=row["name"]) for row in rows if row["level"] == "kecamatan"],
        ignore_conflicts=True,
    )
    Village.objects.bulk_create(
        [
            Village(code=row["code"], name=row["name"], district_id=row["parent_code"])
            for row in rows
            if row["level"] == "kelurahan"
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("producers", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
