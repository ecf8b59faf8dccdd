from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalog", "0013_search_entries")]

    operations = [
        migrations.RemoveIndex("listing", "listing_title_words"),
        migrations.RemoveIndex("listing", "listing_words"),
        migrations.RemoveField("listing", "title_vector"),
        migrations.RemoveField("listing", "vector"),
    ]
