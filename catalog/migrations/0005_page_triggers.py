from django.db import migrations

from cilegon_ikm.page_cache.triggers import FUNCTION, watch

TABLES = (
    "catalog_listing",
    "catalog_category",
    "catalog_attribute",
    "catalog_season",
    "catalog_season_categories",
    "producers_producer",
    "producers_credential",
    "producers_producerphoto",
    "producers_village",
    "producers_district",
    "producers_oldaddress",
)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_moderation_data"), ("producers", "0004_report_lock")]

    operations = [FUNCTION, *(watch(table) for table in TABLES)]
