import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from catalog.search.entries import ENTER, IS_SAID, KEEP, PART, SAID, TABLE
from catalog.search.results import FIND
from cilegon_ikm.page_cache.triggers import watch


def copied(to):
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to=to,
    )


ENTRY = migrations.CreateModel(
    name="SearchEntry",
    fields=[
        (
            "listing",
            models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                primary_key=True,
                related_name="entry",
                serialize=False,
                to="catalog.listing",
            ),
        ),
        ("category", copied("catalog.category")),
        ("group", copied("catalog.category")),
        ("village", copied("producers.village")),
        ("district", copied("producers.district")),
        ("price", models.PositiveBigIntegerField(null=True)),
        ("minimum_order", models.PositiveIntegerField()),
        ("monthly_capacity", models.PositiveIntegerField(null=True)),
        ("availability", models.CharField(max_length=10)),
        (
            "badges",
            django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
        ),
        ("attributes", models.JSONField()),
        ("published_at", models.DateTimeField()),
        ("title_vector", django.contrib.postgres.search.SearchVectorField()),
        ("vector", django.contrib.postgres.search.SearchVectorField()),
    ],
)


# The database keeps this SQL; who changes it there writes another migration that puts the new one in its place.
class Migration(migrations.Migration):
    dependencies = [("catalog", "0012_facets_as_text"), ("producers", "0008_site_data")]

    operations = [
        migrations.RunSQL(SAID, "DROP FUNCTION catalog_said"),
        migrations.RunSQL(PART, "DROP FUNCTION catalog_part"),
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(TABLE, "DROP TABLE catalog_searchentry")], state_operations=[ENTRY]
        ),
        migrations.RunSQL(ENTER, migrations.RunSQL.noop),
        migrations.RunSQL(KEEP, "DROP TRIGGER searchentry ON catalog_listing; DROP FUNCTION catalog_keep_searchentry"),
        migrations.AddIndex(
            model_name="searchentry",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["title_vector"], name="searchentry_title_words"
            ),
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["vector"], name="searchentry_words"
            ),
        ),
        migrations.RunSQL(IS_SAID, "DROP FUNCTION catalog_is_said"),
        migrations.RunSQL(FIND, "DROP FUNCTION catalog_find"),
        watch("catalog_searchentry"),
    ]
