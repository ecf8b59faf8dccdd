from base64 import urlsafe_b64decode
from binascii import Error as NotBase64
from collections.abc import Sequence
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import Choices, Delivery
from .senders.push import is_push_service
from .texts import Topic

Channel = Delivery.Channel
LABELS = {
    Channel.EMAIL: _("By e-mail"),
    Channel.WHATSAPP: _("By WhatsApp"),
    Channel.PUSH: _("On my devices"),
    Channel.CONSOLE: _("On the console of the server"),
}
AUTH_BYTES = 16


class ChoicesForm(forms.Form):
    """A tick for each topic and each channel that can reach the person, and one for the night."""

    def __init__(self, *args: Any, choices: Choices, channels: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices, self.channels = choices, channels
        for topic in Topic:
            for channel in channels:
                is_wanted = f"{topic}:{channel}" not in choices.muted
                self.fields[f"{topic}-{channel}"] = forms.BooleanField(
                    label=LABELS[Channel(channel)], initial=is_wanted, required=False
                )
        if settings.QUIET_HOURS:
            begin, end = (f"{hour:02}.00" for hour in settings.QUIET_HOURS)
            label = _("Nothing from %(begin)s to %(end)s WIB; it comes in the morning") % {"begin": begin, "end": end}
            self.fields["night"] = forms.BooleanField(label=label, initial=choices.is_quiet_at_night, required=False)

    def topics(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Each topic with its ticks, as the page shows them."""
        return [(topic.label, [self[f"{topic}-{channel}"] for channel in self.channels]) for topic in Topic]

    def muted(self) -> set[str]:
        """What is not wanted; a channel that cannot be chosen at the moment stays as it was."""
        offered = {f"{topic}:{channel}" for topic in Topic for channel in self.channels}
        unticked = {each for each in offered if not self.cleaned_data[each.replace(":", "-")]}
        return unticked | (set(self.choices.muted) - offered)

    def is_quiet_at_night(self) -> bool:
        return bool(self.cleaned_data.get("night", self.choices.is_quiet_at_night))


class DeviceForm(forms.Form):
    """A browser's subscription to Web Push, as its script hands it over."""

    endpoint = forms.CharField(max_length=1000)
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=40)

    def clean_endpoint(self) -> str:
        endpoint = self.cleaned_data["endpoint"]
        if not is_push_service(endpoint):
            raise ValidationError("not a push service", code="foreign")
        return endpoint

    def clean_p256dh(self) -> str:
        """A point of the curve, or nothing could be encrypted for it."""
        text = self.cleaned_data["p256dh"]
        try:
            EllipticCurvePublicKey.from_encoded_point(SECP256R1(), _decoded(text))
        except ValueError as error:
            raise ValidationError("not a key", code="shape") from error
        return text

    def clean_auth(self) -> str:
        text = self.cleaned_data["auth"]
        if len(_decoded(text)) != AUTH_BYTES:
            raise ValidationError("not a secret", code="shape")
        return text


def _decoded(text: str) -> bytes:
    """The bytes of base64url without padding; no bytes where it is something else."""
    try:
        return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (NotBase64, UnicodeEncodeError):
        return b""
