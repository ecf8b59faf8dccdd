from django.db import migrations
from django.utils import timezone


def mark_sent(apps, schema_editor):
    """What still waited for a job to mark it as shown in the workspace has been there all the time."""
    waiting = apps.get_model("notifications", "Delivery").objects.filter(channel="in_app", state="waiting")
    waiting.update(state="sent", sent_at=timezone.now(), claim=None)


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]
    operations = [migrations.RunPython(mark_sent, migrations.RunPython.noop)]
