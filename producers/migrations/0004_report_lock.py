from django.db import migrations

# An accepted report changes by being opened again and by nothing else, whoever asks.
LOCK = """
CREATE FUNCTION producers_report_is_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - ARRAY['state', 'updated_at'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['state', 'updated_at'] THEN
        RAISE EXCEPTION 'An accepted yearly report is locked' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER producers_report_lock BEFORE UPDATE ON producers_yearlyreport
    FOR EACH ROW WHEN ('accepted' = OLD.state) EXECUTE FUNCTION producers_report_is_locked();
"""
UNLOCK = """
DROP TRIGGER producers_report_lock ON producers_yearlyreport;
DROP FUNCTION producers_report_is_locked();
"""


class Migration(migrations.Migration):
    dependencies = [("producers", "0003_kbli")]
    operations = [migrations.RunSQL(LOCK, UNLOCK)]
