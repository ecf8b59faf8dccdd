"""A maker objects to a rejection or a take-down, once, and an officer answers."""

import pytest

from catalog import rules, workflow
from catalog.models import Appeal, Listing
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from tests.factories import make_appeal, make_listing, make_submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def rejected(emping, dewi):
    product = make_submitted(emping)
    return workflow.reject_product(product=product, version=product.version, by=dewi, note="Bukan buatan sendiri.")


@pytest.fixture
def taken_down(emping, dewi):
    return workflow.take_down_product(product=make_listing(emping, officer=dewi).product, by=dewi, note="Foto lain.")


@pytest.fixture(params=["rejected", "taken_down"])
def refused(request):
    """A product that officers have rejected or taken down."""
    return request.getfixturevalue(request.param)


def told(user):
    found = Notification.objects.filter(user=user, kind__startswith="appeal").order_by("pk")
    return [(row.kind, row.params.get("note")) for row in found]


def moves(thing):
    return list(thing.history.order_by("pk").values_list("from_state", "to_state", "by__name", "note"))


def test_an_objection_waits_and_the_decision_stands_meanwhile(refused, budi):
    state = refused.state
    appeal = make_appeal(refused, text="Ini buatan ibu saya.")
    assert (appeal.text, appeal.by, appeal.decision.to_state) == ("Ini buatan ibu saya.", budi, state)
    refused.refresh_from_db()
    assert (refused.state, list(Appeal.objects.waiting())) == (state, [appeal])


def test_there_is_one_objection_for_each_decision(refused, dewi):
    appeal = make_appeal(refused)
    with pytest.raises(IllegalTransition, match=r"There is no decision left to object to\."):
        make_appeal(refused)
    workflow.uphold_decision(appeal=appeal, by=dewi, note="Tetap.")
    assert not rules.can_appeal(refused)
    with pytest.raises(IllegalTransition):
        make_appeal(refused)


def test_a_later_decision_can_be_objected_to_again(taken_down, dewi):
    workflow.uphold_decision(appeal=make_appeal(taken_down), by=dewi, note="Tetap.")
    workflow.submit_product(product=taken_down, by=taken_down.producer.owner)
    workflow.approve_product(product=taken_down, version=taken_down.version, by=dewi)
    workflow.take_down_product(product=taken_down, by=dewi, note="Lagi.")
    assert make_appeal(taken_down).decision.note == "Lagi."


@pytest.mark.parametrize("make", [make_submitted, lambda maker: make_listing(maker).product])
def test_there_is_nothing_to_object_to_before_a_refusal(emping, make):
    product = make(emping)
    assert not rules.can_appeal(product)
    with pytest.raises(IllegalTransition):
        make_appeal(product)


def test_an_upheld_decision_is_told_with_its_reason(refused, dewi, budi):
    appeal, state = make_appeal(refused), refused.state
    workflow.uphold_decision(appeal=appeal, by=dewi, note="Fotonya tetap sama.")
    refused.refresh_from_db()
    assert (appeal.state, refused.state) == ("upheld", state)
    assert moves(appeal) == [("open", "upheld", "Dewi", "Fotonya tetap sama.")]
    assert told(budi) == [("appeal_upheld", "Fotonya tetap sama.")]


def test_a_lifted_decision_puts_the_product_back_into_the_queue(refused, dewi, budi):
    appeal, state = make_appeal(refused), refused.state
    workflow.reopen_decision(appeal=appeal, by=dewi)
    refused.refresh_from_db()
    assert (appeal.state, refused.state, refused.submitted_at) == ("reopened", "submitted", appeal.created_at)
    assert moves(refused)[-1] == (state, "submitted", "Dewi", "")
    assert told(budi) == [("appeal_reopened", None)]
    assert Listing.objects.visible().count() == 0
    workflow.approve_product(product=refused, version=refused.version, by=dewi)
    assert Listing.objects.visible().get().product == refused


def test_an_objection_is_answered_once(refused, dewi):
    appeal = make_appeal(refused)
    workflow.reopen_decision(appeal=appeal, by=dewi)
    with pytest.raises(IllegalTransition):
        workflow.uphold_decision(appeal=appeal, by=dewi, note="Tetap.")
    assert appeal.state == "reopened"


def test_a_corrected_version_needs_no_objection_any_more(taken_down, dewi):
    appeal = make_appeal(taken_down)
    workflow.save_product(product=taken_down, name="Emping Baru")
    workflow.submit_product(product=taken_down, by=taken_down.producer.owner)
    appeal.refresh_from_db()
    assert appeal.state == "dropped"
    with pytest.raises(IllegalTransition):
        workflow.reopen_decision(appeal=appeal, by=dewi)


def test_a_rejected_product_is_still_not_sent_by_its_maker(rejected):
    assert not rules.can_submit(rejected)


def test_the_words_of_an_objection_go_with_their_maker(taken_down, emping, budi):
    appeal = make_appeal(taken_down, text="Rahasia keluarga.")
    workflow.erase_products(producer=emping, by=budi)
    appeal.refresh_from_db()
    assert appeal.text == "–"
