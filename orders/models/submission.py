from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from cilegon_ikm.accounts.models import User
from cilegon_ikm.phone_numbers import read_number

from .basket import new_token


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def of_contact(self, typed: str) -> "SubmissionQuerySet":
        """Those sent under this phone number, however it is written, or e-mail address; the newest first."""
        text = typed.strip()
        number = read_number(text)
        known = models.Q(phone=number) if number else models.Q(pk__in=[])
        if "@" in text:
            known = models.Q(pk__in=self.model.objects.alias(address=Lower("email")).filter(address=text.lower()))
        return self.filter(known).order_by("-created_at", "-pk")

    def claimable_by(self, user: User) -> "SubmissionQuerySet":
        """Those sent without an account under a contact that this person has proven to be hers.

        What a company asked stays with the company, whoever answers its telephone.
        """
        mine = models.Q(pk__in=[])
        if user.has_proven_phone:
            mine |= models.Q(phone=user.phone)
        if user.has_proven_email:
            mine |= models.Q(pk__in=self.model.objects.of_contact(str(user.email)).order_by().values("pk"))
        return self.filter(mine, user=None, rfq__isnull=True)


class Submission(models.Model):
    """One sending of a basket: who asked, and the secret under which the buyer reads what came of it."""

    key = models.UUIDField(unique=True)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="submissions"
    )
    name = models.CharField(_("name"), max_length=100)
    phone = PhoneNumberField(_("phone number"), max_length=20)
    email = models.EmailField(_("e-mail"), blank=True)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sent basket")
        verbose_name_plural = _("sent baskets")
        indexes = [
            # serve who lost her link, and who claims what she asked before she had an account
            models.Index(fields=["phone"], name="submission_of_phone"),
            models.Index(Lower("email"), name="submission_of_email", condition=~models.Q(email="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("orders:submission", args=[self.token])
