"""Who signs in."""

from functools import cache
from typing import Any

from django.contrib.auth.hashers import get_hasher, make_password
from django.contrib.auth.models import Group

from cilegon_ikm.accounts.models import Consent, User
from cilegon_ikm.accounts.workflow import CONSENT_VERSION
from producers.models import Office

from .numbers import numbers

PASSWORD = "Emping-2026-manis"


def phone() -> str:
    return f"+62812000{next(numbers):05d}"


@cache
def password_hash(algorithm: str) -> str:
    """Hashed once with each: the real hasher is slow on purpose."""
    return make_password(PASSWORD, hasher=algorithm)


def make_user(name: str = "Ani", **fields: Any) -> User:
    user = User.objects.create_user(name=name, **{"phone": phone(), **fields})
    user.password = password_hash(get_hasher().algorithm)
    user.save(update_fields=["password"])
    if not user.is_staff:
        Consent.objects.create(user=user, version=CONSENT_VERSION)
    return user


def make_moderator(name: str = "Dewi") -> User:
    user = make_user(name, email=f"officer{next(numbers)}@sentra.example", is_staff=True)
    user.groups.add(Group.objects.get(name="Moderator"))
    return user


def make_opd_officer(office: Office, name: str = "Eka") -> User:
    """Somebody who works in this office and sees its programmes."""
    user = make_user(name, email=f"officer{next(numbers)}@sentra.example", is_staff=True)
    user.groups.add(Group.objects.get(name="OPD officer"))
    office.staff.add(user)
    return user
