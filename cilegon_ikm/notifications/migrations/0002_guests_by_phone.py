from django.db import migrations, models

# what still waited for a job to mark it as shown in the workspace has been there all the time
SHOWN = """UPDATE notifications_delivery SET state = 'sent', sent_at = now(), claim = NULL
WHERE channel = 'in_app' AND state = 'waiting'"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]
    operations = [
        migrations.RunSQL(SHOWN, migrations.RunSQL.noop),
        migrations.AddField(
            "notification",
            "phone",
            models.CharField(blank=True, default="", max_length=20, verbose_name="phone number"),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("notification", "notification_has_recipient"),
        migrations.AddConstraint(
            "notification",
            models.CheckConstraint(
                condition=models.Q(
                    ("user__isnull", False),
                    models.Q(("email", ""), _negated=True),
                    models.Q(("phone", ""), _negated=True),
                    _connector="OR",
                ),
                name="notification_has_recipient",
            ),
        ),
    ]
