"""orders/workflow/quotes.py: from a quote to an agreement."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.states import IllegalTransition, can_move
from orders import workflow
from orders.models import Enquiry, Message, Quote, QuoteItem
from tests.factories import make_enquiry, make_quote, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def ani():
    return make_user("Ani")


@pytest.fixture
def enquiry(melinjo, ani):
    """Ani, who has an account, asks Budi."""
    return make_enquiry(melinjo, user=ani)


def states():
    return [Enquiry.objects.get().state, *Quote.objects.values_list("state", flat=True)]


def moves(thing):
    return list(thing.history.order_by("pk").values_list("from_state", "to_state", "by__name", "note"))


def last_told():
    notice = Notification.objects.order_by("pk").last()
    return notice.user.name, notice.kind, notice.title, notice.body


def test_a_quote_keeps_items_terms_and_what_it_comes_to(enquiry, budi):
    quote = make_quote(enquiry, price=41_500, note="Pita biru")
    quote.refresh_from_db()
    assert (quote.version, quote.total, quote.goods_total, quote.delivery_cost) == (1, 103_000, 83_000, 20_000)
    assert (quote.lead_time_days, quote.payment_terms, quote.note) == (3, "Setengah di muka", "Pita biru")
    assert (quote.valid_until, quote.author) == (today() + timedelta(days=14), budi)
    item = QuoteItem.objects.get()
    assert (item.title, item.quantity, item.unit, item.price, item.total) == (
        "Emping Melinjo", 2, "pack", 41_500, 83_000,
    )  # fmt: skip
    assert states() == ["quoted", "sent"]
    assert moves(enquiry) == [("new", "quoted", "Budi", "")]


def test_the_largest_quote_fits_its_column(enquiry, budi):
    items = [workflow.Item(title="x", quantity=1_000_000, unit="pcs", price=100_000_000_000)] * 60
    terms = workflow.Terms(delivery_cost=100_000_000_000, lead_time_days=365, payment_terms="x", valid_until=today())
    quote = workflow.send_quote(enquiry=enquiry, items=items, terms=terms, key=uuid.uuid4(), by=budi)
    quote.refresh_from_db()
    assert quote.total == 6_000_000_100_000_000_000


def test_the_buyer_is_told_of_the_quote(enquiry):
    make_quote(enquiry)
    body = f"{enquiry.reference}: Rp100.000 in all. Accept it or say what should change."
    assert last_told() == ("Ani", "quote_sent", "Emping Budi made you a quote", body)
    enquiry.refresh_from_db()
    assert (enquiry.is_unread_by_buyer, enquiry.is_unread_by_producer) == (True, False)


def test_a_new_version_takes_the_place_of_the_one_before(enquiry):
    first, second = make_quote(enquiry), make_quote(enquiry, price=39_000)
    assert (first.version, second.version) == (1, 2)
    assert states() == ["quoted", "superseded", "sent"]
    assert moves(Quote.objects.get(version=1)) == [("sent", "superseded", "Budi", "")]
    assert len(moves(enquiry)) == 1


def test_the_same_key_is_the_same_quote(enquiry, budi):
    quote = make_quote(enquiry)
    again = workflow.send_quote(enquiry=enquiry, items=[], terms=None, key=quote.key, by=budi)
    assert (again, states()) == (quote, ["quoted", "sent"])


def test_accepting_makes_an_agreed_order(enquiry, ani):
    quote = make_quote(enquiry)
    workflow.accept_quote(quote=quote, by=ani)
    assert states() == ["agreed", "accepted"]
    enquiry.refresh_from_db()
    assert timezone.now() - enquiry.agreed_at < timedelta(minutes=1)
    assert moves(enquiry)[-1] == ("quoted", "agreed", "Ani", "")
    body = f"{enquiry.reference}: Rp100.000 in all. The order is agreed."
    assert last_told() == ("Budi", "quote_accepted", "Ani accepted your quote", body)


def test_accepting_twice_is_accepting_once(enquiry):
    quote = make_quote(enquiry)
    for _click in range(2):
        workflow.accept_quote(quote=quote, by=None)
    assert len(moves(enquiry)) == 2
    assert Notification.objects.filter(kind="quote_accepted").count() == 1


def test_a_version_that_was_replaced_cannot_be_accepted(enquiry):
    old = make_quote(enquiry)
    make_quote(enquiry)
    with pytest.raises(IllegalTransition, match="The maker has sent a newer quote meanwhile"):
        workflow.accept_quote(quote=old, by=None)
    assert states() == ["quoted", "superseded", "sent"]


@pytest.mark.parametrize(("ago", "state"), [(0, "agreed"), (1, "quoted")])
def test_a_quote_can_be_accepted_up_to_its_last_day(enquiry, ago, state):
    quote = make_quote(enquiry)
    Quote.objects.update(valid_until=today() - timedelta(days=ago))
    if state == "agreed":
        workflow.accept_quote(quote=quote, by=None)
    else:
        with pytest.raises(IllegalTransition, match="This quote is not valid any more"):
            workflow.accept_quote(quote=quote, by=None)
    assert Enquiry.objects.get().state == state


def test_a_rejected_quote_leads_back_to_the_conversation(enquiry, ani):
    quote = make_quote(enquiry)
    workflow.reject_quote(quote=quote, by=ani, reason="Terlalu mahal")
    assert states() == ["answered", "rejected"]
    assert moves(quote) == [("sent", "rejected", "Ani", "Terlalu mahal")]
    told = ("Budi", "quote_rejected", "Ani did not accept your quote", f"{enquiry.reference}: Terlalu mahal")
    assert last_told() == told
    make_quote(enquiry)
    assert states() == ["quoted", "rejected", "sent"]


def test_asking_for_a_change_leaves_the_quote_open(enquiry, ani):
    quote, key = make_quote(enquiry), uuid.uuid4()
    for _click in range(2):
        workflow.ask_for_change(quote=quote, body="50 saja", key=key, author=ani)
    assert states() == ["quoted", "sent"]
    assert list(Message.objects.values_list("side", "body", "author__name")) == [("buyer", "50 saja", "Ani")]
    assert Quote.objects.get().is_change_asked
    body = f"{enquiry.reference}: 50 saja"
    assert last_told() == ("Budi", "quote_change_asked", "Ani asks you to change the quote", body)
    assert Notification.objects.filter(kind="quote_change_asked").count() == 1


def test_a_quote_taken_back_leads_back_to_the_conversation(enquiry, budi):
    quote = make_quote(enquiry)
    workflow.withdraw_quote(quote=quote, by=budi)
    assert states() == ["answered", "withdrawn"]
    body = f"{enquiry.reference}: the conversation goes on."
    assert last_told() == ("Ani", "quote_withdrawn", "Emping Budi took the quote back", body)


def test_a_quote_that_still_holds_does_not_expire(enquiry):
    quote = make_quote(enquiry, valid_until=today())
    with pytest.raises(IllegalTransition, match="still valid"):
        workflow.expire_quote(quote=quote)
    assert states() == ["quoted", "sent"]


@pytest.mark.parametrize(
    ("end", "after"),
    [
        (lambda e: workflow.cancel_enquiry(enquiry=e, by=None), ["cancelled", "rejected"]),
        (lambda e: workflow.decline_enquiry(enquiry=e, by=e.producer.owner, reason="x"), ["declined", "withdrawn"]),
    ],
)
def test_an_enquiry_that_ends_takes_its_open_quote_along(enquiry, end, after):
    quote = make_quote(enquiry)
    end(enquiry)
    assert states() == after
    with pytest.raises(IllegalTransition):
        workflow.accept_quote(quote=quote, by=None)


VERBS = {
    "accepted": lambda quote: workflow.accept_quote(quote=quote, by=None),
    "rejected": lambda quote: workflow.reject_quote(quote=quote, by=None),
    "withdrawn": lambda quote: workflow.withdraw_quote(quote=quote, by=quote.author),
    "changed": lambda quote: workflow.ask_for_change(quote=quote, body="x", key=uuid.uuid4()),
}


@pytest.mark.parametrize("state", [state for state in Quote.State.values if state != "sent"])
@pytest.mark.parametrize("verb", VERBS)
def test_a_quote_that_is_over_takes_no_more_verbs(enquiry, state, verb):
    quote = make_quote(enquiry)
    Quote.objects.update(state=state)
    if (state, verb) == ("accepted", "accepted"):
        VERBS[verb](quote)
    else:
        with pytest.raises(IllegalTransition):
            VERBS[verb](quote)
    assert states() == ["quoted", state]


@pytest.mark.parametrize("state", Enquiry.State.values)
def test_a_quote_can_be_made_until_the_two_agree(enquiry, state):
    Enquiry.objects.update(state=state)
    if state in {"new", "answered", "quoted"}:
        make_quote(enquiry)
        assert states() == ["quoted", "sent"]
    else:
        with pytest.raises(IllegalTransition, match="No quote can be made any more"):
            make_quote(enquiry)
        assert states() == [state]


MOVES = {
    ("new", "answered"), ("new", "quoted"), ("new", "declined"), ("new", "cancelled"), ("new", "expired"),
    ("answered", "quoted"), ("answered", "declined"), ("answered", "cancelled"),
    ("quoted", "answered"), ("quoted", "agreed"), ("quoted", "declined"), ("quoted", "cancelled"),
    ("agreed", "fulfilled"), ("agreed", "declined"), ("agreed", "cancelled"),
    ("fulfilled", "completed"),
}  # fmt: skip


def test_exactly_these_moves_are_allowed():
    every = [(before, after) for before in Enquiry.State.values for after in Enquiry.State.values]
    assert {pair for pair in every if can_move(Enquiry(state=pair[0]), pair[1])} == MOVES
    quotes = [(before, after) for before in Quote.State.values for after in Quote.State.values]
    allowed = {pair for pair in quotes if can_move(Quote(state=pair[0]), pair[1])}
    assert allowed == {("sent", after) for after in Quote.State.values if after != "sent"}
