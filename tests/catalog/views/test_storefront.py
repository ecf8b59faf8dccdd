import pytest

from producers import addresses
from producers import workflow as producers
from tests.pages import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def opak(emping):
    """Budi's business under its new name and address."""
    producers.save_profile(producer=emping, name="Opak Budi")
    return addresses.take_new_address(producer=emping)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_printed_address_leads_to_the_present_one_for_good(client, opak, prefix):
    answer = client.get(f"{prefix}/produsen/emping-budi/?setelah=7")
    assert (answer.status_code, answer["Location"]) == (301, f"{prefix}/produsen/opak-budi/?setelah=7")
    assert texts(client.get(answer["Location"]), "h1") == ["Opak Budi"]


def test_an_old_address_of_a_suspended_maker_leads_nowhere(client, opak, dewi):
    producers.suspend_producer(producer=opak, by=dewi, note="x")
    assert client.get("/produsen/emping-budi/").status_code == 404


def test_an_address_nobody_had_leads_nowhere(client, opak):
    assert client.get("/produsen/emping/").status_code == 404
