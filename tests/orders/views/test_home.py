import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.models import ListingDay
from orders import workflow
from orders.models import Enquiry, Message
from producers.register import reports
from tests.factories import make_enquiry, make_listing, make_listings, make_offer, make_report, make_rfq
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
HOME = "/en/usaha/"


@pytest.fixture
def maker(client, budi):
    client.force_login(budi)
    return client


def asked(listing, *, name="Ani", hours=0):
    enquiry = make_enquiry(listing, name=name)
    Enquiry.objects.filter(pk=enquiry.pk).update(created_at=timezone.now() - timedelta(hours=hours))
    return enquiry


def answer(enquiry, side=Message.Side.PRODUCER):
    workflow.post_message(enquiry=enquiry, side=side, body="Ada.", key=uuid.uuid4())


def test_unanswered_enquiries_wait_with_their_age_the_longest_first(maker, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    asked(listing, name="Ani", hours=3)
    asked(listing, name="Eka", hours=50)
    answer(asked(listing, name="Fitri"))
    answer_page = maker.get(HOME)
    assert texts(answer_page, "section[aria-labelledby=waiting] strong") == ["Eka", "Ani"]
    assert texts(answer_page, "section[aria-labelledby=waiting] .badge") == ["waits 2 days", "waits 3 hours"]


def test_an_enquiry_that_was_read_still_waits_for_an_answer(maker, emping, dewi):
    enquiry = asked(make_listing(emping, officer=dewi))
    maker.get(f"/en/usaha/pesan/{enquiry.reference}/")
    assert texts(maker.get(HOME), "section[aria-labelledby=waiting] strong") == ["Ani"]


def test_what_a_buyer_wrote_after_the_answer_is_a_new_message(maker, emping, dewi):
    enquiry = asked(make_listing(emping, officer=dewi))
    answer(enquiry)
    answer(enquiry, side=Message.Side.BUYER)
    shown = maker.get(HOME)
    assert texts(shown, "section[aria-labelledby=new] strong") == ["Ani"]
    assert texts(shown, "section[aria-labelledby=waiting]") == []


def test_reports_that_an_officer_gave_back_are_to_be_corrected(maker, emping, dewi):
    for year in (2024, 2023):
        reports.reopen_report(report=make_report(emping, year, officer=dewi), by=dewi, note="Periksa lagi.")
    make_report(emping, 2022, officer=dewi)
    links = page(maker.get(HOME)).select("section[aria-labelledby=reports] a")
    assert [(link["href"], link.strong.get_text(), link.select_one(".badge").get_text()) for link in links] == [
        ("/en/usaha/laporan/2023/", "Report of 2023", "Opened for correction"),
        ("/en/usaha/laporan/2024/", "Report of 2024", "Opened for correction"),
    ]


def test_a_home_without_such_reports_says_nothing_of_them(maker, emping, dewi):
    make_report(emping, officer=dewi)
    assert texts(maker.get(HOME), "section[aria-labelledby=reports]") == []


def test_more_than_five_that_wait_are_one_link_away(maker, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    for _number in range(6):
        asked(listing)
    shown = maker.get(HOME)
    assert len(texts(shown, "section[aria-labelledby=waiting] li")) == 5
    assert texts(shown, "section[aria-labelledby=waiting] .section-head a") == ["All 6"]


def test_each_public_listing_has_its_chart_with_the_numbers_in_words(maker, emping):
    opak, _ceplis = make_listings(emping, {"name": "Opak"}, {"name": "Ceplis"})
    ListingDay.objects.create(listing=opak, day=timezone.localdate(), views=1250)
    asked(opak)
    shown = maker.get(HOME)
    assert texts(shown, "section[aria-labelledby=numbers] .row-main") == [
        "Opak 1.250 views · 1 enquiry",
        "Ceplis 0 views · 0 enquiries",
    ]
    drawn = [[path.get("d") for path in svg.select("path")[1:]] for svg in page(shown).select("svg.spark")]
    assert drawn == [["M145 30v-30h4V30z", "M145 33h4v4h-4z"], ["", ""]]
    assert page(shown).select("[style]") == []


def test_a_maker_without_public_products_sees_no_empty_charts(maker, emping):
    assert texts(maker.get(HOME), "section[aria-labelledby=numbers]") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_home_takes_the_same_queries_for_one_and_for_three(maker, emping, dewi, rows, django_assert_num_queries):
    for listing in make_listings(emping, *({} for _number in range(rows))):
        asked(listing)
        answered = asked(listing)
        answer(answered)
        answer(answered, side=Message.Side.BUYER)
    with django_assert_num_queries(22):
        assert len(texts(maker.get(HOME), "section[aria-labelledby=numbers] li")) == rows


def test_a_request_that_fits_stands_there_until_she_offers(client, baja, dewi, emping, budi):
    make_listing(emping, officer=dewi)
    rfq = make_rfq(baja, officer=dewi, title="Emping untuk bingkisan")
    client.force_login(budi)
    shown = "[aria-labelledby=rfqs] strong"
    assert texts(client.get("/en/usaha/"), shown) == ["Emping untuk bingkisan"]
    make_offer(rfq, emping)
    assert texts(client.get("/en/usaha/"), shown) == []
