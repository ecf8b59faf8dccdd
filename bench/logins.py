"""Reading the demo's sign-ins, which ``seed_demo`` writes once into ``logins.txt``."""

from dataclasses import dataclass
from pathlib import Path

from .processes import Failed

ROLES = ("maker", "company", "moderator", "administrator")


@dataclass(frozen=True)
class Login:
    name: str  # phone number or e-mail address
    password: str


def read_logins(path: Path) -> dict[str, Login]:
    """The demo's sign-ins by role, all of ROLES. Raises Failed."""
    if not path.is_file():
        raise Failed(f"There is no {path}; it is written when the demo is made.")
    lines = path.read_text(encoding="utf-8").splitlines()
    found = {role: Login(*line.split()[-2:]) for line in lines for role in ROLES if role in line.lower().split()}
    if missing := [role for role in ROLES if role not in found]:
        raise Failed(f"{path} names no {' and no '.join(missing)}.")
    return found
