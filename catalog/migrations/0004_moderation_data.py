import csv
from pathlib import Path

from django.db import migrations
from django.db.models import F

SOURCE = Path(__file__).resolve().parent.parent / "data" / "forbidden_words.csv"


def load(apps, schema_editor):
    ForbiddenWord = apps.get_model("catalog", "ForbiddenWord")
    with SOURCE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            ForbiddenWord.objects.get_or_create(word=row["word"], defaults={"note": row["note"]})


def take_prices_as_approved(apps, schema_editor):
    """Until now every price was approved by an officer."""
    apps.get_model("catalog", "Listing").objects.filter(approved_price=None).update(approved_price=F("price"))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_moderation")]
    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunPython(take_prices_as_approved, migrations.RunPython.noop),
    ]
