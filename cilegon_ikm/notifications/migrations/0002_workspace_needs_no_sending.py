from django.db import migrations

# what still waited for a job to mark it as shown in the workspace has been there all the time
SHOWN = """UPDATE notifications_delivery SET state = 'sent', sent_at = now(), claim = NULL
WHERE channel = 'in_app' AND state = 'waiting'"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]
    operations = [migrations.RunSQL(SHOWN, migrations.RunSQL.noop)]
