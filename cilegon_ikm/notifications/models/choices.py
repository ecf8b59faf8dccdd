"""What each person wants to be told by which channel, and when not."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.accounts.models import User

from ..texts import topic_of


class ChoicesManager(models.Manager["Choices"]):
    def of(self, user: User | None) -> "Choices":
        """The person's choices; for a guest and for who never chose, those that everybody begins with."""
        if user and Choices.user.field.remote_field.is_cached(user):  # read with the person
            return getattr(user, "notification_choices", None) or Choices(user=user)
        chosen = self.filter(user=user).first() if user else None
        return chosen or Choices(user=user)


class Choices(models.Model):
    """Everything is wanted unless it is muted; the list in the workspace holds everything in any case."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="notification_choices"
    )
    muted = ArrayField(models.CharField(max_length=40), default=list, help_text=_("topic:channel"))
    is_quiet_at_night = models.BooleanField(_("quiet at night"), default=True)

    objects = ChoicesManager()

    class Meta:
        verbose_name = _("choices")
        verbose_name_plural = _("choices")

    def __str__(self) -> str:
        return str(self.user)

    def wants(self, kind: str, channel: str) -> bool:
        """Whether this kind may come by this channel."""
        return f"{topic_of(kind)}:{channel}" not in self.muted
