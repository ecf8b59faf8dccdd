from django.db import models
from django.utils.translation import gettext_lazy as _


class ForbiddenWord(models.Model):
    """A word that makes officers look twice; it never refuses anything by itself."""

    word = models.CharField(_("word"), max_length=60, unique=True, help_text=_("or several words in a row"))
    note = models.CharField(_("note"), max_length=120, blank=True, help_text=_("what officers should look for"))
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("forbidden word")
        verbose_name_plural = _("forbidden words")
        ordering = ("word",)

    def __str__(self) -> str:
        return self.word
