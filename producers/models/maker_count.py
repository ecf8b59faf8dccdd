from django.db import models


class MakerCount(models.Model):
    """How many makers are public: one row, kept by triggers, for counting thousands would take longer than a page."""

    total = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.total)
