from django.db import migrations

from cilegon_ikm.page_cache.triggers import watch

TABLES = (
    "producers_office",
    "producers_programme",
    "producers_meeting",
    "producers_requirement",
    "producers_participation",
    "producers_kblicode",
)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0006_synonyms"), ("producers", "0005_programmes")]

    operations = [watch(table) for table in TABLES]
