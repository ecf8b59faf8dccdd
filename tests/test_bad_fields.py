"""Every form with one field wrong: the error stands beside that field, the rest stays typed, and nothing breaks.

Each form is given once with values that are taken; the tests change one field at a time.
"""

from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.models import Product
from cilegon_ikm.accounts.models import User
from orders.models import BasketLine, Message, Submission
from producers.models import Producer
from tests.every_form import every_form
from tests.factories import make_producer, make_user
from tests.form_examples import Form
from tests.hostile import ALTERED, HTML, KEYS, STRANGE, WRONG, Knocker
from tests.pages import field_errors, page, texts, value_of
from tests.sizes import Shares

pytestmark = pytest.mark.django_db


ENQUIRY_FORMS = ("message of the buyer", "message of the maker", "cancelling", "reporting", "declining")
QUOTE_FORMS = ("quote", "change of a quote", "rejecting", "quick replies")
REVIEW_FORMS = ("review", "answer to a review", "complaint about a review", "reporting by the maker")
ACCOUNT_FORMS = ("forgotten password", "code", "new password", "correction")
ACCOUNT_FORMS += ("erasing", "reset by mail", "reset by link")
MAKER_FORMS = ("business", "address", "details", "ways", "hours", "paper", "report", "objection", "complaint")
NAMES = ("registration", "sign-in", "profile", "product", "offer", "question", "basket", "lost link")
NAMES += (*ENQUIRY_FORMS, *QUOTE_FORMS, *REVIEW_FORMS)
NAMES += ACCOUNT_FORMS + MAKER_FORMS
WITH_A_NOTICE = ("place", "pictures")
REFUSES_WORDS = {
    "phone", "choice", "count", "price", "email", "ticks", "time", "closing time", "past day", "day to come",
    "paper number", "file",
}  # fmt: skip
NO_WORDS = {"tick", "ticks", "secret", "file"}  # kinds of fields that show nothing that was typed


@pytest.fixture(autouse=True)
def _mail_goes_out(settings) -> None:
    """The pages that send links and codes exist."""
    settings.MESSAGE_SENDERS = ["email"]


@pytest.fixture
def forms(emping, dewi, client) -> dict[str, Form]:
    return every_form(emping, dewi, client)


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
    assert tuple(forms) == NAMES + WITH_A_NOTICE


def test_the_examples_are_taken(forms):
    assert {name: form.send().status_code for name, form in forms.items()} == {
        name: form.taken for name, form in forms.items()
    }
    assert [form.browser.broken for form in forms.values() if form.browser.broken] == []


def stays_typed(form: Form, name: str, *, as_wrong_as: str) -> bool:
    """Whether a refused page shows this field as it was sent; passwords never come back."""
    kind = form.kinds.get(name, "secret")
    return kind not in NO_WORDS and not (as_wrong_as and (kind == "choice" or as_wrong_as in ALTERED))


@pytest.mark.parametrize("name", NAMES)
def test_one_wrong_field_has_the_error_beside_it_and_the_rest_stays_typed(forms, name):
    form, shares = forms[name], Shares(3, start=NAMES.index(name))
    for one, kind in form.kinds.items():
        for what, value in shares.of(WRONG[kind].items()):
            answer = form.send(one, value)
            assert answer.status_code == form.refused, (one, what)
            assert list(errors(answer)) == [one], (one, what)
            assert errors(answer)[one], (one, what)
            for other, typed in {**form.data, one: value}.items():
                if stays_typed(form, other, as_wrong_as=what if other == one else ""):
                    assert shown(answer, other) == str(typed), (one, what, other)
    assert form.browser.broken == []


@pytest.mark.parametrize("name", WITH_A_NOTICE)
def test_one_wrong_field_that_nobody_types_in_is_named_above_the_form(forms, name):
    form = forms[name]
    for one, kind in form.kinds.items():
        for what, value in WRONG[kind].items():
            answer = form.send(one, value)
            assert answer.status_code == form.refused, (one, what)
            assert len(texts(answer, "main .notice.is-bad[role=alert]")) == 1, (one, what)
            assert HTML not in answer.content.decode(), (one, what)
    assert form.browser.broken == []


def test_no_strange_number_of_a_picture_breaks_anything(forms):
    form = forms["pictures"]
    answers = {what: form.send("remove", value).status_code for what, value in {**WRONG["count"], **STRANGE}.items()}
    assert set(answers.values()) == {302, 404}, answers
    assert form.browser.broken == []


@pytest.mark.parametrize("name", NAMES + WITH_A_NOTICE)
def test_strange_words_are_words_and_come_back_escaped(forms, name):
    form, shares = forms[name], Shares(5, start=len(name))
    for one, kind in form.kinds.items():
        for what, value in shares.of(STRANGE.items()):
            answer = form.send(one, value)
            assert HTML not in answer.content.decode(), (one, what)
            if kind in {"text", "optional text"}:
                assert answer.status_code == form.taken, (one, what)
            elif kind in REFUSES_WORDS:
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
    shares = Shares(5)
    for one, kind in form.kinds.items():
        for what, value in shares.of({**WRONG[kind], **STRANGE}.items()):
            answer = autosave.send(one, value)
            assert answer.status_code == 200, (one, what)
            assert HTML not in answer.content.decode(), (one, what)
    assert form.browser.broken == []


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

    @settings(suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def send(raw):
        body = f"{rest}&{one}={quote_from_bytes(raw)}"
        form.browser("POST", form.url, body, content_type="application/x-www-form-urlencoded", what=repr(raw))
        assert form.browser.broken == []

    send()


def test_a_failure_would_be_noticed(monkeypatch):
    """The checks of this file and of test_bad_input.py lean on it."""
    monkeypatch.setattr("catalog.views.public.Browse", None)
    visitor = Knocker()
    assert visitor("GET", "/en/bantuan/") != ""
    assert visitor.broken == []
    visitor("GET", "/produk/")
    assert len(visitor.broken) == 1
    assert "TypeError" in visitor.broken[0]
