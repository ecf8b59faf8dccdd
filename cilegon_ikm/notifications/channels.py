"""How a notification leaves the house. A channel is a function that returns when it is sent and raises when not."""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from .models import Delivery, Notification


def in_app(notification: Notification) -> None:
    """Nothing travels: the person's list of notifications reads the row itself."""


def email(notification: Notification) -> None:
    """Send it as a text and HTML message. Raises what the mail back end raises, and LookupError without an address."""
    address = notification.user.email if notification.user else notification.email
    if not address:
        raise LookupError("The person has no e-mail address any more.")
    with translation.override(settings.LANGUAGE_CODE):
        context = {"notification": notification, "link": settings.SITE_URL + notification.url}
        subject = " ".join(render_to_string("emails/notification-subject.txt", context).split())
        message = EmailMultiAlternatives(subject, render_to_string("emails/notification.txt", context), to=[address])
        message.attach_alternative(render_to_string("emails/notification.html", context), "text/html")
    message.send()


CHANNELS: dict[str, Callable[[Notification], None]] = {Delivery.Channel.IN_APP: in_app, Delivery.Channel.EMAIL: email}
