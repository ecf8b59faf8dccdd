from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0011_photo_look_parts")]

    operations = [
        migrations.AlterField(
            model_name="category",
            name="facets",
            field=models.TextField(
                default="[]",
                editable=False,
                help_text="what buyers can choose among its listings, with their numbers",
            ),
        )
    ]
