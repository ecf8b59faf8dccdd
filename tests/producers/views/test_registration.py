import pytest
from django.db import transaction
from django.test import Client

from producers import workflow
from producers.models import Producer
from tests.factories import make_moderator, make_producer, make_user, make_verified_producer
from tests.pages import field_errors, page, texts, value_of
from tests.races import start_and_wait_for_lock

pytestmark = pytest.mark.django_db
ACCOUNT, BUSINESS, ADDRESS, RESUME = "/en/daftar/", "/en/daftar/usaha/", "/en/daftar/alamat/", "/en/daftar/lanjut/"
HOME, PROFILE = "/en/usaha/", "/en/usaha/profil/"
REQUIRED = "This field is required."
FORM = {"name": "Emping Budi", "branch": "food", "village": "36.72.05.1003", "whatsapp": "0812 0000 9002"}
REST = {"address": "Jl. Kembang No. 5", "story": "Emping sejak 1998."}


@pytest.fixture
def budi():
    return make_user("Budi", phone="+6281200009001")


@pytest.fixture
def maker(client, budi):
    client.force_login(budi)
    return client


def beginner(budi, **words):
    return make_producer(budi, **{"address": "", "story": "", **words})


def progress(answer):
    bar = page(answer).select_one("progress")
    return texts(answer, "#steps")[0], bar["value"], bar["max"], bar["aria-labelledby"]


def test_each_step_says_how_far_she_is(client, budi):
    assert progress(client.get(ACCOUNT)) == ("Step 1 of 3 · Your account", "1", "3", "steps")
    client.force_login(budi)
    assert progress(client.get(BUSINESS)) == ("Step 2 of 3 · Your business", "2", "3", "steps")
    beginner(budi)
    assert progress(client.get(ADDRESS)) == ("Step 3 of 3 · Address and story", "3", "3", "steps")


def test_step_two_knows_her_number_and_asks_four_things(maker):
    answer = maker.get(BUSINESS)
    assert [value_of(answer, f"id_{name}") for name in FORM] == ["", "", "", "0812-0000-9001"]
    assert texts(answer, "main form.panel button") == ["Save and continue"]


def test_step_two_is_saved_and_leads_to_step_three(maker, budi):
    assert maker.post(BUSINESS, FORM)["Location"] == ADDRESS
    producer = Producer.objects.get()
    assert (producer.owner, producer.state, producer.name, str(producer.whatsapp), producer.address) == (
        budi,
        "draft",
        "Emping Budi",
        "+6281200009002",
        "",
    )


def test_step_two_can_be_corrected_and_keeps_its_address(maker, budi):
    beginner(budi, whatsapp="+6281200009002")
    assert value_of(maker.get(BUSINESS), "id_whatsapp") == "0812-0000-9002"
    maker.post(BUSINESS, FORM | {"name": "Opak Budi"})
    assert list(Producer.objects.values_list("name", "slug")) == [("Opak Budi", "emping-budi")]


def test_an_empty_step_two_names_every_field_and_saves_nothing(maker):
    answer = maker.post(BUSINESS, dict.fromkeys(FORM, " "))
    choice = "Select a valid choice.   is not one of the available choices."
    assert answer.status_code == 422
    assert field_errors(answer) | {"branch": choice, "village": ""} == {
        "name": REQUIRED, "branch": choice, "village": "", "whatsapp": REQUIRED,
    }  # fmt: skip
    assert not Producer.objects.exists()


def test_half_of_step_three_may_wait(maker, budi):
    beginner(budi)
    answer = maker.post(ADDRESS, {"address": REST["address"], "action": "save"}, follow=True)
    assert answer.redirect_chain == [(HOME, 302)]
    assert texts(answer, "main .notices .notice") == ["Saved. You can go on whenever you like."]
    assert list(Producer.objects.values_list("address", "story", "state")) == [(REST["address"], "", "draft")]


def test_sending_half_keeps_it_and_says_what_is_missing(maker, budi):
    beginner(budi)
    answer = maker.post(ADDRESS, {"address": REST["address"], "action": "send"})
    assert (answer.status_code, field_errors(answer)) == (422, {"story": REQUIRED})
    assert list(Producer.objects.values_list("address", "state")) == [(REST["address"], "draft")]


def test_the_whole_is_sent_and_leads_to_the_workspace(maker, budi):
    beginner(budi)
    answer = maker.post(ADDRESS, REST | {"action": "send"}, follow=True)
    assert answer.redirect_chain == [(HOME, 302)]
    assert texts(answer, "main .notices .notice") == [
        "Sent. An officer will look at it; meanwhile you can write your products."
    ]
    producer = Producer.objects.get()
    assert (producer.state, producer.history.get().by) == ("submitted", budi)


@pytest.mark.parametrize("address", [BUSINESS, ADDRESS])
def test_what_has_been_sent_is_corrected_in_the_profile(maker, budi, address):
    producer = make_verified_producer(budi)
    assert maker.post(address, FORM | REST | {"name": "Palsu", "action": "send"})["Location"] == PROFILE
    producer.refresh_from_db()
    assert (producer.name, producer.story) == ("Emping Budi", "Kami membuat emping sejak 1998.")


def test_step_three_needs_step_two(maker):
    assert maker.get(ADDRESS)["Location"] == BUSINESS


def test_signing_in_again_leads_to_the_missing_step(maker, budi):
    assert maker.get(RESUME)["Location"] == BUSINESS
    producer = beginner(budi)
    assert maker.get(RESUME)["Location"] == ADDRESS
    workflow.save_profile(producer=producer, **REST)
    workflow.submit_producer(producer=producer, by=budi)
    assert maker.get(RESUME)["Location"] == HOME


def test_an_officer_without_a_business_is_not_asked_to_register(client):
    client.force_login(make_moderator())
    assert client.get(RESUME)["Location"] == HOME


def test_the_workspace_shows_the_missing_step(maker, budi):
    def step():
        section = page(maker.get(HOME)).select_one("section.todo")
        return section.h2.get_text(), section.a["href"]

    assert step() == ("Tell buyers about your business", BUSINESS)
    producer = beginner(budi)
    assert step() == ("Finish your registration", ADDRESS)
    workflow.save_profile(producer=producer, **REST)
    assert step() == ("Send your business profile for verification", ADDRESS)


@pytest.mark.parametrize("address", [BUSINESS, ADDRESS, RESUME])
def test_a_stranger_signs_in_first_and_nobody_keeps_the_page(client, budi, address):
    assert client.get(address)["Location"] == f"/en/masuk/?next={address}"
    client.force_login(budi)
    assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_a_double_click_on_step_two_makes_one_business():
    budi = make_user("Budi")

    def click():
        browser = Client()
        browser.force_login(budi)
        return browser.post(BUSINESS, FORM)

    with transaction.atomic():
        beginner(budi)
        (second,) = start_and_wait_for_lock(click)
    assert second.result(timeout=10)["Location"] == ADDRESS
    assert Producer.objects.count() == 1
