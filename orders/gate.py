"""What a basket passes before it is sent: no trap touched, not faster than a person, and within the limits.

Whoever comes near a limit lets the browser do some work first (ALTCHA, made and checked here). Nothing typed is lost.
"""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import altcha
from django import forms
from django.conf import settings
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.templatetags.times import wib

from . import limits

SALT = "orders.gate"
ALGORITHM, COST = "PBKDF2/SHA-256", 5_000  # some 256 tries of this many rounds: a second or two on a phone
VALID = timedelta(minutes=20)


class GateForm(forms.Form):
    """``website`` is a trap that people do not see; ``stamp`` says since when the page is open."""

    website = forms.CharField(required=False, label=gettext_lazy("Leave this empty"))
    stamp = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    altcha = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)

    @classmethod
    def fresh(cls) -> "GateForm":
        return cls(initial={"stamp": signing.dumps(int(timezone.now().timestamp()), salt=SALT)})


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why not now; ``challenge`` is the work by which the browser can go on."""

    text: str
    status: int = 422
    challenge: str = ""


def check(data: Any, *, key: str, contact: str, address: str, is_known: bool) -> Refusal | None:
    """Why this sending must wait, or None. A known person needs no proof; the limits are for everybody."""
    form = GateForm(data)
    if not form.is_valid():
        return Refusal(text=_("Something in the page was damaged. Please press Send again."))
    if form.cleaned_data["website"]:
        return Refusal(text=_("A field that must stay empty was filled in. It is empty now; please press Send again."))
    if not _took_a_while(form.cleaned_data["stamp"]):
        return Refusal(text=_("That was faster than a person types. Please look at it once more and press Send again."))
    standing = limits.standing(contact=contact, address=address)
    if standing.again_at:
        text = _("Very many enquiries came from you or your connection today. You can send this one after %(time)s.")
        return Refusal(text=text % {"time": wib(standing.again_at)}, status=429)
    if standing.is_near and not is_known and not _is_proven(form.cleaned_data["altcha"], key):
        text = _(
            "Many enquiries came from you or your connection today, so your browser has to do a little work first."
        )
        return Refusal(text=text, challenge=_challenge())
    return None


def _took_a_while(stamp: str) -> bool:
    try:
        opened = signing.loads(stamp, salt=SALT)
    except signing.BadSignature:
        return False
    return timezone.now().timestamp() - opened >= settings.SENDING_MIN_SECONDS


def _challenge() -> str:
    """A piece of work as the widget reads it."""
    made = altcha.create_challenge(
        ALGORITHM, COST, expires_at=timezone.now() + VALID, hmac_secret=_secret(), hmac_algorithm="SHA-256"
    )
    return json.dumps(made.to_dict())


def _is_proven(payload: str, key: str) -> bool:
    """Whether the work was done, for a challenge of ours that no other sending has used."""
    if not payload or not altcha.verify_solution(payload, _secret()).verified:
        return False
    return limits.use_once(altcha.Payload.from_base64(payload).challenge.parameters.nonce, key=key)


def _secret() -> str:
    return f"{SALT}:{settings.SECRET_KEY}"
