from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0010_maker_count_trigger")]

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
