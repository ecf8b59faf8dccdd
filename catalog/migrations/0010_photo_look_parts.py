import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

PARTS = (
    "((%(expressions)s >> 0) & 65535) + 0, ((%(expressions)s >> 16) & 65535) + 65536, "
    "((%(expressions)s >> 32) & 65535) + 131072, ((%(expressions)s >> 48) & 65535) + 196608"
)


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0009_sentra_triggers"),
    ]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="look_parts",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func("look", template=f"ARRAY[{PARTS}]::integer[]"),
                output_field=django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None),
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=django.contrib.postgres.indexes.GinIndex(fields=["look_parts"], name="photo_look_parts"),
        ),
    ]
