from django.db import migrations

from cilegon_ikm.page_cache.triggers import watch

TABLES = (
    "producers_sentra",
    "producers_openingtime",
    "producers_sentraphoto",
    "producers_sentramembership",
    "producers_stallbooking",
)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0008_ratings"), ("producers", "0007_sentra")]

    operations = [watch(table) for table in TABLES]
