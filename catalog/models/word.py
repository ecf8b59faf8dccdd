from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """A word of public listings: their titles, makers, categories and places. Typing errors are corrected to these."""

    text = models.CharField(primary_key=True, max_length=40, db_collation="C")  # by bytes: beginnings are a range
    frequency = models.PositiveIntegerField(help_text=_("listings"))
    counted_on = models.DateField(null=True, help_text=_("the last day on which all listings were read for it"))
    trigrams = ArrayField(models.CharField(max_length=3))

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        indexes = [
            models.Index(fields=["text"], include=["frequency"], name="word_beginning"),
            GinIndex(fields=["trigrams"], name="word_trigrams", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.text
