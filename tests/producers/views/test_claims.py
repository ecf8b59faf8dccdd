import pytest
from django.test import Client

from producers.models import ClaimLink, Helper, Producer
from producers.register.claims import make_claim_link
from tests.factories import make_producer, make_unclaimed
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(dewi):
    link = make_claim_link(producer=make_unclaimed("Emping <Register>"), by=dewi)
    return "/en/usaha/klaim/" + link.rstrip("/").rsplit("/", 1)[1] + "/"


def test_a_person_with_an_account_takes_the_business_over(client, budi, address):
    client.force_login(budi)
    answer = client.get(address)
    assert texts(answer, "main .panel strong") == ["Emping <Register>"]
    assert texts(answer, "main button") == ["Yes, this is my business"]
    answer = client.post(address, follow=True)
    assert answer.redirect_chain == [("/en/usaha/profil/", 302)]
    assert texts(answer, "main .notices .notice") == ["This is your business now. Please complete the profile."]
    assert Producer.objects.get().owner == budi


def test_looking_takes_nothing_over(client, budi, address):
    client.force_login(budi)
    client.get(address)
    assert (Producer.objects.get().owner, ClaimLink.objects.get().used_at) == (None, None)


def test_who_registers_for_it_comes_back_to_it(client, address):
    links = [link["href"] for link in page(client.get(address)).select("main a")]
    assert links == ["/en/daftar/", f"/en/masuk/?next={address}"]
    person = {"name": "Budi", "phone": "0812-0000-9001", "password": "Emping-2026-manis", "consent": "on"}
    answer = client.post("/en/daftar/", person, follow=True)
    assert answer.redirect_chain == [("/en/daftar/lanjut/", 302), (address, 302)]
    client.post(address)
    assert Producer.objects.get().owner.name == "Budi"
    assert client.get("/en/usaha/profil/").status_code == 200


def test_posting_without_an_account_takes_nothing_over(client, address):
    client.post(address)
    assert Producer.objects.get().owner is None


def test_a_used_link_and_an_invented_one_look_the_same(client, budi, address):
    client.force_login(budi)
    client.post(address)
    for dead in (address, "/en/usaha/klaim/geraten/"):
        answer = Client().get(dead)
        assert (answer.status_code, texts(answer, "h1")) == (404, ["This link does not work any more"])


def test_who_runs_a_business_already_reads_what_to_do(client, budi, address):
    make_producer(budi, name="Opak Budi")
    client.force_login(budi)
    for answer in (client.get(address), client.post(address)):
        assert texts(answer, "main .notice") == ["You run “Opak Budi” already. Ask the office to put the two together."]
        assert texts(answer, "main button") == []
    assert Producer.objects.get(slug="opak-budi").owner == budi


def test_a_helper_leaves_first_and_comes_back_to_her_own(client, emping, citra, address):
    Helper.objects.create(producer=emping, user=citra)
    client.force_login(citra)
    for answer in (client.get(address), client.post(address)):
        assert texts(answer, "main .notice") == [
            "You help in “Emping Budi”, and one person can run or help only one business. Leave that one first; "
            "after that you can take this one over."
        ]
    assert [link["href"] for link in page(answer).select("main a.btn")] == ["/en/usaha/tim/"]
    answer = client.post("/en/usaha/tim/keluar/", follow=True)
    assert (answer.redirect_chain, texts(answer, "main button")) == ([(address, 302)], ["Yes, this is my business"])
    client.post(address)
    assert Producer.objects.get(owner=citra).name == "Emping <Register>"


def test_the_page_is_kept_by_nobody_and_found_by_no_search_engine(client, address):
    answer = client.get(address)
    assert "no-store" in answer["Cache-Control"]
    assert page(answer).find("meta", attrs={"name": "robots"})["content"] == "noindex"
