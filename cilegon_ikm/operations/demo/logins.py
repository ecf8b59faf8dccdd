"""The demo's sign-ins: random passwords, written once to a file that only this user reads."""

from pathlib import Path
from secrets import choice

from django.conf import settings

from cilegon_ikm.accounts.models import User

BUYER, BUYER_NAME, BUYER_EMAIL = "0812-0000-0505", "Fitri Handayani", "fitri@sentra.example"
MODERATOR, ADMINISTRATOR = "petugas@sentra.example", "admin@sentra.example"
OPD_OFFICER = "opd@sentra.example"
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that is mistaken for something else when typed from paper
ROW = "  {:<21}  {:<15}  {:<24}  {}"


def hand_out(maker_phone: str, company_phone: str) -> None:
    """Give the maker, the buyer, the company and the officers of the demo a password, and write them down.

    A file that is there keeps its passwords, and a person who has one keeps it too; without the file all of them get
    new ones, because nobody knows the old ones any more.
    """
    names = (maker_phone, BUYER, company_phone, MODERATOR, ADMINISTRATOR, OPD_OFFICER)
    passwords = read()
    lost = set(passwords) != set(names)
    if lost:
        passwords = {name: _password() for name in names}
        _write(passwords)
    for name, password in passwords.items():
        user = User.objects.get_by_natural_key(name)
        if lost or not user.has_usable_password():
            user.set_password(password)
            user.save(update_fields=["password"])


def read() -> dict[str, str]:
    """The passwords in the file by sign-in name; empty where there is no file or another one."""
    path = _path()
    if not path.exists():
        return {}
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    return {row[-2]: row[-1] for row in rows if len(row) > 3 and ("@" in row[-2] or row[-2][0].isdigit())}


def _write(passwords: dict[str, str]) -> None:
    """Replace the file in one step, never readable by others."""
    officers = ("Petugas / moderator", "Administrator", "Petugas OPD / office")
    people = [
        ("Produsen / maker", "/masuk/"),
        ("Pembeli / buyer", "/pesanan/"),
        ("Perusahaan / company", "/masuk/"),
        *((name, "/admin/") for name in officers),
    ]
    head = ROW.format("", "halaman / page", "nama / sign-in name", "kata sandi / password")
    rows = [ROW.format(*person, *login) for person, login in zip(people, passwords.items(), strict=True)]
    fresh = _path().with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    fresh.replace(_path())


def _path() -> Path:
    return Path(settings.VAR_DIR) / "logins.txt"


def _password() -> str:
    """About 59 random bits in three groups."""
    return "-".join("".join(choice(LETTERS) for _letter in range(4)) for _group in range(3))
