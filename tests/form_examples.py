"""The forms of accounts and makers, each with an example that is taken, for tests that change one field at a time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.utils.http import urlsafe_base64_encode

from catalog.workflow import take_down_product
from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.workflow import make_password_link
from cilegon_ikm.clock import today
from tests.factories import PAPERS, PASSWORD, make_listing, make_moderator, make_producer, make_user, upload
from tests.hostile import MISSING, Knocker

TOKEN = {"csrfmiddlewaretoken": "x"}  # so that a form with its only field missing is still sent


@dataclass(frozen=True)
class Form:
    """Where it is sent, by whom, with what, and which kind each field is; ``taken`` and ``refused`` are statuses.

    A file is read once, so it stands in ``data`` as the function that makes it.
    """

    url: str
    browser: Knocker
    data: dict[str, Any]
    kinds: dict[str, str]
    taken: int = 302
    refused: int = 422

    def send(self, name: str = "", value: Any = "") -> Any:
        """The answer to the valid example with this one field changed."""
        data = {**self.data, name: value} if name else dict(self.data)
        what = f"{name}={str(value)[:30]!r}"
        sent = {key: each() if callable(each) else each for key, each in data.items() if each is not MISSING}
        self.browser("POST", self.url, sent, what=what)
        return self.browser.answer


PROFILE = {
    "name": "text", "branch": "choice", "village": "choice", "address": "text", "whatsapp": "phone", "story": "text",
}  # fmt: skip


def account_forms(guest: Knocker, member: Knocker) -> dict[str, Form]:
    asked = {"username": "081200007004", **TOKEN}, {"username": "account"}
    return {
        "forgotten password": Form("/en/sandi/lupa/", guest, *asked),
        "code": Form("/en/masuk/kode/", guest, *asked),
        "new password": Form(
            "/en/akun/sandi/",
            member,
            {"old_password": PASSWORD, "password": "melinjo-kering-7"},
            {"old_password": "secret", "password": "new secret"},
        ),
        "correction": Form(
            "/en/akun/data/ubah/",
            member,
            {"name": "Budi", "phone": "0812 0000 7005", "old_password": PASSWORD},
            {"name": "text", "phone": "phone", "old_password": "secret"},
        ),
        "erasing": Form(
            "/en/akun/data/hapus/", member, {"old_password": PASSWORD, **TOKEN}, {"old_password": "secret"}
        ),
        **reset_forms(guest, make_user("Lia")),
    }


def reset_forms(guest: Knocker, forgetful: User) -> dict[str, Form]:
    """The new password by the link of a mail, and by the link of an officer."""
    uid, token = urlsafe_base64_encode(str(forgetful.pk).encode()), default_token_generator.make_token(forgetful)
    link = make_password_link(user=forgetful, by=make_moderator("Gita"))
    example = {"password": "melinjo-kering-7", **TOKEN}, {"password": "new secret"}
    return {
        "reset by mail": Form(f"/en/sandi/baru/{uid}/{token}/", guest, *example),
        "reset by link": Form(f"/en{link}", guest, *example),
    }


def moderation_forms(owner: Knocker, guest: Knocker, listing: Any, officer: User) -> dict[str, Form]:
    refused = make_listing(listing.producer, officer=officer, name="Opak").product
    take_down_product(product=refused, by=officer, note="Foto?")
    return {
        "objection": Form(
            f"/en/usaha/produk/{refused.pk}/keberatan/", owner, {"text": "Itu foto saya."}, {"text": "text"}
        ),
        "complaint": Form(
            f"/en/produk/{listing.pk}/laporkan/",
            guest,
            {"reason": "unsafe", "text": "Basi.", "contact": "0812-0000-7009", "website": ""},
            {"reason": "choice", "text": "optional text", "contact": "optional text"},
        ),
    }


def maker_forms(owner: Knocker, profile: dict[str, str]) -> dict[str, Form]:
    beginner, drafting = Knocker(make_user("Nia")), Knocker(make_producer(make_user("Fitri"), name="Opak").owner)
    step_2, step_3 = ("name", "branch", "village", "whatsapp"), ("address", "story")
    report = {"product": "Emping", "workers_male": "2", "production_value": "60.000.000", "investment": "5.000.000"}
    kinds = {"product": "optional text", **dict.fromkeys(("workers_male", "production_value", "investment"), "amount")}
    return {
        "business": Form(
            "/en/daftar/usaha/", beginner, {key: profile[key] for key in step_2}, {key: PROFILE[key] for key in step_2}
        ),
        "address": Form(
            "/en/daftar/alamat/",
            drafting,
            {**{key: profile[key] for key in step_3}, "action": "send"},
            {key: PROFILE[key] for key in step_3},
        ),
        "details": Form(
            "/en/usaha/profil/keterangan/",
            owner,
            {"founded": "1998", "monthly_capacity": "300 kg"},
            {"founded": "year", "monthly_capacity": "optional text"},
        ),
        "ways": Form(
            "/en/usaha/profil/layanan/",
            owner,
            {"delivery_ways": "own", "payment_ways": "qris"},
            {"delivery_ways": "ticks", "payment_ways": "ticks"},
        ),
        "hours": Form(
            "/en/usaha/profil/jam/",
            owner,
            {"open_0": "on", "from_0": "08:00", "to_0": "16.00"},
            {"from_0": "time", "to_0": "closing time"},
        ),
        "paper": Form(
            "/en/usaha/dokumen/baru/pirt/",
            owner,
            {
                "number": PAPERS["pirt"],
                "issued_on": str(today() - timedelta(days=9)),
                "expires_on": str(today() + timedelta(days=9)),
                "scan": upload,
            },
            {"number": "paper number", "issued_on": "past day", "expires_on": "day to come", "scan": "file"},
        ),
        "report": Form(f"/en/usaha/laporan/{today().year - 1}/", owner, {**report, "action": "save"}, kinds),
    }


def forms_with_a_notice(owner: Knocker) -> dict[str, Form]:
    """Those whose fields nobody types in: what is wrong stands above them."""
    return {
        "place": Form(
            "/en/usaha/profil/peta/",
            owner,
            {"latitude": "-6.012345", "longitude": "106.054321"},
            {"latitude": "coordinate", "longitude": "coordinate"},
        ),
        "pictures": Form(
            "/en/usaha/profil/foto/",
            owner,
            {"logo": upload, "workshop": upload},
            {"logo": "photo", "workshop": "photo"},
        ),
    }
