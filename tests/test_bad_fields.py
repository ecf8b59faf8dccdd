"""Every form with one field wrong: the error stands beside that field, the rest stays typed, and nothing breaks.

Each form is given once with values that are taken; the tests change one field at a time.
"""

import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.models import Category, Product
from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from orders.models import BasketLine, Message, Quote, Submission
from producers.models import Producer
from tests.factories import (
    PASSWORD,
    make_credential,
    make_draft,
    make_enquiry,
    make_listing,
    make_producer,
    make_quote,
    make_user,
)
from tests.hostile import ALTERED, DIGITS, HTML, KEYS, LONG, MISSING, NUL, STRANGE, WRONG, Knocker
from tests.orders.steps import put, the_basket
from tests.pages import field_errors, page, value_of

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Form:
    """Where it is sent, by whom, with what, and which kind each field is; ``taken`` and ``refused`` are statuses."""

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
        self.browser("POST", self.url, {key: each for key, each in data.items() if each is not MISSING}, what=what)
        return self.browser.answer


PROFILE = {
    "name": "text", "branch": "choice", "village": "choice", "address": "text", "whatsapp": "phone", "story": "text",
}  # fmt: skip
PRODUCT = {
    "name": "text", "category": "choice", "price": "price", "unit": "choice", "minimum_order": "count",
    "lead_time_days": "count", "description": "text",
}  # fmt: skip
OFFER = {"tier-0-quantity": "50", "tier-0-price": "40.000", "weight": "1,5"}
CONTACT = {"name": "text", "phone": "phone", "email": "email", "message": "optional text"}
ENQUIRY_FORMS = ("message of the buyer", "message of the maker", "cancelling", "declining")
QUOTE_FORMS = ("quote", "change of a quote", "rejecting", "quick replies")
QUOTE = {
    "item-0-title": "text", "item-0-quantity": "count", "item-0-unit": "choice", "item-0-price": "price",
    "payment_terms": "text", "note": "optional text",
}  # fmt: skip
ACCOUNT_FORMS = ("forgotten password", "code", "new password", "correction")
MAKER_FORMS = ("business", "address", "details", "report")
NAMES = ("registration", "sign-in", "profile", "product", "offer", "question", "basket", *ENQUIRY_FORMS, *QUOTE_FORMS)
NAMES += ACCOUNT_FORMS + MAKER_FORMS


@pytest.fixture(autouse=True)
def _quick_hashes_and_mail(settings) -> None:
    """The real hasher is slow on purpose; the pages that send links and codes exist."""
    settings.MESSAGE_SENDERS = ["email"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


@pytest.fixture
def forms(emping, dewi, client) -> dict[str, Form]:
    listing, product = make_listing(emping, officer=dewi), make_draft(emping)
    put(client, listing)
    line = the_basket().lines.get()
    enquiry = make_enquiry(listing)
    guest, owner, buyer = Knocker(), Knocker(emping.owner), Knocker()
    buyer.cookies = client.cookies.output(header="", sep=";")
    contact = dict(zip(CONTACT, ("Ani", "0812 0000 7002", "ani@sentra.example", "Bisa Jumat?"), strict=True))
    key = str(uuid.uuid4())
    link = f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/"
    inbox = f"/en/usaha/pesan/{enquiry.reference}/"
    profile = dict(
        zip(PROFILE, ("Emping Budi", "food", "36.72.05.1003", "Jl. Contoh 1", "0812 0000 7003", "Halo"), strict=True)
    )
    category = Category.objects.get(slug="emping-ceplis")
    details = dict(zip(PRODUCT, ("Emping", category.pk, "45.000", "pack", "2", "3", "Renyah."), strict=True))
    return {
        "registration": Form(
            "/en/daftar/",
            guest,
            {"name": "Sri", "phone": "0812 0000 7001", "password": PASSWORD, "consent": "on"},
            {"name": "text", "phone": "phone", "password": "new secret", "consent": "tick"},
        ),
        "sign-in": Form(
            "/en/masuk/",
            guest,
            {"username": str(emping.owner.phone), "password": PASSWORD},
            {"username": "account", "password": "secret"},
            refused=200,
        ),
        "profile": Form("/en/usaha/profil/", owner, profile, PROFILE),
        "product": Form(f"/en/usaha/produk/{product.pk}/", owner, {**details, "action": "send"}, PRODUCT),
        "offer": Form(
            f"/en/usaha/produk/{product.pk}/",
            owner,
            {**details, **OFFER, "price_kind": "tiers", "action": "save"},
            dict.fromkeys(OFFER, "amount"),
        ),
        "question": Form(
            f"/en/keranjang/tambah/{listing.pk}/",
            guest,
            {"quantity": "2", "note": "pedas"},
            {"quantity": "count", "note": "optional text"},
        ),
        "basket": Form(
            "/en/keranjang/",
            buyer,
            {**contact, f"line-{line.pk}-quantity": "3", f"line-{line.pk}-note": "", "key": key, "action": "send"},
            {**CONTACT, f"line-{line.pk}-quantity": "count", f"line-{line.pk}-note": "optional text"},
        ),
        "message of the buyer": Form(link, guest, {"key": key, "body": "Halo"}, {"body": "text"}),
        "message of the maker": Form(inbox, owner, {"key": key, "body": "Siap"}, {"body": "text"}),
        "cancelling": Form(f"{link}batal/", guest, {"reason": "Sudah dapat"}, {"reason": "optional text"}),
        "declining": Form(f"{inbox}tolak/", owner, {"reason": "Bahan habis"}, {"reason": "text"}),
        **quote_forms(guest, owner, make_quote(make_enquiry(listing)), key),
        **account_forms(Knocker(), owner),
        **maker_forms(owner, profile),
    }


def quote_forms(guest: Knocker, owner: Knocker, quote: Quote, key: str) -> dict[str, Form]:
    link = f"/en/pesanan/{quote.enquiry.submission.token}/{quote.enquiry.reference}/penawaran/1/"
    example = dict(zip(QUOTE, ("Emping", "2", "pack", "45.000", "Setengah di muka", "Pita biru"), strict=True))
    terms = {"key": key, "delivery_cost": "", "lead_time_days": "3", "valid_until": str(today()), "action": "send"}
    return {
        "quote": Form(
            f"/en/usaha/pesan/{quote.enquiry.reference}/penawaran/",
            owner,
            {**example, **terms},
            QUOTE,
        ),
        "change of a quote": Form(
            f"{link}ubah/", guest, {"change-key": key, "change-body": "50 saja"}, {"change-body": "text"}
        ),
        "rejecting": Form(f"{link}tolak/", guest, {"reject-reason": "Mahal"}, {"reject-reason": "optional text"}),
        "quick replies": Form(
            "/en/usaha/pesan/balasan/", owner, {"reply_0": "Halo", "reply_1": ""}, {"reply_0": "optional text"}
        ),
    }


def account_forms(guest: Knocker, member: Knocker) -> dict[str, Form]:
    asked = {"username": "081200007004", "csrfmiddlewaretoken": "x"}, {"username": "account"}
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
        "report": Form(f"/en/usaha/laporan/{today().year - 1}/", owner, {**report, "action": "save"}, kinds),
    }


def errors(answer) -> dict[str, str]:
    """What stands beside which field, also on the product page, whose form is written out."""
    beside = {
        each["id"].removesuffix("-error"): each.get_text().strip() for each in page(answer).select("[id$=-error]")
    }
    return {**beside, **field_errors(answer)}


def shown(answer, name: str) -> str:
    """What stands in the field."""
    return value_of(answer, f"id_{name}" if page(answer).find(id=f"id_{name}") else name)


def test_every_form_is_here(forms):
    assert tuple(forms) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_taken(forms, name):
    assert forms[name].send().status_code == forms[name].taken
    assert forms[name].browser.broken == []


def stays_typed(form: Form, name: str, *, as_wrong_as: str) -> bool:
    """Whether a refused page shows this field as it was sent; passwords never come back."""
    kind = form.kinds.get(name, "secret")
    return kind not in {"tick", "secret"} and not (as_wrong_as and (kind == "choice" or as_wrong_as in ALTERED))


@pytest.mark.parametrize("name", NAMES)
def test_one_wrong_field_has_the_error_beside_it_and_the_rest_stays_typed(forms, name):
    form = forms[name]
    for one, kind in form.kinds.items():
        for what, value in WRONG[kind].items():
            answer = form.send(one, value)
            assert answer.status_code == form.refused, (one, what)
            assert list(errors(answer)) == [one], (one, what)
            assert errors(answer)[one], (one, what)
            for other, typed in {**form.data, one: value}.items():
                if stays_typed(form, other, as_wrong_as=what if other == one else ""):
                    assert shown(answer, other) == str(typed), (one, what, other)
    assert form.browser.broken == []


@pytest.mark.parametrize("name", NAMES)
def test_strange_words_are_words_and_come_back_escaped(forms, name):
    form = forms[name]
    for one, kind in form.kinds.items():
        for what, value in STRANGE.items():
            answer = form.send(one, value)
            assert HTML not in answer.content.decode(), (one, what)
            if kind in {"text", "optional text"}:
                assert answer.status_code == form.taken, (one, what)
            elif kind in {"phone", "choice", "count", "price", "email"}:
                assert (answer.status_code, list(errors(answer))) == (form.refused, [one]), (one, what)
        form.send(one, [form.data[one], HTML])
        form.send(f"{one}[]", HTML)
    assert form.browser.broken == []


@pytest.mark.parametrize("name", ["basket", "message of the buyer", "message of the maker"])
def test_a_wrong_key_sends_nothing(forms, name):
    for value in KEYS.values():
        assert forms[name].send("key", value).status_code == 422
    assert forms[name].browser.broken == []


MORE = {
    "id": 1, "pk": 1, "state": "verified", "is_staff": "on", "is_superuser": "on", "is_active": "", "owner": 1,
    "user": 1, "producer": 1, "author": 1, "side": "producer", "version": 99, "submitted_at": "2020-01-01",
    "slug": "admin", "token": "x", "groups": 1, "is_visible": "on", "is_unread_by_buyer": "on",
    "reference": "CLG-AAAAAA", "unknown[]": "x",
}  # fmt: skip


def test_a_form_takes_nothing_but_its_own_fields(forms, emping, client):
    maker = make_producer(make_user("Eka"), name="Belum")
    for name in ("registration", "product", "basket", "message of the buyer"):
        form = forms[name]
        form.browser.client.cookies.load(form.browser.cookies)
        assert form.browser.client.post(form.url, {**MORE, **form.data}).status_code == 302, name
    client.force_login(maker.owner)
    client.post("/en/usaha/profil/", {**MORE, **forms["profile"].data, "name": "Belum"})
    sri = User.objects.get(name="Sri")
    assert (sri.is_staff, sri.is_superuser, sri.is_active, sri.groups.count()) == (False, False, True, 0)
    product = Product.objects.get(name="Emping")
    assert (product.state, product.producer, product.version < 99) == ("submitted", emping, True)
    sent = Submission.objects.latest("pk")
    assert (sent.user, sent.token == "x", sent.enquiries.get().state) == (None, False, "new")
    message = Message.objects.get(body="Halo")
    assert (message.side, message.author) == ("buyer", None)
    fresh = Producer.objects.get(pk=maker.pk)
    assert (fresh.state, fresh.slug, fresh.owner, fresh.submitted_at) == ("draft", "belum", maker.owner, None)
    assert not BasketLine.objects.exists()


def test_what_is_typed_is_kept_while_one_field_is_wrong(forms):
    form = forms["product"]
    autosave = Form(f"{form.url}simpan/", form.browser, form.data, form.kinds, taken=200)
    for one, kind in form.kinds.items():
        for what, value in {**WRONG[kind], **STRANGE}.items():
            answer = autosave.send(one, value)
            assert answer.status_code == 200, (one, what)
            assert HTML not in answer.content.decode(), (one, what)
    assert form.browser.broken == []


NEW_PASSWORD = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
DESK = {
    "catalog/category/add/": {"name": "Kue", "name_en": "Cakes", "slug": "kue-x", "parent": "1", "position": "1"},
    "catalog/category/2/change/": {"name": "Kue", "name_en": "Cakes", "slug": "kue-y", "parent": "1", "position": "1"},
    "catalog/category/": {"action": "delete_selected", "_selected_action": "1", "index": "0", "select_across": "0"},
    "notifications/delivery/": {"action": "try_again", "_selected_action": "1", "index": "0", "select_across": "0"},
    "producers/village/36.72.05.1003/change/": {"name": "Masigit", "district": "36.72.05"},
    "producers/producer/{producer}/verdict/suspend/": {"note": "Alamat tidak ada.", "version": "0"},
    "producers/credential/{paper}/verdict/reject/": {"note": "Buram.", "version": "1"},
    "producers/registerimport/add/": {"year": "2024", "mode": "all", "file": "x"},
    "producers/kblicode/add/": {"code": "10794", "title": "Kerupuk", "version": "2025"},
    "producers/kblicode/import/": {"format": "1", "resource": "0", "import_file": "x"},
    "producers/kblicode/process_import/": {"import_file_name": "x", "original_file_name": "x", "format": "1"},
    "catalog/product/{product}/verdict/approve/": {"note": "", "version": "1"},
    "accounts/user/add/": {"name": "Eka", "phone": "081200007009", "email": "", "groups": "1", **NEW_PASSWORD},
    "accounts/user/{user}/change/": {"name": "Budi", "phone": "081200007008", "email": "b@c.example", "groups": "1"},
    "accounts/user/{user}/password/": NEW_PASSWORD,
    "auth/group/1/change/": {"name": "Moderator", "permissions": "1"},
    "password_change/": {"old_password": PASSWORD, "new_password1": "x", "new_password2": "x"},
}  # fmt: skip
DESK_VALUES = {
    "missing": MISSING, "empty": "", "long": LONG, "digits": DIGITS, "63 bits": str(2**63), "negative": "-1",
    "html": HTML, "nul": NUL, "foreign": "铁门🥜قطعة", "template": STRANGE["template"],
}  # fmt: skip


@pytest.mark.parametrize("path", DESK)
def test_a_wrong_field_breaks_no_form_of_the_desk(forms, admin_user, emping, path):
    officer, paper = Knocker(admin_user), make_credential(emping)
    url = f"/en/admin/{path}".format(
        producer=emping.pk, product=Product.objects.first().pk, user=emping.owner.pk, paper=paper.pk
    )
    form = Form(url, officer, DESK[path], {})
    for one in form.data:
        for what, value in DESK_VALUES.items():
            answer = form.send(one, value)
            assert answer.status_code in {200, 302, 400, 422}, (one, what)
            assert HTML not in answer.content.decode(), (one, what)
    assert officer.broken == []


BYTES = {
    ("registration", "phone"),
    ("profile", "story"),
    ("product", "name"),
    ("product", "price"),
    ("question", "quantity"),
    ("question", "note"),
    ("basket", "email"),
    ("message of the buyer", "body"),
}


@pytest.mark.parametrize(("name", "one"), sorted(BYTES))
def test_no_bytes_in_a_field_break_anything(forms, name, one):
    form = forms[name]
    rest = "&".join(f"{key}={quote(str(value))}" for key, value in form.data.items() if key != one)

    @settings(max_examples=30, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def send(raw):
        body = f"{rest}&{one}={quote_from_bytes(raw)}"
        form.browser("POST", form.url, body, content_type="application/x-www-form-urlencoded", what=repr(raw))
        assert form.browser.broken == []

    send()


def test_a_failure_would_be_noticed(monkeypatch):
    """The checks of this file and of test_bad_input.py lean on it."""
    monkeypatch.setattr("catalog.views.public.keyset_page", None)
    visitor = Knocker()
    assert visitor("GET", "/en/bantuan/") != ""
    assert visitor.broken == []
    visitor("GET", "/produk/")
    assert len(visitor.broken) == 1
    assert "TypeError" in visitor.broken[0]
