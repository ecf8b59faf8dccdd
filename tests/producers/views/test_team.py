import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user

from producers import team, workflow
from producers.models import Helper, Invitation
from tests.factories import PASSWORD, make_producer, make_user
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
TEAM, HOME, PROFILE = "/en/usaha/tim/", "/en/usaha/", "/en/usaha/profil/"
DEAD = "This invitation does not work any more"


@pytest.fixture
def owner(client, emping):
    client.force_login(emping.owner)
    return client


@pytest.fixture
def sari(emping):
    return Helper.objects.create(producer=emping, user=make_user("Sari")).user


def link(producer):
    return f"/en{team.invite(producer=producer)}"


def said(answer):
    return texts(answer, "main .notices .notice")


def test_the_owner_gets_a_link_to_copy_and_a_message_to_send(owner, emping):
    answer = owner.post(f"{TEAM}undang/")
    shown = page(answer).select_one("#link")["value"]
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/usaha/gabung/[\w-]{43}/", shown)
    chat = urlsplit(page(answer).select_one("a.btn-chat")["href"])
    (text,) = parse_qs(chat.query)["text"]
    assert (chat.netloc, chat.path) == ("wa.me", "/")
    invited = "You are invited to help with Emping Budi on Sentra IKM Cilegon. Open this link within 7 days: "
    assert text == invited + shown
    again = owner.get(TEAM)
    assert (page(again).select("#link"), len(page(again).select("section li"))) == ([], 1)


def test_everybody_is_on_the_page_with_what_each_may_do(client, emping, sari):
    client.force_login(emping.owner)
    answer = client.get(TEAM)
    assert [row.split(" helper")[0] for row in texts(answer, ".rows .row-main")] == ["Budi owner", "Sari"]
    assert texts(answer, ".rows form button") == ["Yes, remove Sari"]
    assert texts(answer, ".flow > form button") == ["Invite a helper"]
    client.force_login(sari)
    answer = client.get(TEAM)
    assert texts(answer, "main button") == ["Yes, I do not work here any more"]
    assert texts(answer, ".badge.is-good") == ["you"]


def test_somebody_with_an_account_accepts_with_one_button(client, emping):
    tuti = make_user("Tuti")
    client.force_login(tuti)
    address = link(emping)
    answer = client.get(address)
    assert (texts(answer, "h1"), texts(answer, "main button")) == (["Help with Emping Budi"], ["Accept the invitation"])
    assert not Helper.objects.exists()
    answer = client.post(address, follow=True)
    assert (answer.redirect_chain, said(answer)) == ([(HOME, 302)], ["Welcome to Emping Budi."])
    assert texts(answer, "h1") == ["Emping Budi"]
    assert Helper.objects.get().user == tuti
    dead = client.get(address)
    assert (dead.status_code, texts(dead, "h1")) == (410, [DEAD])


def test_somebody_new_makes_an_account_and_comes_back(client, emping):
    address = link(emping)
    client.post(address)
    assert not Helper.objects.exists()
    register = page(client.get(address)).select_one("main a.btn-primary")["href"]
    assert page(client.get(register)).select("progress") == []
    form = {"name": "Tuti", "phone": "0812 0000 9005", "password": PASSWORD, "consent": "on"}
    assert client.post(register, form)["Location"] == address
    client.post(address)
    assert Helper.objects.get().user == get_user(client)


def test_somebody_with_a_business_reads_why_not(client, emping, las):
    client.force_login(las.owner)
    answer = client.post(link(emping), follow=True)
    assert said(answer) == ["You work in a business here already. One person can run or help only one."]
    assert not Helper.objects.exists()


def test_all_open_invitations_are_taken_back(owner, emping):
    address = link(emping)
    assert said(owner.post(f"{TEAM}batal/", follow=True)) == ["The invitations do not work any more."]
    assert owner.get(address).status_code == 410


@pytest.mark.parametrize("token", ["x", "%20", "😀", "a" * 500])
def test_a_made_up_link_is_dead(client, token):
    assert client.get(f"/en/usaha/gabung/{token}/").status_code == 410


def test_the_link_of_a_closed_business_is_dead(owner, emping):
    address = link(emping)
    workflow.close_producer(producer=emping, by=emping.owner)
    assert owner.get(address).status_code == 410
    assert said(owner.post(f"{TEAM}undang/", follow=True)) == ["This business is closed."]


def test_the_owner_removes_a_helper(owner, sari):
    address = page(owner.get(TEAM)).select_one(".rows form")["action"]
    answer = owner.post(address, follow=True)
    assert said(answer) == ["Sari does not work in your business any more."]
    assert not Helper.objects.exists()
    assert owner.post(address).status_code == 404


def test_another_owner_does_not_remove_her(client, las, sari):
    client.force_login(las.owner)
    assert client.post(f"{TEAM}{Helper.objects.get().pk}/hapus/").status_code == 404
    assert Helper.objects.count() == 1


def test_a_helper_leaves(client, sari):
    client.force_login(sari)
    answer = client.post(f"{TEAM}keluar/", follow=True)
    assert said(answer) == ["You do not work in Emping Budi any more."]
    assert texts(answer, "h1") == ["Welcome, Sari"]


def test_a_helper_neither_closes_nor_chooses_people_and_the_owner_cannot_leave(client, emping, sari):
    team.invite(producer=emping)
    client.force_login(sari)
    assert page(client.get(PROFILE)).select("details") == []
    refused = (f"{PROFILE}tutup/", f"{TEAM}undang/", f"{TEAM}batal/", f"{TEAM}{sari.helps_in.pk}/hapus/")
    assert [client.post(address).status_code for address in refused] == [403] * 4
    client.force_login(emping.owner)
    assert client.post(f"{TEAM}keluar/").status_code == 403
    emping.refresh_from_db()
    assert (emping.state, Helper.objects.count(), Invitation.objects.usable().count()) == ("verified", 1, 1)


def test_a_helper_saves_the_profile(client, emping, sari):
    client.force_login(sari)
    form = {"name": "Opak Budi", "branch": "food", "village": "36.72.05.1003", "address": "Jl. Baru"}
    client.post(PROFILE, form | {"whatsapp": "0812 0000 9002", "story": "Baru."})
    emping.refresh_from_db()
    assert (emping.name, emping.owner.name) == ("Opak Budi", "Budi")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_with_any_number(client, rows, django_assert_num_queries):
    producer = make_producer()
    for number in range(rows):
        Helper.objects.create(producer=producer, user=make_user(f"Sari {number}"))
        team.invite(producer=producer)
    client.force_login(producer.owner)
    with django_assert_num_queries(8):
        client.get(TEAM)
