from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cilegon_ikm.clock import today
from producers.credential_forms import CredentialForm
from producers.models import Credential
from tests.factories import PAPERS, upload

pytestmark = pytest.mark.usefixtures("in_english")
YEAR = timedelta(days=365)


def form(kind="pirt", file=None, **changes):
    typed = {
        "number": PAPERS[kind],
        "title": "ISO 9001",
        "issued_on": str(today() - YEAR),
        "expires_on": str(today() + YEAR),
        **changes,
    }
    return CredentialForm(typed, {"scan": file or upload()}, kind=kind)


@pytest.mark.parametrize("kind", Credential.Kind.values)
def test_a_form_asks_what_a_paper_of_this_kind_has(kind):
    asked = form(kind)
    names = {"number", "issued_on", "scan"}
    names |= {"title"} if kind == "other" else set()
    names |= {"expires_on"} if kind != "nib" else set()
    assert set(asked.fields) == names
    assert asked.is_valid(), asked.errors
    assert set(asked.cleaned_data) == names


@pytest.mark.parametrize(("kind", "required"), [("pirt", True), ("bpom", True), ("halal", False), ("sni", False)])
def test_some_papers_must_have_a_last_day(kind, required):
    assert form(kind, expires_on="").is_valid() is not required


NIB = "A NIB has 13 digits, for example 9120001234567."
NUL = "Null characters are not allowed."


@pytest.mark.parametrize(
    ("kind", "changes", "errors"),
    [
        ("nib", {"number": "123"}, {"number": [NIB]}),
        ("nib", {"number": "NIB"}, {"number": [NIB]}),
        ("nib", {"number": "٩١٢٠٠٠١٢٣٤٥٦٧"}, {"number": [NIB]}),
        ("nib", {"number": "<script>"}, {"number": [NIB]}),
        ("sni", {"number": "\0"}, {"number": [NUL]}),
        ("sni", {"number": "9" * 61}, {"number": ["Ensure this value has at most 60 characters (it has 61)."]}),
        ("sni", {"number": " "}, {"number": ["This field is required."]}),
        ("other", {"title": " "}, {"title": ["This field is required."]}),
        ("other", {"title": "T" * 61}, {"title": ["Ensure this value has at most 60 characters (it has 61)."]}),
        ("pirt", {"issued_on": "yesterday"}, {"issued_on": ["Enter a valid date."]}),
        ("pirt", {"issued_on": "99999-01-01"}, {"issued_on": ["Enter a valid date."]}),
        ("pirt", {"issued_on": "0026-01-01"}, {"issued_on": ["Write the year with four digits."]}),
        ("pirt", {"issued_on": str(today() + timedelta(days=1))}, {"issued_on": ["This day is still to come."]}),
        (
            "pirt",
            {"expires_on": str(today() - timedelta(days=1))},
            {"expires_on": ["This paper has expired. Send the newer one."]},
        ),
        (
            "pirt",
            {"issued_on": str(today()), "expires_on": str(today())},
            {"expires_on": ["It must end after the day it was issued."]},
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_said_beside_its_field(kind, changes, errors):
    assert form(kind, **changes).errors == errors


def test_today_and_the_last_day_of_the_calendar_are_days():
    assert form(issued_on=str(today()), expires_on="9999-12-31").is_valid()
    assert form(expires_on=str(today())).is_valid()


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (SimpleUploadedFile("a.pdf", b""), "The submitted file is empty."),
        (SimpleUploadedFile("a.pdf", b"%PDF-1.4"), "The PDF is damaged or too complicated to read."),
        (SimpleUploadedFile("a.jpg", b"<svg/>"), "This file is neither a PDF nor a photo we can read."),
    ],
)
def test_a_wrong_file_is_said_beside_its_field(file, error):
    wrong = form(file=file)
    assert list(wrong.errors) == ["scan"]
    assert wrong.errors["scan"][0].startswith(error)


def test_a_correction_needs_no_new_file():
    correcting = CredentialForm(form().data, {}, kind="pirt", correcting=Credential(kind="pirt"))
    assert correcting.is_valid()
    assert correcting.cleaned_data["scan"] is None
    assert CredentialForm(form().data, {}, kind="pirt").errors == {"scan": ["Choose a photo or PDF of the paper."]}
