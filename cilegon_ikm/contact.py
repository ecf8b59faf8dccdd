"""How people reach the office that runs this market: who lost a password, and who wants to complain."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from .phone_numbers import national, read_number
from .whatsapp import chat_url


@dataclass(frozen=True)
class Contact:
    """A WhatsApp number and an e-mail address, each of which may be empty."""

    whatsapp: str
    email: str

    @property
    def number(self) -> str:
        return national(read_number(self.whatsapp))

    @property
    def chat_url(self) -> str:
        """Opens a chat with the office, or nothing where there is no number."""
        phone = read_number(self.whatsapp)
        return chat_url(phone, _("Hello Disperindag, I need help with Sentra IKM Cilegon.")) if phone else ""


def office() -> Contact:
    """As the settings say."""
    return Contact(settings.OFFICE_WHATSAPP, settings.OFFICE_EMAIL)
