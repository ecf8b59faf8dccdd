from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .category import Category


class Attribute(models.Model):
    """What buyers of one group of products ask for: net weight of food, material of metal works. Staff define them."""

    class Kind(models.TextChoices):
        TEXT = "text", _("text")
        NUMBER = "number", _("number")
        CHOICE = "choice", _("one of a list")
        YES_NO = "yes_no", _("yes or no")

    group = models.ForeignKey(Category, models.CASCADE, related_name="attributes", verbose_name=_("group"))
    slug = models.SlugField(_("address"), max_length=40)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TEXT)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    choices = models.JSONField(
        _("list"), default=list, blank=True, help_text=_("pairs of the Indonesian and the English word")
    )
    is_facet = models.BooleanField(_("buyers can filter by it"), default=False)
    is_active = models.BooleanField(_("in use"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")
        ordering = ("group__position", "position", "pk")
        constraints = [models.UniqueConstraint(fields=["group", "slug"], name="attribute_once")]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name
