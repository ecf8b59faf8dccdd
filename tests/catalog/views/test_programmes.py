import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from cilegon_ikm.clock import today
from producers import workflow as producers
from producers.programmes import workflow
from producers.programmes.workflow import forget_participations
from tests.factories import make_graduate, make_listing, make_participation, make_programme
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/program/"


@pytest.fixture
def training(office, eka):
    return make_programme(office, officer=eka, asks=({"kind": "branch", "branch": "food"},))


def address(programme, more=""):
    return f"{LIST}{programme.slug}/{more}"


def finished(programme, eka):
    workflow.begin_programme(programme=programme, by=eka)
    return workflow.finish_programme(programme=programme, by=eka)


def test_the_calendar_shows_what_comes_then_what_was_and_no_draft(client, office, eka):
    later = make_programme(office, officer=eka, title_en="Later", starts_on=today() + timedelta(days=20))
    sooner = make_programme(office, officer=eka, title_en="Sooner")
    finished(make_programme(office, officer=eka, title_en="Done"), eka)
    make_programme(office, title_en="Draft", state="draft")
    cancelled = make_programme(office, officer=eka, title_en="Cancelled")
    workflow.cancel_programme(programme=cancelled, by=eka, note="x")
    answer = client.get(LIST)
    assert texts(answer, "section[aria-labelledby=coming] strong") == ["Sooner", "Later"]
    assert texts(answer, "section[aria-labelledby=done] strong") == ["Done"]
    links = [link["href"] for link in page(answer).select(".rows a")]
    assert links[:2] == [address(sooner), address(later)]


def test_the_home_page_names_the_next_three(client, emping, office, eka):
    for days in (40, 30, 20, 10):
        begins = today() + timedelta(days=days)
        make_programme(office, officer=eka, title=f"Dalam {days}", title_en="", starts_on=begins)
    make_programme(office, title="Draf", state="draft")
    make_listing(emping, officer=eka)
    answer = client.get("/en/")
    assert texts(answer, "section[aria-labelledby=programmes] strong") == ["Dalam 10", "Dalam 20", "Dalam 30"]


def test_the_home_page_names_no_section_without_programmes(client, emping, eka):
    make_listing(emping, officer=eka)
    assert texts(client.get("/en/"), "#programmes") == []


def test_nothing_open_is_said(client):
    assert texts(client.get(LIST), ".empty h2") == ["No programme is open at the moment"]


@pytest.mark.parametrize(("makers", "badge"), [(1, "1 place free"), (2, "Full; there is a waiting list")])
def test_the_places_left_are_shown(client, office, eka, emping, las, makers, badge):
    training = make_programme(office, officer=eka)
    for maker in (emping, las)[:makers]:
        make_participation(training, maker)
    assert texts(client.get(LIST), ".rows .badge") == [badge]


def test_a_programme_says_who_can_take_part_and_leads_to_registering(client, training):
    answer = client.get(address(training))
    assert texts(answer, "h1") == ["Packaging training"]
    assert texts(answer, "section[aria-labelledby=who] li") == ["An account here for your business", "Branch: Food"]
    assert page(answer).select_one(".big-action")["href"] == f"/en/usaha/program/{training.slug}/"
    assert texts(answer, ".fact-table td") == ["09.00 – 12.00 WIB"]


def test_machines_read_it_as_an_event(client, training):
    things = json.loads(page(client.get(address(training))).select_one("script[type='application/ld+json']").string)
    event = next(each for each in things.get("@graph", [things]) if each["@type"] == "Event")
    assert (event["name"], event["startDate"]) == ("Packaging training", training.starts_on.isoformat())
    assert event["organizer"]["name"] == "Dinas Koperasi dan UKM"


def test_a_cancelled_one_stays_readable_and_says_so(client, training, eka):
    workflow.cancel_programme(programme=training, by=eka, note="x")
    answer = client.get(address(training))
    assert texts(answer, ".notice") == ["This programme is cancelled."]
    assert page(answer).select(".big-action") == []


def test_both_languages_point_to_each_other(client, training):
    links = {link["hreflang"]: link["href"] for link in page(client.get(address(training))).select("link[hreflang]")}
    own = f"/program/{training.slug}/"
    assert (links["id"], links["en"]) == (f"http://testserver{own}", f"http://testserver/en{own}")


def test_calendars_get_all_programmes_or_one(client, training, office, eka):
    make_programme(office, officer=eka, title_en="Halal course")
    feed, one = client.get(f"{LIST}kalender.ics"), client.get(address(training, "acara.ics"))
    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    names = [
        [str(event["summary"]) for event in Calendar.from_ical(each.content).walk("VEVENT")] for each in (feed, one)
    ]
    assert names == [["Packaging training", "Halal course"], ["Packaging training"]]


def test_a_certificate_is_checked_by_three_facts_and_nothing_else(client, training, emping, eka):
    graduate = make_graduate(training, emping, officer=eka, number="12/2026", result="Rahasia")
    answer = client.get(f"{LIST}sertifikat/{graduate.certificate_code}/")
    assert texts(answer, "dt") == ["Business", "Programme", "Completed on"]
    assert texts(answer, "dd")[:2] == ["Emping Budi", "Packaging training"]
    assert ("Rahasia" in answer.content.decode(), "12/2026" in answer.content.decode()) == (False, False)
    assert page(answer).select_one("meta[name=robots]")["content"] == "noindex"


def test_a_certificate_of_an_erased_business_is_not_found(client, training, emping, eka):
    graduate = make_graduate(training, emping, officer=eka)
    producers.erase_producer(producer=emping, by=emping.owner)
    forget_participations(producer=emping)
    assert client.get(f"{LIST}sertifikat/{graduate.certificate_code}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_cost_the_same_few_queries_and_touch_no_session(client, office, eka, emping, rows):
    for _number in range(rows):
        training = make_programme(office, officer=eka, meetings=rows, asks=({"kind": "paper", "paper": "nib"},))
        finished(make_programme(office, officer=eka), eka)
    spent = []
    for url in (LIST, address(training), f"{LIST}kalender.ics"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        assert (answer.cookies, answer.wsgi_request.session.accessed) == ({}, False)
        spent.append(len(queries))
    assert spent == [2, 3, 2]
