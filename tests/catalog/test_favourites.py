import pytest

from catalog import favourites, workflow
from catalog.models import Favourite
from tests.factories import PASSWORD, make_listings, make_user
from tests.pages import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(emping):
    return make_listings(emping, {"name": "Emping"}, {"name": "Opak"}, {"name": "Kerupuk"})


@pytest.fixture
def ani(client):
    """A buyer with an account, signed in."""
    user = make_user("Ani")
    client.force_login(user)
    return user


def keep(client, *listings):
    for listing in listings:
        answer = client.post(f"/favorit/{listing.pk}/simpan/")
    return answer


def shown(client):
    return texts(client.get("/favorit/"), ".card-name")


def numbers(client):
    """What the cookie holds, as scripts read it."""
    return client.cookies[favourites.COOKIE].value.partition(":")[0]


def test_a_visitor_keeps_listings_in_a_cookie_the_newest_first(client, three):
    keep(client, *three)
    assert shown(client) == ["Kerupuk", "Opak", "Emping"]
    assert numbers(client) == "-".join(str(listing.pk) for listing in reversed(three))
    assert Favourite.objects.count() == 0


def test_an_account_keeps_them_on_every_device(client, ani, three):
    keep(client, *three[:2])
    client.cookies.pop(favourites.COOKIE)
    assert shown(client) == ["Opak", "Emping"]
    assert numbers(client) == f"{three[1].pk}-{three[0].pk}"


def test_keeping_twice_keeps_once(client, ani, three):
    keep(client, three[0], three[0])
    assert shown(client) == ["Emping"]


def test_letting_go(client, three):
    keep(client, *three[:2])
    answer = client.post(f"/favorit/{three[1].pk}/lepas/")
    assert (answer.status_code, answer["Location"], shown(client)) == (302, "/favorit/", ["Emping"])


def test_an_account_lets_go_too(client, ani, three):
    keep(client, *three[:2])
    client.post(f"/favorit/{three[1].pk}/lepas/")
    assert [row.listing for row in Favourite.objects.all()] == [three[0]]


def test_what_was_kept_before_signing_in_is_the_accounts(client, three):
    ani = make_user("Ani")
    keep(client, *three[:2])
    client.post("/masuk/", {"username": str(ani.phone), "password": PASSWORD})
    assert [row.listing for row in ani.favourites.all()] == [three[1], three[0]]


def test_a_forged_cookie_is_empty(client, three):
    client.cookies[favourites.COOKIE] = f"{three[0].pk}:x:y"
    assert shown(client) == []


def test_the_oldest_go_when_there_are_too_many(client, three, monkeypatch):
    monkeypatch.setattr(favourites, "MOST", 2)
    keep(client, *three)
    assert shown(client) == ["Kerupuk", "Opak"]


def test_what_is_withdrawn_waits_unseen_and_comes_back(client, emping, three):
    keep(client, three[0])
    workflow.withdraw_product(product=three[0].product, by=emping.owner)
    assert shown(client) == []
    workflow.republish_product(product=three[0].product, by=emping.owner)
    assert shown(client) == ["Emping"]


def test_what_is_not_public_cannot_be_kept(client, emping, three):
    workflow.withdraw_product(product=three[0].product, by=emping.owner)
    assert keep(client, three[0]).status_code == 404


def test_a_script_gets_no_page_back(client, three):
    answer = client.post(f"/favorit/{three[0].pk}/simpan/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content, shown(client)) == (204, b"", ["Emping"])


def test_another_site_keeps_nothing(client, three):
    answer = client.post(f"/favorit/{three[0].pk}/simpan/", headers={"Origin": "https://lain.example"})
    assert (answer.status_code, shown(client)) == (403, [])


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_visitor_costs_one_query(client, three, count, django_assert_num_queries):
    keep(client, *three[:count])
    with django_assert_num_queries(1):
        client.get("/favorit/")
