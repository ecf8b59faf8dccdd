"""orders/review_admin.py and the quotes in orders/admin.py: how officers see them."""

import pytest
from django.test import Client

from orders.workflow import accept_quote, report_review
from tests.factories import make_enquiry, make_quote, make_review
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(dewi):
    browser = Client()
    browser.force_login(dewi)
    return browser


@pytest.fixture
def review(melinjo):
    return make_review(melinjo, stars=1, words="Tidak enak.")


def change(review):
    return f"/en/admin/orders/review/{review.pk}/change/"


def test_what_a_maker_complains_of_waits_on_the_desk_and_is_hidden_with_a_reason(officer, review, budi):
    assert "Reviews that makers complain of" not in texts(officer.get("/en/admin/"), ".desk-queue h2")
    report_review(review=review, by=budi, reason="Bukan pembeli kami.")
    desk = officer.get("/en/admin/")
    assert texts(desk, ".desk-queue h2")[3:] == ["Reviews that makers complain of 1"]
    assert page(desk).select_one(".desk-item")["href"] == change(review)
    shown = officer.get(change(review))
    assert texts(shown, ".verdict-quotes blockquote") == ["Tidak enak.", "Bukan pembeli kami."]
    assert texts(shown, ".verdict-button") == ["Nothing wrong", "Hide"]
    without = officer.post(change(review).replace("change/", "verdict/hide/"), {"version": 0}, follow=True)
    assert texts(without, "#verdict-problem") == ["Write the reason; the maker will read it."]
    officer.post(change(review).replace("change/", "verdict/hide/"), {"version": 0, "note": "Kasar."})
    review.refresh_from_db()
    assert (review.state, review.history.first().note) == ("hidden", "Kasar.")
    assert texts(officer.get(change(review)), ".verdict-button") == ["Show it again"]


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("model", "queries"), [("review", 8), ("quote", 8)])
def test_the_lists_cost_the_same_for_one_and_three(officer, melinjo, model, number, queries, django_assert_num_queries):
    for _each in range(number):
        make_review(melinjo)
    with django_assert_num_queries(queries):
        shown = officer.get(f"/en/admin/orders/{model}/")
    assert len(texts(shown, "#result_list tbody tr")) == number


def test_officers_follow_the_versions_of_a_quote_from_the_enquiry(officer, melinjo):
    enquiry = make_enquiry(melinjo, name="Ani Contoh", message="Rahasia")
    first = make_quote(enquiry, note="Antara kita", payment_terms="Kasbon")
    second = make_quote(enquiry, price=39_000)
    accept_quote(quote=second, by=None)
    shown = officer.get(f"/en/admin/orders/enquiry/{enquiry.pk}/change/")
    assert texts(shown, "#quotes-group .field-total_in_rupiah") == ["Rp100.000", "Rp98.000"]
    addresses = [f"/en/admin/orders/quote/{quote.pk}/change/" for quote in (first, second)]
    assert [a["href"].partition("?")[0] for a in page(shown).select("#quotes-group a[href*='/quote/']")] == addresses
    quote = officer.get(addresses[0])
    words = page(quote).get_text()
    for seen in (enquiry.reference, "Emping Budi", "Ani Contoh", "Rp100.000", "Rp20.000", "replaced by a newer one"):
        assert seen in words
    for hidden in ("Antara kita", "Kasbon", "Rahasia", "7002", enquiry.submission.token):
        assert hidden not in quote.content.decode() + shown.content.decode()
