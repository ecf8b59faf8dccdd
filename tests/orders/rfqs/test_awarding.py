"""Comparing offers and choosing among them."""

import io

import pytest
from django.db import connection
from openpyxl import load_workbook

from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from orders import workflow as orders
from orders.models import Enquiry, Quote, Rfq
from orders.rfqs import awarding, offering
from orders.rfqs.awarding import Part
from orders.rfqs.comparison import comparison_workbook, offers_of
from tests.factories import close, make_offer, make_rfq, make_user, make_verified_credential, make_verified_producer

pytestmark = pytest.mark.django_db


@pytest.fixture
def opak(dewi):
    return make_verified_producer(make_user("Eka"), officer=dewi, name="Opak Eka")


@pytest.fixture
def rfq(baja, dewi):
    return make_rfq(baja, officer=dewi, papers=["pirt"])


def told(user, kind):
    return Notification.objects.filter(user=user, kind=kind).count()


def test_offers_stand_side_by_side_the_cheapest_first(rfq, emping, las, dewi, in_english):
    make_verified_credential(emping, officer=dewi, kind="pirt")
    make_offer(rfq, emping, price=50_000, lead_time_days=5)
    make_offer(rfq, las, price=40_000, lead_time_days=20)
    rows = offers_of(rfq)
    assert [(row.candidate.producer, row.quote.total, row.papers, row.missing) for row in rows] == [
        (las, 4_020_000, [], ["P-IRT"]),
        (emping, 5_020_000, ["P-IRT"], []),
    ]
    assert [(row.is_cheapest, row.is_soonest) for row in rows] == [(True, False), (False, True)]


def test_the_shortlist_stands_first(rfq, emping, las):
    make_offer(rfq, las, price=40_000)
    dear = make_offer(rfq, emping, price=50_000)
    awarding.put_on_shortlist(candidate=dear, is_shortlisted=True)
    assert [row.candidate.producer for row in offers_of(rfq)] == [emping, las]


@pytest.mark.parametrize("number", [1, 3])
def test_comparing_costs_the_same_for_one_offer_and_for_three(
    rfq, emping, las, opak, number, django_assert_num_queries
):
    for maker in (emping, las, opak)[:number]:
        make_offer(rfq, maker)
    with django_assert_num_queries(7):
        assert len(offers_of(rfq)) == number


def test_the_workbook_says_what_the_page_says(rfq, emping, in_english):
    make_offer(rfq, emping, price=50_000, fewest=20, note="=1+1")
    type(emping).objects.filter(pk=emping.pk).update(rating_total=14, rating_count=3)
    sheet = load_workbook(io.BytesIO(comparison_workbook(rfq))).active
    cells = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert (cells["MAKER"], cells["TOTAL (RP)"], cells["FEWEST"]) == ("Emping Budi", 5_020_000, 20)
    assert (cells["MISSING PAPERS"], cells["NOTE"]) == ("P-IRT", "=1+1")
    assert cells["RATING"] == "4.7 of 5 · 3 reviews"


def test_an_award_makes_an_agreed_order_and_thanks_the_others(rfq, emping, las, fajar, budi, citra):
    chosen, other = make_offer(rfq, emping), make_offer(rfq, las)
    awarding.award_rfq(rfq=close(rfq), parts=[Part(candidate=chosen, quantity=100)], by=fajar)
    for each in (chosen, other):
        each.enquiry.refresh_from_db()
    assert (rfq.state, chosen.enquiry.state, other.enquiry.state) == (
        Rfq.State.AWARDED,
        Enquiry.State.AGREED,
        Enquiry.State.CANCELLED,
    )
    assert [told(budi, kind) for kind in ("quote_accepted", "rfq_not_chosen")] == [1, 0]
    assert [told(citra, kind) for kind in ("quote_accepted", "rfq_not_chosen")] == [0, 1]
    orders.fulfil_order(enquiry=chosen.enquiry, by=budi)
    assert chosen.enquiry.state == Enquiry.State.FULFILLED


def test_a_request_is_shared_among_makers_who_take_parts(rfq, emping, las, fajar):
    parts = [make_offer(rfq, emping, fewest=30), make_offer(rfq, las, price=45_000, fewest=10)]
    shares = [Part(candidate=each, quantity=quantity) for each, quantity in zip(parts, (60, 40), strict=True)]
    awarding.award_rfq(rfq=close(rfq), parts=shares, by=fajar)
    quotes = [each.enquiry.quotes.get(state=Quote.State.ACCEPTED) for each in parts]
    assert [(quote.version, quote.items.get().quantity, quote.total) for quote in quotes] == [
        (2, 60, 2_420_000),
        (2, 40, 1_820_000),
    ]


@pytest.mark.parametrize(("quantity", "fewest"), [(50, None), (20, 30), (101, 30)])
def test_an_offer_is_not_taken_otherwise_than_its_maker_allows(rfq, emping, fajar, quantity, fewest):
    candidate = make_offer(rfq, emping, fewest=fewest)
    with pytest.raises(IllegalTransition):
        awarding.award_rfq(rfq=close(rfq), parts=[Part(candidate=candidate, quantity=quantity)], by=fajar)
    rfq.refresh_from_db()
    assert (rfq.state, candidate.enquiry.quotes.get().state) == (Rfq.State.CLOSED, Quote.State.SENT)


def test_parts_are_together_no_more_than_the_whole(rfq, emping, las, fajar):
    parts = [Part(candidate=make_offer(rfq, maker, fewest=1), quantity=51) for maker in (emping, las)]
    with pytest.raises(IllegalTransition):
        awarding.award_rfq(rfq=close(rfq), parts=parts, by=fajar)


def test_nothing_is_chosen_before_the_closing(rfq, emping, fajar):
    candidate = make_offer(rfq, emping)
    with pytest.raises(IllegalTransition):
        awarding.award_rfq(rfq=rfq, parts=[Part(candidate=candidate, quantity=100)], by=fajar)


def test_a_joint_offer_is_chosen_once_its_partners_agree(rfq, emping, las, fajar, citra):
    candidate = make_offer(rfq, emping)
    offering.name_partners(candidate=candidate, shares={las: 30})
    parts = [Part(candidate=candidate, quantity=100)]
    with pytest.raises(IllegalTransition):
        awarding.award_rfq(rfq=close(rfq), parts=parts, by=fajar)
    offering.answer_partnership(partner=candidate.partners.get(), agrees=True)
    awarding.award_rfq(rfq=rfq, parts=parts, by=fajar)
    assert (rfq.state, told(citra, "rfq_partner_chosen")) == (Rfq.State.AWARDED, 1)


def test_a_partner_who_declines_while_the_page_is_read_stops_the_award(rfq, emping, las, fajar):
    candidate = make_offer(rfq, emping)
    offering.name_partners(candidate=candidate, shares={las: 30})
    partner = candidate.partners.get()
    offering.answer_partnership(partner=partner, agrees=True)
    (row,) = offers_of(close(rfq))
    offering.answer_partnership(partner=partner, agrees=False)
    with pytest.raises(IllegalTransition):
        awarding.award_rfq(rfq=rfq, parts=[Part(candidate=row.candidate, quantity=100)], by=fajar)


def test_an_offer_taken_back_while_the_page_is_made_is_not_on_it(rfq, emping, budi):
    quotes = [make_offer(rfq, emping).enquiry.quotes.get()]

    def taken_back(execute, sql, *rest):
        found = execute(sql, *rest)
        if quotes and "orders_candidate" in sql:
            orders.withdraw_quote(quote=quotes.pop(), by=budi)
        return found

    with connection.execute_wrapper(taken_back):
        assert offers_of(rfq) == []
