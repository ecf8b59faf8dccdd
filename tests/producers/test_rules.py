import pytest

from cilegon_ikm.accounts.models import User
from producers import rules
from producers.models import Credential, Producer
from tests.factories import make_moderator, make_user


@pytest.mark.parametrize(
    ("state", "submit", "edit", "list_products", "close"),
    [
        ("draft", True, True, True, True),
        ("submitted", False, True, True, True),
        ("changes", True, True, True, True),
        ("verified", False, True, True, True),
        ("suspended", False, True, False, True),
        ("closed", False, False, False, False),
    ],
)
def test_what_a_maker_may_do_follows_from_the_state(state, submit, edit, list_products, close):
    producer = Producer(state=state, owner_id=1)
    found = (rules.can_submit(producer), rules.can_edit(producer), rules.can_list(producer), rules.can_close(producer))
    assert found == (submit, edit, list_products, close)


def test_every_state_is_in_the_table_above():
    assert len(Producer.State.values) == 6


@pytest.mark.django_db
def test_a_moderator_decides_about_makers():
    assert rules.can_moderate(make_moderator())


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"is_staff": False}, {"is_active": False}])
def test_a_former_moderator_does_not(change):
    dewi = make_moderator()
    User.objects.filter(pk=dewi.pk).update(**change)
    assert not rules.can_moderate(User.objects.get(pk=dewi.pk))


@pytest.mark.django_db
def test_neither_a_maker_nor_an_officer_without_the_right_decides():
    assert not rules.can_moderate(make_user("Budi"))
    assert not rules.can_moderate(make_user("Eka", is_staff=True))


@pytest.mark.parametrize(
    ("state", "correct", "renew"),
    [
        ("submitted", True, False),
        ("rejected", True, False),
        ("verified", False, True),
        ("expired", False, True),
        ("replaced", False, False),
    ],
)
def test_what_becomes_of_a_paper_follows_from_its_state(state, correct, renew):
    paper = Credential(state=state)
    assert (rules.can_correct(paper), rules.can_renew(paper), rules.can_give_way(paper)) == (correct, renew, renew)


def test_every_state_of_a_paper_is_in_the_table_above():
    assert len(Credential.State.values) == 5


@pytest.mark.django_db
def test_moderators_judge_papers_and_nobody_else_does():
    assert rules.can_judge_papers(make_moderator())
    assert not rules.can_judge_papers(make_user("Eka", is_staff=True))
    assert not rules.can_judge_papers(make_user("Budi"))


def test_a_business_that_nobody_has_claimed_is_not_sent():
    assert not rules.can_submit(Producer(state="draft"))
