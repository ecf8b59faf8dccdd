from django.db import migrations, models

FUNCTION = """
    CREATE FUNCTION producers_keep_count() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        change integer := 0;
    BEGIN
        IF TG_OP <> 'INSERT' THEN
            change := change - (SELECT count(*) FROM gone WHERE state = 'verified');
        END IF;
        IF TG_OP <> 'DELETE' THEN
            change := change + (SELECT count(*) FROM come WHERE state = 'verified');
        END IF;
        IF change <> 0 THEN
            UPDATE producers_makercount SET total = total + change;
        END IF;
        RETURN NULL;
    END $$
"""
ROWS = {"INSERT": "NEW TABLE AS come", "DELETE": "OLD TABLE AS gone", "UPDATE": "OLD TABLE AS gone NEW TABLE AS come"}
BEGIN = "INSERT INTO producers_makercount (total) SELECT count(*) FROM producers_producer WHERE state = 'verified'"


def trigger(change: str) -> migrations.RunSQL:
    name = f"count_after_{change.lower()}"
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} AFTER {change} ON producers_producer REFERENCING {ROWS[change]}"
        " FOR EACH STATEMENT EXECUTE FUNCTION producers_keep_count()",
        f"DROP TRIGGER {name} ON producers_producer",
    )


class Migration(migrations.Migration):
    dependencies = [("producers", "0008_site_data")]

    operations = [
        migrations.CreateModel(
            name="MakerCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("total", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION producers_keep_count()"),
        *(trigger(change) for change in ROWS),
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop),
    ]
