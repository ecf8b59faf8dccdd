"""Who reaches what: every address of the project, for every kind of person.

An address without a line in the tables of tests/access fails the test.
"""

import re

import pytest
from django.contrib.admin import site
from django.test import Client
from django.urls import reverse

from tests.access import LINES, PEOPLE
from tests.access.records import RECORDS
from tests.addresses import addresses
from tests.factories import make_user
from tests.places import owned_by
from tests.visitors import Visitor, rows

pytestmark = pytest.mark.django_db


def test_every_address_has_a_line():
    lines = {cells[0].split(" (")[0] for cells in LINES}
    pages = RECORDS.splitlines()[1].split()[1:]
    lines |= {f"admin:{cells[0]}_{page}" for cells in rows(RECORDS) for page in pages}
    assert {name for name, _written in addresses()} - {"admin:None"} == lines


def test_the_addresses_without_name_are_only_those_of_django_itself():
    """The old way to write the address of a record, and whatever else begins with /admin/."""
    unnamed = {
        re.sub("^admin/([a-z_]+/[a-z]+/)?", "", written) for name, written in addresses() if name == "admin:None"
    }
    assert unnamed == {"<path:object_id>/", "(?P<url>.*)$"}


@pytest.fixture(autouse=True)
def _mail_goes_out(settings):
    """The pages that send links and codes exist."""
    settings.MESSAGE_SENDERS = ["email"]


@pytest.fixture
def people(emping, las, dewi, admin_user):
    users = (make_user("Sri"), las.owner, emping.owner, dewi, admin_user)
    return {"anonymous": None, **dict(zip(PEOPLE[1:], users, strict=True))}


@pytest.fixture
def places(emping, dewi):
    return owned_by(emping, officer=dewi)


POSTED = {
    "orders:add_to_basket": {"quantity": 2},
    "admin:producers_producer_verdict": {"note": "Alamat tidak ada.", "version": 0},
    "admin:producers_credential_verdict": {"note": "Buram.", "version": 1},
    "admin:catalog_product_verdict": {"version": 3},
    "admin:producers_sentramembership_verdict": {"version": 0},
    "admin:producers_yearlyreport_verdict": {"version": 1},
    "admin:catalog_spotcheck_verdict": {"version": 0},
    "admin:catalog_reportedlisting_verdict": {"version": 0},
    "admin:catalog_appeal_verdict": {"version": 0},
    "admin:orders_review_verdict": {"version": 0},
    "admin:orders_heldmessage_verdict": {"version": 0},
    "admin:orders_conversationreport_verdict": {"version": 0},
    "admin:producers_programme_verdict": {"version": 0},
    "admin:producers_participation_verdict": {"version": 0},
    "admin:orders_company_verdict": {"version": 1},
    "admin:orders_rfq_verdict": {"version": 1},
    "catalog:report": {"reason": ""},
}


@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_reaches_exactly_this(people, places, person):
    visitor, reached, expected = Visitor(people[person]), {}, {}
    for label, method, *cells in LINES:
        url = reverse(label.split(" (")[0], kwargs=places.get(label))
        reached[f"{label} {method}"] = visitor.ask(method, url, POSTED.get(label, {"action": "save"}))
        expected[f"{label} {method}"] = cells[PEOPLE.index(person)]
    assert reached == expected


@pytest.fixture
def records(places, people):
    """One record of each model that has admin pages."""
    return {f"{model._meta.app_label}_{model._meta.model_name}": model.objects.first() for model in site._registry}


@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_reaches_exactly_these_records(people, records, person):
    visitor, reached, expected = Visitor(people[person]), {}, {}
    for model, *cells in rows(RECORDS):
        for page, cell in zip(RECORDS.splitlines()[1].split()[1:], cells, strict=True):
            of_record = page not in {"changelist", "add"}
            url = reverse(f"admin:{model}_{page}", args=[records[model].pk] if of_record else [])
            reached[f"{model} {page}"] = visitor.ask("GET", url)
            moderator, administrator = cell.split("/")
            known = {"moderator": moderator, "administrator": administrator, "anonymous": "in"}
            expected[f"{model} {page}"] = known.get(person, "home")
    assert reached == expected


@pytest.mark.parametrize(("url", "found"), [("/admin/nothing/", "404"), ("/admin/catalog/product/{}/", "done")])
def test_other_addresses_of_the_desk_tell_strangers_nothing(people, places, url, found):
    url = url.format(places["catalog:withdraw"]["pk"])
    reached = [Visitor(people[person]).ask("GET", url) for person in PEOPLE]
    assert reached == ["in", "home", "home", "home", found, found]


def test_no_form_is_taken_without_its_token_but_those_that_need_none(people, places):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people["owner"])
    taken = {}
    for label in (cells[0] for cells in LINES if cells[1] == "POST" and not cells[0].startswith("admin:")):
        url = reverse(label.split(" (")[0], kwargs=places.get(label))
        taken[label] = browser.post(url, POSTED.get(label, {"action": "save"})).status_code
    assert {label for label, status in taken.items() if status != 403} == {
        "orders:add_to_basket",
        "catalog:search_opened",
        "catalog:keep",
        "catalog:let_go",
    }
