"""How a maker sells: what buyers may choose between."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Delivery(models.TextChoices):
    PICK_UP = "pick_up", _("collect from the maker")
    OWN = "own", _("the maker brings it")
    COURIER = "courier", _("courier or parcel service")
    ONLINE_RIDE = "ride", _("online motorcycle taxi")
    FREIGHT = "freight", _("truck for large orders")


class Payment(models.TextChoices):
    CASH = "cash", _("cash")
    TRANSFER = "transfer", _("bank transfer")
    QRIS = "qris", "QRIS"
    COD = "cod", _("on delivery (COD)")
    TERMS = "terms", _("invoice with a due date")


class Language(models.TextChoices):
    INDONESIAN = "id", _("Indonesian")
    JAVANESE = "jv", _("Javanese (Banten)")
    SUNDANESE = "su", _("Sundanese")
    ENGLISH = "en", _("English")
    MANDARIN = "zh", _("Mandarin")
    KOREAN = "ko", _("Korean")


def labels(choices: type[models.TextChoices], values: list[str]) -> list[str]:
    """The words for these values, in the order of the choices."""
    return [str(choice.label) for choice in choices if choice in values]
