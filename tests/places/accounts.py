"""What stands in the addresses of people's accounts."""

from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.test import Client
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from cilegon_ikm.accounts import workflow as accounts
from cilegon_ikm.accounts.models import Erasure, FailedSignIn, User
from cilegon_ikm.accounts.workflow.data import EMAIL_SALT
from cilegon_ikm.notifications import workflow as notifications
from cilegon_ikm.notifications.models import Delivery, Notification
from tests.factories import make_user

from .arguments import last_part, secret


def of_accounts(person: User, officer: User) -> dict[str, dict[str, Any]]:
    """The links that were sent to this person, each alive and dead."""
    FailedSignIn.objects.create(username=str(person.phone), user_agent="x", failures_since_start=1)
    uid, token = urlsafe_base64_encode(force_bytes(person.pk)), default_token_generator.make_token(person)
    checked = signing.dumps({"user": person.pk, "old": None, "new": "eka@sentra.example"}, salt=EMAIL_SALT)
    return {
        "accounts:reset": {"uid": uid, "token": token},
        "accounts:reset (dead)": {"uid": uid, "token": token[::-1]},
        **secret("accounts:password_link", last_part(accounts.make_password_link(user=person, by=officer))),
        **secret("accounts:confirm_email", checked),
        **secret("accounts:erased", Erasure.objects.create(user=make_user("Gita")).token, "other token"),
        "admin:accounts_user_password_link": {"pk": person.pk},
    }


def told_to(person: User) -> dict[str, dict[str, Any]]:
    """What this person was told and did not get, and the phone on which it would have come."""
    notice, phone = Notification.objects.filter(user=person).first(), Client()
    lost = Delivery.objects.create(notification=notice, channel="email", state=Delivery.State.FAILED)
    phone.force_login(person)
    keys = {"endpoint": "https://push.example/x", "p256dh": "x", "auth": "x"}
    device = notifications.add_device(user=person, session_key=str(phone.session.session_key), **keys)
    return {
        "notifications:open": {"pk": notice.pk},
        "notifications:remove_device": {"pk": device.pk},
        "admin:notifications_delivery_retry": {"pk": lost.pk},
    }
