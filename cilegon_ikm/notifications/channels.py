"""How a notification leaves the house: the in-app list reads the row itself, everything else goes through a sender."""

from django.conf import settings
from django.utils import translation

from cilegon_ikm.accounts.models import User

from .models import Delivery, Notification
from .senders import Outgoing, Recipient, reaching, sender


def recipient(user: User | None, email: str) -> Recipient:
    """A person with an account by all ways known, a guest by the e-mail address."""
    return Recipient(email=user.email or "", phone=str(user.phone or "")) if user else Recipient(email=email)


def channels_for(user: User | None, email: str) -> list[str]:
    """Every channel by which this person can be reached now."""
    if user and not user.is_active:  # a closed account is told nothing any more
        return []
    in_app = [Delivery.Channel.IN_APP.value] if user else []
    return [*in_app, *reaching(recipient(user, email))]


def carry(notification: Notification, channel: str) -> None:
    """Send it in the city's language. Raises what the sender raises."""
    if channel == Delivery.Channel.IN_APP:
        return
    with translation.override(settings.LANGUAGE_CODE):
        link = settings.SITE_URL + notification.url
        message = Outgoing(title=notification.title, text=notification.body, link=link)
        sender(channel).send(recipient(notification.user, notification.email), message)
