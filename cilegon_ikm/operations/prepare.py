"""Bringing a fresh or an old copy up to date before it serves; each step is skipped when there is nothing to do."""

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from . import translations


def prepare() -> None:
    """Translations, migrations, static files and, in an empty database or after an interruption, the demo."""
    translations.compile_stale()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cilegon_ikm.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    collect_static()
    if os.environ.get("SEED_DEMO", "1") != "0" and _wants_demo():
        print("Filling the demo (once, about a minute) …", flush=True)
        call_command("seed_demo")


def logins() -> str:
    """The demo's sign-ins, or nothing where there is no demo."""
    path = settings.VAR_DIR / "logins.txt"
    return path.read_text() if path.exists() else ""


def _wants_demo() -> bool:
    """Nobody is here yet, or the demo was interrupted while it was being made."""
    from cilegon_ikm.accounts.models import User

    from .demo.seed import is_unfinished

    return not User.objects.exists() or is_unfinished()


def collect_static() -> None:
    """Copy, hash and compress the static files, unless nothing changed since the last time."""
    stamp_file = settings.VAR_DIR / "static.stamp"
    stamp = _static_stamp()
    if stamp_file.exists() and stamp_file.read_text() == stamp:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp_file.write_text(stamp)


def _static_stamp() -> str:
    """Changes when a file of ours or a library that brings files does."""
    digest = hashlib.sha256()
    for name in ("Django", "django-unfold", "django-htmx", "whitenoise"):
        digest.update(f"{name} {version(name)}".encode())
    for folder in settings.STATICFILES_DIRS:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()
