"""What UU 27/2022 gives every person: to see, correct, take along and erase what is kept of her."""

import json
import logging
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from zipstream import ZipStream

from cilegon_ikm.notifications.senders import Outgoing, Recipient, send_first
from cilegon_ikm.states import IllegalTransition

from .. import lockout, rules
from ..models import Erasure, User
from ..sessions import device_name, sessions_of, sign_out
from ..signals import ExportPart, data_erasure, data_export
from ..tasks import erase as erase_job

logger = logging.getLogger(__name__)

EMAIL_SALT = "accounts.new_email"
EMAIL_LINK_LASTS = 60 * 60 * 24  # seconds


def kept_data(user: User) -> list[ExportPart]:
    """Everything that is kept of the person, room by room, the account first."""
    others: list[Any] = [part for _receiver, part in data_export.send(User, user=user)]
    return [_account(user), *others]


def archive(user: User) -> ZipStream:
    """All of it as a zip that is made while it is sent: one file is in memory at a time, and only a piece of it."""
    parts = kept_data(user)
    content = {part.name: part.records for part in parts}
    made = ZipStream()
    made.add(json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1), "data.json")
    for part in parts:
        storage = storages[part.storage]
        for path, name in part.files.items():
            if storage.exists(name):
                made.add(_pieces(storage, name), path)
    return made


@transaction.atomic
def correct_account(*, user: User, name: str, phone: Any, email: str | None) -> None:
    """Write the person's corrections. Raises ValidationError when somebody else has the number or address meanwhile."""
    if not (phone or email):
        raise ValidationError(_("Keep your phone number until the new e-mail address is confirmed."))
    user.name, user.phone, user.email = name, phone or None, email or None
    try:
        with transaction.atomic():
            user.save(update_fields=["name", "phone", "email"])
    except IntegrityError as race:
        raise ValidationError(_("This number or e-mail address belongs to another account.")) from race


def send_email_check(*, user: User, email: str) -> bool:
    """Send a link to the new address; whether it went out.

    Whoever reads mail there could reset the password, so the address counts only once the link was opened.
    """
    token = signing.dumps({"user": user.pk, "old": user.email, "new": email}, salt=EMAIL_SALT)
    with override(settings.LANGUAGE_CODE):
        message = Outgoing(
            title=_("Is this your e-mail address?"),
            text=_("Open this link within 24 hours to use this address for your account on Sentra IKM Cilegon."),
            link=settings.SITE_URL + reverse("accounts:confirm_email", args=[token]),
        )
        return send_first(Recipient(email=email), message)


def checked_email(token: str) -> tuple[User, str] | None:
    """The person and the address that a link confirms, or None when it is old or the address was changed since."""
    try:
        data = signing.loads(token, salt=EMAIL_SALT, max_age=EMAIL_LINK_LASTS)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=data["user"], is_active=True, email=data["old"]).first()
    return (user, data["new"]) if user else None


@transaction.atomic
def confirm_email(*, user: User, email: str) -> None:
    """The link that was sent to the address was opened: it is the person's. Raises ValidationError as above."""
    correct_account(user=user, name=user.name, phone=user.phone, email=email)
    user.proven_email = email
    user.save(update_fields=["proven_email"])


@transaction.atomic
def ask_erasure(*, user: User) -> Erasure:
    """Close the account at once, sign it out everywhere and queue the rest. Raises IllegalTransition for officers."""
    if not rules.can_be_erased(user):
        raise IllegalTransition(_("An officer’s account is closed by an administrator."))
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    sign_out(user)
    erasure, _created = Erasure.objects.get_or_create(user=user)
    erase_job.enqueue(erasure.pk)
    return erasure


def carry_out(erasure: Erasure) -> bool:
    """Erase in one transaction and tell the person; whether it was done now. The officers see a failure."""
    person = erasure.user
    to = Recipient(email=person.email or "", phone=str(person.phone or ""))
    try:
        done = _erase(erasure)
    except Exception as error:  # whatever a room ran into: nothing was removed, and the sweep tries again
        logger.exception("Erasure %s failed", erasure.pk)
        Erasure.objects.filter(pk=erasure.pk).update(error=f"{type(error).__name__}: {error}")
        return False
    if done:  # the last message that goes to this address
        with override(settings.LANGUAGE_CODE):
            text = _("Your account and your data have been removed from Sentra IKM Cilegon.")
            send_first(to, Outgoing(title=_("Your data are erased"), text=text))
    return done


@transaction.atomic
def _erase(erasure: Erasure) -> bool:
    locked = Erasure.objects.select_for_update(of=("self",)).select_related("user").get(pk=erasure.pk)
    if locked.done_at:
        return False
    user = locked.user
    rooms: list[Any] = [counts for _receiver, counts in data_erasure.send(User, user=user)]
    removed = {name: count for counts in rooms for name, count in counts.items()}
    removed |= _erase_account(user)
    locked.removed, locked.done_at, locked.error = removed, timezone.now(), ""
    locked.save(update_fields=["removed", "done_at", "error"])
    return True


def _erase_account(user: User) -> dict[str, int]:
    """The row stays for the history it stands in, without anything that says who it was. Consents say only when."""
    username = user.get_username()
    lockout.lift(username)
    forget_in_log(User.objects.filter(pk=user.pk))
    LogEntry.objects.filter(object_repr=username).update(object_repr="–")  # of wrong passwords
    with override(settings.LANGUAGE_CODE):
        user.name = _("Erased person")
    user.phone = user.email = user.proven_phone = user.proven_email = user.last_login = None
    user.erased_at = timezone.now()
    user.save(update_fields=["name", "phone", "email", "proven_phone", "proven_email", "last_login", "erased_at"])
    return {"account": 1, "sessions": sign_out(user)}


def forget_in_log(rows: QuerySet[Any]) -> int:
    """The log of the admin keeps who did what when to these records, not what they were called; how many entries."""
    pks = [str(pk) for pk in rows.values_list("pk", flat=True)]
    entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(rows.model), object_id__in=pks)
    return entries.update(object_repr="–", change_message="")


def _account(user: User) -> ExportPart:
    record = {
        "name": user.name,
        "phone": str(user.phone or ""),
        "email": user.email or "",
        "phone_is_proven": user.has_proven_phone,
        "email_is_proven": user.has_proven_email,
        "joined": user.date_joined,
        "last_login": user.last_login,
        "consents": list(user.consents.values("version", "given_at")),
        "sessions": [
            {"device": device_name(session), "address": session.ip, "last_seen": session.updated_at}
            for session in sessions_of(user)
        ],
        "password_links": list(user.password_links.values("made_at", "used_at")),
    }
    return ExportPart(name="account", title=gettext_lazy("Account"), records=[record])


def _pieces(storage: Storage, name: str) -> Iterator[bytes]:
    with storage.open(name) as file:
        yield from file.chunks()
