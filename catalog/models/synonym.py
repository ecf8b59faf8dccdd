from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..search.text import plain_words

LONGEST = 3  # words of one term


class Synonym(models.Model):
    """Terms that mean the same to buyers: who looks for one finds the others, too. Staff keep them."""

    terms = ArrayField(
        models.CharField(max_length=60),
        verbose_name=_("terms"),
        help_text=_("two or more with commas between them, such as: kripik, keripik"),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ("terms",)
        constraints = [models.CheckConstraint(condition=models.Q(terms__len__gte=2), name="synonym_two_terms")]

    def __str__(self) -> str:
        return " = ".join(self.terms)

    def clean(self) -> None:
        """Bring the terms into the form in which they are compared with what people type."""
        tidy = [" ".join(plain_words(term)) for term in self.terms or ()]
        self.terms = list(dict.fromkeys(term for term in tidy if term))
        if len(self.terms) < 2:
            raise ValidationError({"terms": _("Write at least two different terms.")})
        if any(len(term.split()) > LONGEST for term in self.terms):
            raise ValidationError({"terms": _("A term has at most %(count)s words.") % {"count": LONGEST}})
