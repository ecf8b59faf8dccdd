"""The floor and the order of the measurements, on real servers without a clock."""

import http.client
import os
from urllib.parse import urlsplit

import pytest
from django.db import connection

from bench.compare import TURNS, check, compare
from bench.figures import Reading, Target
from bench.load import HEADERS
from bench.processes import Failed, served

pytestmark = pytest.mark.xdist_group("floor")
FLOOR = "bench.floor:make_application()"


@pytest.fixture(scope="module")
def environment(django_db_setup) -> dict[str, str]:
    """For a server on this worker's database."""
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    return {"DATABASE_URL": address.geturl()}


@pytest.fixture(scope="module")
def floor(environment):
    with served(FLOOR, environment, path="/") as url:
        yield url


def test_the_floor_is_a_bare_list(floor):
    asking = http.client.HTTPConnection(urlsplit(floor).netloc, timeout=10)
    asking.request("GET", "/", headers=HEADERS)
    answer = asking.getresponse()
    assert answer.status == 200
    assert b"<ul></ul>" in answer.read()
    asking.close()


def test_floor_and_pages_take_turns(floor):
    driven = []

    def drive(urls, seconds):
        driven.append((" ".join(url.removeprefix(floor) for url in urls), seconds))
        return Reading(float(len(driven)), 1.0, 1.0, 1.0)

    targets = [Target("home", "/?home"), Target("search", "/?search", ("/?more",))]
    found = compare(floor, floor, targets, drive, 4)
    measured = ["/", *["/?home", "/"] * TURNS, *["/?search /?more", "/"] * TURNS]
    assert [path for path, seconds in driven if seconds == 4] == measured
    assert [path for path, seconds in driven if seconds == 1] == ["/", "/?home", "/?search /?more"]
    assert [reading.rate for reading in found.pages] == [*range(4, 14, 2), *range(15, 25, 2)]
    assert [reading.rate for reading in found.floors] == [2, *range(5, 15, 2), *range(16, 26, 2)]
    assert found.ratios() == [1, 1]  # the first turn of each was faster


def test_a_run_with_failures_measures_nothing(floor):
    with pytest.raises(Failed, match=r"^floor: 3 answers failed"):
        compare(floor, floor, [], lambda urls, seconds: Reading(9.0, 1.0, 1.0, 1.0, failures=3), 4)


def test_a_page_that_is_not_there_stops_the_comparison(floor):
    with pytest.raises(Failed, match=r"^gone: /gone/ answered 404\.$"):
        check(floor, Target("gone", "/gone/"))


def test_a_server_ends_with_its_block(environment):
    with served(FLOOR, environment, path="/") as url:
        check(url, Target("floor", "/"))
    with pytest.raises(Failed, match="did not answer"):
        check(url, Target("floor", "/"))


@pytest.mark.parametrize(
    ("application", "path", "complaint"),
    [
        ("bench.floor:no_such_thing", "/", r"^The server did not start; see its messages above\.$"),
        (FLOOR, "/gone/", r"^The server answered /gone/ with 404; see its messages above\.$"),
    ],
)
def test_a_server_that_is_no_use_is_said_in_one_line(environment, capfd, application, path, complaint):
    with pytest.raises(Failed, match=complaint), served(application, environment, path=path):
        pass
    assert ("no_such_thing" in capfd.readouterr().err) == ("no_such_thing" in application)
