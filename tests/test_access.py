"""Who reaches what: every address of the project, for every kind of person.

A cell is a status, or the place where redirects end: ``in`` the sign-in page, ``profile`` the form for the own
business, ``home`` a maker's workspace, ``desk`` the officers' queue, ``done`` any other page. An address without a
line here fails the test.
"""

import re
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import pytest
from django.contrib.admin import site
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.addresses import addresses, owned_by
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PEOPLE = ("anonymous", "beginner", "other", "owner", "moderator", "administrator")
# `beginner` has an account and no business yet, `other` runs another business, `owner` the one the objects belong to.

TABLE = """
address                            method anonymous beginner other   owner   moderator administrator

live                               GET    200       200      200     200     200       200
ready                              GET    200       200      200     200     200       200
media                              GET    200       200      200     200     200       200
help                               GET    200       200      200     200     200       200
privacy                            GET    200       200      200     200     200       200

accounts:register                  GET    200       home     home    home    desk      desk
accounts:register                  POST   422       home     home    home    desk      desk
accounts:sign_in                   GET    200       home     home    home    desk      desk
accounts:sign_in                   POST   200       home     home    home    desk      desk
accounts:sign_out                  GET    405       405      405     405     405       405
accounts:sign_out                  POST   done      done     done    done    done      done
notifications:list                 GET    in        200      200     200     200       200
notifications:open                 GET    in        404      404     home    404       404

catalog:home                       GET    200       200      200     200     200       200
catalog:catalogue                  GET    200       200      200     200     200       200
catalog:product                    GET    200       200      200     200     200       200
catalog:product (withdrawn)        GET    404       404      404     404     404       404
catalog:product (of a draft)       GET    404       404      404     404     404       404
catalog:categories                 GET    200       200      200     200     200       200
catalog:category                   GET    200       200      200     200     200       200
catalog:search                     GET    200       200      200     200     200       200
catalog:directory                  GET    200       200      200     200     200       200
catalog:storefront                 GET    200       200      200     200     200       200
catalog:storefront (unverified)    GET    404       404      404     404     404       404

producers:profile                  GET    in        200      200     200     200       200
producers:profile                  POST   in        422      422     422     422       422
producers:close                    GET    in        profile  405     405     profile   profile
producers:close                    POST   in        profile  home    home    profile   profile

catalog:products                   GET    in        profile  200     200     profile   profile
catalog:new_product                GET    in        profile  405     405     profile   profile
catalog:new_product                POST   in        profile  done    done    profile   profile
catalog:edit_product               GET    in        profile  404     200     profile   profile
catalog:edit_product               POST   in        profile  404     422     profile   profile
catalog:autosave                   GET    in        profile  405     405     profile   profile
catalog:autosave                   POST   in        profile  404     200     profile   profile
catalog:add_photo                  GET    in        profile  405     405     profile   profile
catalog:add_photo                  POST   in        profile  404     422     profile   profile
catalog:withdraw                   GET    in        profile  405     405     profile   profile
catalog:withdraw                   POST   in        profile  404     done    profile   profile
catalog:republish                  GET    in        profile  405     405     profile   profile
catalog:republish                  POST   in        profile  404     done    profile   profile
catalog:discard                    GET    in        profile  405     405     profile   profile
catalog:discard                    POST   in        profile  404     done    profile   profile
catalog:preview                    GET    in        profile  404     200     profile   profile

orders:basket                      GET    200       200      200     200     200       200
orders:basket                      POST   200       200      200     200     200       200
orders:add_to_basket               GET    405       405      405     405     405       405
orders:add_to_basket               POST   done      done     done    done    done      done
orders:submission                  GET    200       200      200     200     200       200
orders:submission (other token)    GET    404       404      404     404     404       404
orders:conversation                GET    200       200      200     200     200       200
orders:conversation                POST   422       422      422     422     422       422
orders:conversation (other token)  GET    404       404      404     404     404       404
orders:conversation (other token)  POST   404       404      404     404     404       404
orders:cancel                      GET    405       405      405     405     405       405
orders:cancel                      POST   done      done     done    done    done      done
orders:cancel (other token)        POST   404       404      404     404     404       404

orders:home                        GET    in        200      200     200     desk      desk
orders:inbox                       GET    in        profile  200     200     profile   profile
orders:thread                      GET    in        profile  404     200     profile   profile
orders:thread                      POST   in        profile  404     422     profile   profile
orders:decline                     GET    in        profile  405     405     profile   profile
orders:decline                     POST   in        profile  404     422     profile   profile

admin:index                        GET    in        home     home    home    200       200
admin:login                        GET    in        home     home    home    desk      desk
admin:logout                       GET    in        home     home    home    405       405
admin:logout                       POST   in        home     home    home    done      done
admin:password_change              GET    in        home     home    home    200       200
admin:password_change_done         GET    in        home     home    home    200       200
admin:search                       GET    in        home     home    home    200       200
admin:autocomplete                 GET    in        home     home    home    403       403
admin:jsi18n                       GET    in        home     home    home    200       200
admin:view_on_site                 GET    in        home     home    home    done      done
admin:app_list                     GET    in        home     home    home    200       200
admin:app_list (people)            GET    in        home     home    home    404       200
admin:auth_user_password_change    GET    in        home     home    home    403       200
admin:auth_user_password_change    POST   in        home     home    home    403       200
admin:producers_producer_verdict   GET    in        home     home    home    405       405
admin:producers_producer_verdict   POST   in        home     home    home    desk      desk
admin:catalog_product_verdict      GET    in        home     home    home    405       405
admin:catalog_product_verdict      POST   in        home     home    home    desk      desk
admin:catalog_product_preview      GET    in        home     home    home    200       200
"""

# The pages every registered model has, as moderator/administrator; nobody else comes near them.
RECORDS = """
model                               changelist  add      change   history  delete

producers_producer                  200/200     403/403  200/200  200/200  403/403
producers_district                  403/200     403/403  403/200  403/200  403/403
producers_village                   403/200     403/403  403/200  403/200  403/403
catalog_product                     200/200     403/403  200/200  200/200  403/403
catalog_category                    200/200     403/200  200/200  200/200  403/200
orders_enquiry                      200/200     403/403  200/200  200/200  403/403
notifications_delivery              200/200     403/403  200/200  200/200  403/403
accounts_user                       403/200     403/200  403/200  403/200  403/200
auth_group                          403/200     403/200  403/200  403/200  403/200
django_tasks_database_dbtaskresult  403/200     403/403  403/200  403/200  403/403
"""


def rows(table: str) -> list[list[str]]:
    """The cells of each line under the heading; two spaces or more stand between them."""
    return [re.split(r"\s{2,}", line) for line in table.splitlines()[2:] if line]


def test_every_address_has_a_line():
    lines = {cells[0].split(" (")[0] for cells in rows(TABLE)}
    pages = RECORDS.splitlines()[1].split()[1:]
    lines |= {f"admin:{cells[0]}_{page}" for cells in rows(RECORDS) for page in pages}
    assert {name for name, _written in addresses()} - {"admin:None"} == lines


def test_the_addresses_without_name_are_only_those_of_django_itself():
    """The old way to write the address of a record, and whatever else begins with /admin/."""
    unnamed = {
        re.sub("^admin/([a-z_]+/[a-z]+/)?", "", written) for name, written in addresses() if name == "admin:None"
    }
    assert unnamed == {"<path:object_id>/", "(?P<url>.*)$"}


@pytest.fixture
def people(emping, las, dewi, admin_user):
    users = (make_user("Sri"), las.owner, emping.owner, dewi, admin_user)
    return {"anonymous": None, **dict(zip(PEOPLE[1:], users, strict=True))}


@pytest.fixture
def places(emping, dewi):
    return owned_by(emping, officer=dewi)


POSTED = {
    "orders:add_to_basket": {"quantity": 1},
    "admin:producers_producer_verdict": {"note": "Alamat tidak ada.", "version": 0},
    "admin:catalog_product_verdict": {"version": 3},
}
ENDS = {"accounts:sign_in": "in", "producers:profile": "profile", "orders:home": "home", "admin:index": "desk"}


class Visitor:
    """One person's browser; every request starts as if none had been made before."""

    def __init__(self, user) -> None:
        self.browser, self.ends = Client(), {}
        if user:
            self.browser.force_login(user)
        self.cookies = self.browser.cookies.output(header="", sep=";")

    def ask(self, method: str, url: str, data: dict | None = None) -> str:
        """The cell that describes what comes back; everything that the request changed is undone."""
        self.browser.cookies = SimpleCookie(self.cookies)
        with transaction.atomic():
            answer = self.browser.get(url) if method == "GET" else self.browser.post(url, data)
            cell = self._end(answer["Location"]) if answer.has_header("Location") else str(answer.status_code)
            transaction.set_rollback(True)
        return cell

    def _end(self, url: str) -> str:
        """Where redirects from here end; looked up once for each address."""
        path = urlsplit(url).path
        if path not in self.ends:
            last = self.browser.get(url, follow=True)
            self.ends[path] = ENDS.get(last.resolver_match.view_name, "done") if last.status_code == 200 else "broken"
        return self.ends[path]


@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_reaches_exactly_this(people, places, person):
    visitor, reached, expected = Visitor(people[person]), {}, {}
    for label, method, *cells in rows(TABLE):
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


def test_no_form_is_taken_without_its_token_but_the_one_that_knows_its_origin_otherwise(people, places):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people["owner"])
    taken = {}
    for label in (cells[0] for cells in rows(TABLE) if cells[1] == "POST" and not cells[0].startswith("admin:")):
        url = reverse(label.split(" (")[0], kwargs=places.get(label))
        taken[label] = browser.post(url, POSTED.get(label, {"action": "save"})).status_code
    assert {label for label, status in taken.items() if status != 403} == {"orders:add_to_basket"}
