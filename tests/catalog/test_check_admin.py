"""Spot checks, reported products and appeals as officers see and answer them."""

import pytest

from catalog import workflow
from catalog.models import Listing
from tests.factories import make_appeal, make_listing, make_reported, make_spot_check
from tests.pages import page, texts
from tests.test_verdicts import buttons, decide, look, messages, problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


@pytest.fixture
def listing(emping, dewi):
    return make_listing(emping, officer=dewi)


@pytest.fixture
def appeal(listing, dewi):
    workflow.take_down_product(product=listing.product, by=dewi, note="Foto orang lain.")
    return make_appeal(listing.product, text="Itu foto saya.")


def rows(moderator, model):
    return texts(moderator.get(f"/en/admin/catalog/{model}/"), "#result_list tbody tr")


def test_a_spot_check_shows_what_went_live_and_the_ways_to_answer(moderator, listing):
    answer = look(moderator, make_spot_check(listing))
    assert texts(answer, ".diff-row h4") == ["Price +12%"]
    assert texts(answer, ".diff-side") == ["Rp40.000", "Rp45.000"]
    assert buttons(answer) == ["Fine", "Ask for changes", "Take down"]


def test_a_reported_product_shows_who_said_what(moderator, listing):
    make_reported(listing, text="Fotonya <b>lain</b>.")
    answer = look(moderator, make_reported(listing, reason="unsafe", text=""))
    assert texts(answer, ".verdict-facts dd") == ["2 reports"]
    assert texts(answer, ".verdict-quotes strong") == ["It is unsafe or spoiled", "The photo or the text is not true"]
    assert texts(answer, ".verdict-quotes blockquote") == ["Fotonya <b>lain</b>."]
    assert all(line.endswith("0812-0000-7009") for line in texts(answer, ".verdict-quotes li > span"))
    assert buttons(answer) == ["Nothing wrong", "Ask for changes", "Take down"]


@pytest.mark.parametrize(
    ("make", "verdict", "done", "shown"),
    [
        (make_spot_check, "fine", "“Emping Melinjo” is fine.", 1),
        (make_reported, "fine", "The reports about “Emping Melinjo” are closed.", 1),
        (make_spot_check, "changes", "The maker has been asked to correct “Emping Melinjo”.", 1),
        (make_reported, "changes", "The maker has been asked to correct “Emping Melinjo”.", 1),
        (make_spot_check, "take_down", "“Emping Melinjo” is no longer public.", 0),
        (make_reported, "take_down", "“Emping Melinjo” is no longer public.", 0),
    ],
)
def test_an_officer_answers(moderator, listing, make, verdict, done, shown):
    check = make(listing)
    assert messages(decide(moderator, check, verdict, note="Tulis beratnya.")) == [done]
    assert Listing.objects.visible().count() == shown
    assert buttons(look(moderator, check)) == []


def test_a_take_down_needs_a_reason(moderator, listing):
    assert problem(decide(moderator, make_reported(listing), "take_down")) == [
        "Write the reason; the maker will read it."
    ]
    assert Listing.objects.visible().count() == 1


def test_an_appeal_shows_the_decision_and_the_objection(moderator, appeal):
    answer = look(moderator, appeal)
    assert texts(answer, ".verdict-quotes strong") == ["taken down", "The maker objects"]
    assert texts(answer, ".verdict-quotes blockquote") == ["Foto orang lain.", "Itu foto saya."]
    assert buttons(answer) == ["Look at it again", "The decision stands"]
    assert page(answer).select("#verdict-reason") == []


@pytest.mark.parametrize(
    ("verdict", "done", "state"),
    [
        ("reopen", "“Emping Melinjo” waits for approval again.", "submitted"),
        ("uphold", "The decision about “Emping Melinjo” stands; the maker is told.", "taken_down"),
    ],
)
def test_an_officer_answers_an_appeal(moderator, appeal, verdict, done, state):
    assert messages(decide(moderator, appeal, verdict, note="Sudah dilihat lagi.")) == [done]
    appeal.product.refresh_from_db()
    assert appeal.product.state == state


def test_the_product_page_of_the_desk_shows_a_change_side_by_side(moderator, listing, budi):
    workflow.save_product(product=listing.product, name="Emping Super")
    workflow.submit_product(product=listing.product, by=budi)
    answer = look(moderator, listing.product)
    assert texts(answer, ".diff-head span") == ["Buyers see now", f"Version {listing.version + 1}, by the maker"]
    assert texts(answer, ".diff-row h4") == ["Name"]
    assert texts(answer, ".diff-side del, .diff-side ins") == ["Melinjo", "Super"]
    assert texts(answer, ".diff-unchanged") == [
        "Unchanged: category, English name, description, English description, kind of price, price, highest price, "
        "unit, minimum order, ready in, availability, in stock, monthly capacity, weight, length, width, height, "
        "what the variants differ in, facts, prices by quantity, variants, photos."
    ]
    assert Listing.objects.get().title == "Emping Melinjo"


def test_the_product_page_of_the_desk_shows_hints(moderator, listing):
    assert texts(look(moderator, listing.product), ".verdict-hints li") == [
        "Food, and the maker has no valid P-IRT or BPOM here.",
        "Food, and the maker has no valid halal certificate here.",
    ]


def test_an_automatic_move_is_called_so_in_the_history(moderator, listing):
    listing.product.history.filter(to_state="published").update(is_automatic=True, by=None)
    moves = [row for row in texts(look(moderator, listing.product), "#history-group tbody tr") if row]
    assert moves[0].endswith("waiting for approval published automatic -")


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("model", ["spotcheck", "reportedlisting", "appeal"])
def test_the_lists_take_the_same_queries_for_one_and_for_three(
    moderator, emping, dewi, model, number, django_assert_num_queries
):
    for each in range(number):
        listing = make_listing(emping, officer=dewi, name=f"Emping {each}")
        if model == "appeal":
            workflow.take_down_product(product=listing.product, by=dewi, note="x")
        {"spotcheck": make_spot_check, "reportedlisting": make_reported}.get(
            model, lambda listing: make_appeal(listing.product)
        )(listing)
    with django_assert_num_queries(7):
        assert len(rows(moderator, model)) == number
