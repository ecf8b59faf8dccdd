import pytest

from producers import addresses
from producers import workflow as producers
from tests.pages import page, texts

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


@pytest.mark.parametrize(
    ("file", "content_type", "start"),
    [
        ("qr.svg", "image/svg+xml", b"<?xml"),
        ("kartu.pdf", "application/pdf", b"%PDF-"),
        ("gambar.jpg", "image/jpeg", b"\xff\xd8\xff\xe0\x00"),
    ],
)
def test_files_are_sent_once_to_each_reader(client, emping, file, content_type, start):
    address = f"/produsen/emping-budi/{file}"
    answer = client.get(address)
    assert (answer.headers["Content-Type"], answer.content[:5]) == (content_type, start)
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    again = client.get(address, headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("file", ["qr.svg", "kartu.pdf", "gambar.jpg"])
def test_files_follow_the_maker_to_the_new_address(client, opak, file):
    answer = client.get(f"/produsen/emping-budi/{file}")
    assert (answer.status_code, answer["Location"]) == (301, f"/produsen/opak-budi/{file}")


@pytest.mark.parametrize("file", ["qr.svg", "kartu.pdf", "gambar.jpg"])
def test_files_of_a_suspended_maker_are_gone(client, emping, dewi, file):
    producers.suspend_producer(producer=emping, by=dewi, note="x")
    assert client.get(f"/produsen/emping-budi/{file}").status_code == 404


def test_a_maker_finds_her_card_at_home(client, emping, budi):
    client.force_login(budi)
    links = page(client.get("/usaha/")).select("section[aria-labelledby=stall] a")
    assert [link["href"].removeprefix("/produsen/emping-budi/") for link in links] == [
        "kartu.pdf",
        "qr.svg",
        "pemasok.pdf",
    ]
