from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cilegon_ikm.clock import today
from producers.models import Credential
from tests.factories import make_credential, make_user, make_verified_credential

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


def change(paper, **fields):
    Credential.objects.filter(pk=paper.pk).update(**fields)


def numbers(papers):
    return [paper.number for paper in papers]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("pirt", {"kind": "ktp"}),
        ("pirt", {"state": "lost"}),
        ("pirt", {"number": ""}),
        ("pirt", {"title": "ISO"}),
        ("other", {"title": ""}),
        ("pirt", {"expires_on": today() - timedelta(days=30)}),
        ("pirt", {"issued_on": None}),
    ],
    ids=str,
)
def test_the_database_keeps_no_senseless_paper(emping, kind, fields):
    paper = make_credential(emping, kind=kind)
    with pytest.raises(IntegrityError), transaction.atomic():
        change(paper, **fields)


@pytest.mark.parametrize("state", ["submitted", "verified"])
def test_the_database_keeps_one_nib_of_a_business(emping, las, state):
    first = make_credential(emping, kind="nib")
    change(first, state=state)
    make_credential(las, kind="nib")
    with pytest.raises(IntegrityError, match="credential_one_nib"), transaction.atomic():
        Credential.objects.create(
            producer=emping, kind="nib", number="9120001234568", issued_on=DAY, scan="x", state=state
        )


def test_the_database_keeps_a_number_once(emping):
    paper = make_credential(emping)
    with pytest.raises(IntegrityError, match="credential_once"), transaction.atomic():
        Credential.objects.create(producer=emping, kind="pirt", number=paper.number, issued_on=DAY, scan="x")


@pytest.mark.parametrize(
    ("state", "last_day", "shown"),
    [
        ("verified", DAY, True),
        ("verified", DAY + timedelta(days=1), True),
        ("verified", None, True),
        ("verified", DAY - timedelta(days=1), False),
        ("submitted", None, False),
        ("rejected", None, False),
        ("expired", DAY - timedelta(days=1), False),
        ("replaced", None, False),
    ],
)
def test_a_badge_is_a_verified_paper_up_to_its_last_day(emping, state, last_day, shown):
    paper = make_credential(emping, issued_on=date(2020, 1, 1))
    change(paper, state=state, expires_on=last_day)
    assert list(Credential.objects.badges(DAY)) == ([paper] if shown else [])


@pytest.mark.parametrize(
    ("left", "reminded", "due"),
    [
        (61, None, False), (60, None, True), (60, 60, False), (45, None, True), (31, 60, False), (30, 60, True),
        (30, 30, False), (8, 30, False), (7, 30, True), (3, 60, True), (0, 7, False), (0, 30, True), (-1, None, False),
    ],
)  # fmt: skip
def test_a_reminder_is_due_once_for_each_reminder_day(emping, left, reminded, due):
    paper = make_credential(emping, issued_on=date(2020, 1, 1))
    change(paper, state="verified", expires_on=DAY + timedelta(days=left), reminded=reminded)
    assert Credential.objects.due_for_reminder(DAY).exists() is due


def test_nobody_is_reminded_whose_newer_paper_waits_or_whose_business_is_closed(emping, las):
    soon = today() + timedelta(days=5)
    old = make_verified_credential(emping, expires_on=soon)
    closed = make_verified_credential(las, expires_on=soon)
    assert set(Credential.objects.due_for_reminder(today())) == {old, closed}
    newer = make_credential(emping, renews=old)
    type(las).objects.filter(pk=las.pk).update(state="closed")
    assert list(Credential.objects.due_for_reminder(today())) == []
    change(newer, state="rejected")
    assert list(Credential.objects.due_for_reminder(today())) == [old]


def test_what_needs_the_maker_is_rejected_expired_or_about_to_be(emping):
    for number, (state, left) in enumerate(
        [("rejected", 300), ("expired", -1), ("verified", 60), ("verified", 61), ("submitted", 5), ("replaced", -1)]
    ):
        paper = make_credential(emping, kind="sni", number=f"{state} {left}", issued_on=date(2020, 1, number + 1))
        change(paper, state=state, expires_on=today() + timedelta(days=left))
    assert numbers(Credential.objects.needing_attention()) == ["expired -1", "verified 60", "rejected 300"]


def test_a_paper_with_a_newer_one_needs_nobody(emping):
    old = make_verified_credential(emping, expires_on=today() + timedelta(days=5))
    make_credential(emping, renews=old)
    assert list(Credential.objects.needing_attention()) == []


def test_papers_are_visible_to_their_business_and_to_officers_with_the_right(emping, las, dewi, admin_user):
    own, foreign = make_credential(emping), make_credential(las)
    officer = make_user("Eka", is_staff=True)

    def seen(user):
        return set(Credential.objects.visible_to(user))

    assert (seen(emping.owner), seen(las.owner)) == ({own}, {foreign})
    assert seen(dewi) == seen(admin_user) == {own, foreign}
    assert seen(officer) == seen(make_user("Sri")) == set()


@pytest.mark.parametrize(("kind", "text"), [("nib", "NIB 9120001234567"), ("other", "ISO 9001 QSC 01234")])
def test_a_paper_is_called_by_its_name_and_number(emping, kind, text):
    assert str(make_credential(emping, kind=kind)) == text


@pytest.mark.parametrize(
    ("state", "left", "lapsed"),
    [("verified", -1, True), ("verified", 0, False), ("verified", None, False), ("submitted", -1, False)],
)
def test_a_verified_paper_lapses_the_day_after_its_last(state, left, lapsed):
    last_day = None if left is None else today() + timedelta(days=left)
    assert Credential(state=state, expires_on=last_day).has_lapsed is lapsed
