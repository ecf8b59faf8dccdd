"""Offers, questions and joint offers."""

import uuid
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.utils import timezone

from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition
from orders import response_time
from orders import workflow as orders
from orders.models import Enquiry, Partner, Question, Quote, Rfq
from orders.rfqs import offering, posting, rules
from tests.factories import close, make_member, make_offer, make_rfq, make_user, make_verified_producer

pytestmark = pytest.mark.django_db


def told(user, kind):
    return [each.params for each in Notification.objects.filter(user=user, kind=kind).order_by("pk")]


def test_an_offer_is_a_quote_on_an_enquiry_of_its_maker(rfq, emping, fajar):
    enquiry = make_offer(rfq, emping, price=40_000).enquiry
    quote = enquiry.quotes.get()
    assert (enquiry.rfq, enquiry.submission, enquiry.state) == (rfq, rfq.submission, Enquiry.State.QUOTED)
    assert (quote.total, str(quote.items.get())) == (4_020_000, "100 × Emping melinjo untuk bingkisan")
    assert [params["total"] for params in told(fajar, "rfq_offer")] == ["Rp4.020.000"]


def test_a_second_offer_takes_the_place_of_the_first(rfq, emping):
    make_offer(rfq, emping)
    candidate = make_offer(rfq, emping, price=35_000)
    assert rfq.candidates.filter(enquiry__isnull=False).count() == 1
    assert [quote.state for quote in candidate.enquiry.quotes.all()] == [Quote.State.SUPERSEDED, Quote.State.SENT]


def test_a_double_click_is_one_offer(rfq, emping):
    first = make_offer(rfq, emping)
    key = first.enquiry.quotes.get().key
    offer, quote = offering.Offer(price=1), first.enquiry.quotes.get()
    terms = orders.Terms(delivery_cost=0, lead_time_days=1, payment_terms="x", valid_until=quote.valid_until)
    offering.send_offer(rfq=rfq, producer=emping, offer=offer, terms=terms, key=key, by=emping.owner)
    assert first.enquiry.quotes.count() == 1


def test_nobody_offers_when_the_time_is_over(rfq, emping):
    Rfq.objects.filter(pk=rfq.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(IllegalTransition):
        make_offer(rfq, emping)
    assert Enquiry.objects.count() == 0


def test_a_maker_who_is_not_invited_cannot_offer(baja, fajar, dewi, emping, las):
    rfq = make_rfq(baja, audience="invited")
    posting.invite_makers(rfq=rfq, producers=[las])
    posting.submit_rfq(rfq=rfq, by=fajar)
    posting.open_rfq(rfq=rfq, version=1, by=dewi)
    assert (rules.can_offer(rfq, las), rules.can_offer(rfq, emping)) == (True, False)


def test_an_offer_is_not_changed_after_the_closing(rfq, emping):
    enquiry = make_offer(rfq, emping).enquiry
    close(rfq)
    item = orders.Item(title="x", quantity=1, unit="pack", price=1)
    quote = enquiry.quotes.get()
    terms = orders.Terms(delivery_cost=0, lead_time_days=1, payment_terms="x", valid_until=quote.valid_until)
    with pytest.raises(IllegalTransition):
        orders.send_quote(
            enquiry=Enquiry.objects.get(pk=enquiry.pk), items=[item], terms=terms, key=uuid.uuid4(), by=emping.owner
        )


@pytest.mark.parametrize("act", ["accept", "reject", "cancel"])
def test_an_offer_is_decided_about_beside_the_others_only(rfq, emping, act):
    enquiry = make_offer(rfq, emping).enquiry
    quote = enquiry.quotes.get()
    acts = {
        "accept": lambda: orders.accept_quote(quote=quote, by=None),
        "reject": lambda: orders.reject_quote(quote=quote, by=None),
        "cancel": lambda: orders.cancel_enquiry(enquiry=enquiry, by=None),
    }
    with pytest.raises(IllegalTransition):
        acts[act]()
    quote.refresh_from_db()
    assert quote.state == Quote.State.SENT


def test_an_offer_does_not_count_as_an_answer_to_a_buyer(baja, dewi, emping):
    for number in range(response_time.FEWEST):
        make_offer(make_rfq(baja, officer=dewi, title=f"Emping {number}"), emping)
    response_time.measure(producer_id=emping.pk)
    emping.refresh_from_db()
    assert emping.response_minutes is None


def test_all_bidders_read_the_answer_and_nobody_who_asked(rfq, emping, las, fajar, budi, citra):
    make_offer(rfq, las)
    question = offering.ask_question(rfq=rfq, producer=emping, body="Boleh 200 gram?", key=uuid.uuid4())
    offering.answer_question(question=question, answer="Tidak, 250 gram.")
    asked = told(fajar, "rfq_question")
    assert [params["message"] for params in asked] == ["Boleh 200 gram?"]
    assert "Emping Budi" not in str(asked)
    assert [told(user, "rfq_answered")[0]["message"] for user in (budi, citra)] == ["Tidak, 250 gram."] * 2
    assert "Emping Budi" not in str(told(citra, "rfq_answered"))


def test_a_partner_confirms_her_share(rfq, emping, las, budi, citra):
    candidate = make_offer(rfq, emping)
    offering.name_partners(candidate=candidate, shares={las: 40})
    partner = candidate.partners.get()
    assert (partner.answer, [params["share"] for params in told(citra, "rfq_partner_asked")]) == ("asked", ["40"])
    assert rules.waits_for_partners(candidate) is True
    offering.answer_partnership(partner=partner, agrees=True)
    assert (rules.waits_for_partners(candidate), len(told(budi, "rfq_partner_confirmed"))) == (False, 1)


def test_a_changed_share_is_asked_for_again(rfq, emping, las, citra):
    candidate = make_offer(rfq, emping)
    offering.name_partners(candidate=candidate, shares={las: 40})
    offering.answer_partnership(partner=candidate.partners.get(), agrees=True)
    offering.name_partners(candidate=candidate, shares={las: 40})
    assert candidate.partners.get().answer == Partner.Answer.CONFIRMED
    offering.name_partners(candidate=candidate, shares={las: 50})
    assert (candidate.partners.get().answer, len(told(citra, "rfq_partner_asked"))) == (Partner.Answer.ASKED, 2)


def test_shares_leave_something_to_the_leader(rfq, emping, las, dewi):
    third = make_verified_producer(make_user("Eka"), officer=dewi, name="Opak Eka")
    candidate = make_offer(rfq, emping)
    for shares in ({las: 60, third: 40}, {emping: 10}):
        with pytest.raises(IllegalTransition):
            offering.name_partners(candidate=candidate, shares=shares)
    assert candidate.partners.count() == 0


def test_a_question_is_answered_once(rfq, emping, budi):
    question = offering.ask_question(rfq=rfq, producer=emping, body="Boleh 200 gram?", key=uuid.uuid4())
    seen = [Question.objects.get(pk=question.pk) for _window in range(3)]
    for window, answer in zip(seen, ("Boleh.", "Boleh.", "Tidak."), strict=True):
        with nullcontext() if answer == "Boleh." else pytest.raises(IllegalTransition):
            offering.answer_question(question=window, answer=answer)
    assert (Question.objects.get().answer, len(told(budi, "rfq_answered"))) == ("Boleh.", 1)


@pytest.mark.parametrize("share", [None, 60])
def test_a_share_that_was_changed_or_taken_back_is_not_confirmed(rfq, emping, las, share):
    candidate = make_offer(rfq, emping)
    offering.name_partners(candidate=candidate, shares={las: 40})
    seen = candidate.partners.get()
    offering.name_partners(candidate=candidate, shares={las: share} if share else {})
    with pytest.raises(IllegalTransition):
        offering.answer_partnership(partner=seen, agrees=True)
    assert not candidate.partners.filter(answer=Partner.Answer.CONFIRMED).exists()


def test_nobody_offers_on_a_request_of_the_company_she_works_in(baja, rfq, emping, las):
    make_member(baja, "viewer", emping.owner)
    assert (rules.can_offer(rfq, emping), rules.can_offer(rfq, las)) == (False, True)
