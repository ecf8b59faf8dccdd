from itertools import product as pairs

import pytest
from django.utils import timezone

from catalog.models import Appeal, Product, ProductChange, ReportedListing, SpotCheck
from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Delivery, Notification
from cilegon_ikm.states import IllegalTransition, can_move, move, move_many, transitions
from orders.models import ConversationReport, Enquiry, HeldMessage, Review, Submission
from producers.models import (
    Credential,
    Participation,
    Producer,
    Programme,
    RegisterImport,
    ReportChange,
    YearlyReport,
)
from tests.factories import make_credential, make_draft, make_producer, make_programme, make_user

pytestmark = pytest.mark.django_db


def a_producer(state):
    producer = make_producer()
    Producer.objects.filter(pk=producer.pk).update(submitted_at=producer.created_at, state=state)
    producer.refresh_from_db()
    return producer


def a_product(state):
    product = make_draft(make_producer(), photos=0)
    Product.objects.filter(pk=product.pk).update(submitted_at=product.created_at, state=state)
    product.refresh_from_db()
    return product


def an_enquiry(state):
    submission = Submission.objects.create(key="0" * 32, name="Ani", phone="+6281200009999")
    return Enquiry.objects.create(submission=submission, producer=make_producer(), state=state)


def a_delivery(state):
    notification = Notification.objects.create(user=make_user(), kind="producer_verified", url="/")
    return Delivery.objects.create(notification=notification, channel=Delivery.Channel.IN_APP, state=state)


def a_credential(state):
    paper = make_credential(make_producer())
    Credential.objects.filter(pk=paper.pk).update(state=state)
    paper.history.all().delete()
    paper.refresh_from_db()
    return paper


def a_report(state):
    return YearlyReport.objects.create(producer=make_producer(), year=2024, state=state)


def a_spot_check(state):
    return SpotCheck.objects.create(product=a_product("published"), product_version=1, before={}, after={}, state=state)


def a_reported_listing(state):
    return ReportedListing.objects.create(product=a_product("published"), state=state)


def an_appeal(state):
    product = a_product("rejected")
    decision = product.history.create(from_state="submitted", to_state="rejected")
    return Appeal.objects.create(product=product, decision=decision, text="Kenapa?", state=state)


def an_import(state):
    return RegisterImport.objects.create(file_name="ikm.xlsx", content=b"", state=state)


def a_programme(state):
    programme = make_programme(state="draft", meetings=0)
    Programme.objects.filter(pk=programme.pk).update(state=state)
    programme.history.all().delete()
    programme.refresh_from_db()
    return programme


def a_participation(state):
    programme, now = make_programme(state="draft", meetings=0), timezone.now()
    dates = {"waiting_since": now, "completed_on": today()}
    return Participation.objects.create(programme=programme, producer=make_producer(), state=state, **dates)


def a_review(state):
    enquiry = an_enquiry("completed")
    return Review.objects.create(enquiry=enquiry, producer=enquiry.producer, stars=4, about="Emping", state=state)


def a_held_message(state):
    return HeldMessage.objects.create(submission=an_enquiry("new").submission, state=state)


def a_conversation_report(state):
    return ConversationReport.objects.create(enquiry=an_enquiry("new"), side="buyer", reason="spam", state=state)


MAKERS = {
    Producer: a_producer,
    Credential: a_credential,
    Product: a_product,
    Enquiry: an_enquiry,
    Delivery: a_delivery,
    YearlyReport: a_report,
    RegisterImport: an_import,
    SpotCheck: a_spot_check,
    ReportedListing: a_reported_listing,
    Appeal: an_appeal,
    ConversationReport: a_conversation_report,
    HeldMessage: a_held_message,
    Participation: a_participation,
    Programme: a_programme,
    Review: a_review,
}
ALL_PAIRS = [
    pytest.param(model, start, end, id=f"{model.__name__}-{start}-{end}")
    for model in MAKERS
    for start, end in pairs(model.State.values, repeat=2)
]


@pytest.mark.parametrize(("model", "start", "end"), ALL_PAIRS)
def test_a_thing_moves_exactly_where_its_table_says(model, start, end):
    thing = MAKERS[model](start)
    if end in model.TRANSITIONS[start]:
        move(thing, end, by=None, note="why")
        thing.refresh_from_db()
        assert thing.state == end
        assert list(thing.history.values_list("from_state", "to_state", "note")) == [(start, end, "why")]
    else:
        with pytest.raises(IllegalTransition):
            move(thing, end, by=None)
        thing.refresh_from_db()
        assert thing.state == start
        assert thing.history.count() == 0


@pytest.mark.parametrize("model", MAKERS)
def test_every_state_has_a_row_in_the_table(model):
    assert set(model.TRANSITIONS) == set(model.State.values)


def test_a_table_gets_rows_for_states_that_are_only_reached():
    assert transitions({"a": ("b",)}) == {"a": frozenset({"b"}), "b": frozenset()}


def test_a_move_judges_the_row_and_not_the_stale_object():
    fresh, stale = a_producer("submitted"), None
    stale = Producer.objects.get(pk=fresh.pk)
    move(fresh, "verified", by=None)
    with pytest.raises(IllegalTransition):
        move(stale, "changes", by=None)
    assert Producer.objects.get(pk=fresh.pk).state == "verified"


def test_a_move_can_be_narrowed_to_one_origin():
    producer = a_producer("suspended")
    with pytest.raises(IllegalTransition):
        move(producer, "verified", by=None, only_from="submitted")
    assert can_move(producer, "verified")


def test_the_person_who_moved_it_is_remembered():
    user, product = make_user("Budi"), a_product("draft")
    move(product, "submitted", by=user)
    assert ProductChange.objects.get().by == user


def test_many_things_move_at_once_and_new_ones_are_made_on_the_way(django_assert_num_queries):
    producer, dewi = make_producer(), make_user("Dewi")
    stored = YearlyReport.objects.create(producer=producer, year=2023)
    stored.product = "Emping"
    new = YearlyReport(producer=producer, year=2024)
    with django_assert_num_queries(6):  # two of them the savepoint
        move_many([stored, new], "accepted", by=dewi, note="Berkas", changes=["product"])
    assert list(YearlyReport.objects.values_list("year", "state", "product")) == [
        (2024, "accepted", ""),
        (2023, "accepted", "Emping"),
    ]
    moves = ReportChange.objects.values_list("subject__year", "from_state", "to_state", "by", "note")
    assert sorted(moves) == [(year, "draft", "accepted", dewi.pk, "Berkas") for year in (2023, 2024)]


def test_none_of_many_moves_when_one_may_not():
    stored, stale = a_report("draft"), None
    stale = YearlyReport.objects.get(pk=stored.pk)
    move(stored, "accepted", by=None)
    with pytest.raises(IllegalTransition):
        move_many([YearlyReport(producer=stored.producer, year=2020), stale], "submitted", by=None)
    assert YearlyReport.objects.get().state == "accepted"
