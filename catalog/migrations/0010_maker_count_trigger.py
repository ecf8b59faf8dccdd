from django.db import migrations

from cilegon_ikm.page_cache.triggers import watch


class Migration(migrations.Migration):
    dependencies = [("catalog", "0009_sentra_triggers"), ("producers", "0009_maker_count")]

    operations = [watch("producers_makercount")]
