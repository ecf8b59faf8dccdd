import pytest

from cilegon_ikm.clock import today
from producers.models import SentraMembership
from producers.sentra import ask_to_join, leave
from tests.factories import make_bazaar, make_producer, make_sentra, make_sentra_member, make_user
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
MINE = "/en/usaha/sentra/"


@pytest.fixture
def maker(client, emping, budi):
    client.force_login(budi)
    return client


@pytest.fixture
def manager(client):
    eka = make_user("Eka")
    client.force_login(eka)
    client.sentra = make_sentra(manager=eka)
    return client


def test_a_maker_sees_where_she_belongs_stands_and_could_ask(maker, emping):
    make_sentra_member(make_sentra(), emping)
    bazaar = make_bazaar()
    bazaar.bookings.create(number=4, producer=emping, starts_on=today(), ends_on=today())
    answer = maker.get(MINE)
    assert texts(answer, "section[aria-labelledby=mine] li strong") == ["Sentra Emping"]
    assert texts(answer, "section[aria-labelledby=stalls] strong") == ["Stall 4, Bazar Kota"]
    assert texts(answer, "section[aria-labelledby=open] li strong") == ["Bazar Kota"]


def test_she_asks_and_takes_it_back(maker, emping):
    sentra = make_sentra()
    answer = maker.post(f"{MINE}{sentra.slug}/ikut/", follow=True)
    assert texts(answer, "section[aria-labelledby=mine] .badge") == ["Asked to join"]
    answer = maker.post(f"{MINE}{sentra.slug}/keluar/", follow=True)
    assert texts(answer, "section[aria-labelledby=mine] li") == []
    assert SentraMembership.objects.get().state == "ended"


def test_asking_twice_says_why_not(maker, emping):
    make_sentra_member(make_sentra(), emping)
    answer = maker.post(f"{MINE}sentra-emping/ikut/", follow=True)
    assert texts(answer, ".notice.is-bad") == ["This is not possible any more: it is now “member”."]


def test_who_is_not_verified_cannot_ask_yet(client):
    producer = make_producer(make_user("Gita"), name="Opak Gita")
    make_sentra()
    client.force_login(producer.owner)
    answer = client.get(MINE)
    assert page(answer).select("form[action*=ikut]") == []
    assert "As soon as your business is verified" in " ".join(texts(answer, "main p"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_however_many_there_are(maker, emping, number, django_assert_num_queries):
    for each in range(number):
        make_sentra_member(make_sentra(f"Sentra {each}"), emping)
        bazaar = make_bazaar(f"Bazar {each}")
        bazaar.bookings.create(number=1, producer=emping, starts_on=today(), ends_on=today())
    with django_assert_num_queries(9):
        maker.get(MINE)


def test_a_manager_without_a_business_answers_who_asks(manager, emping, las):
    for producer in (emping, las):
        SentraMembership.objects.create(sentra=manager.sentra, producer=producer)
    url = f"{MINE}sentra-emping/anggota/"
    assert texts(manager.get(MINE), "section[aria-labelledby=managed] strong") == ["Sentra Emping"]
    assert texts(manager.get(url), "section[aria-labelledby=waiting] li strong") == ["Emping Budi", "Las Citra"]
    first, second = SentraMembership.objects.order_by("producer__name")
    manager.post(f"{url}{first.pk}/", {"decision": "accept"})
    answer = manager.post(f"{url}{second.pk}/", {"decision": "decline"}, follow=True)
    assert texts(answer, ".notice.is-bad") == ["Write the reason; the maker will read it."]
    answer = manager.post(f"{url}{second.pk}/", {"decision": "decline", "note": "Bukan emping."}, follow=True)
    assert texts(answer, "section[aria-labelledby=waiting] li strong") == []
    assert texts(answer, "section[aria-labelledby=members] li strong") == ["Emping Budi"]
    assert second.history.get().note == "Bukan emping."


def test_who_took_her_wish_back_is_not_made_a_member(manager, emping, budi):
    membership = ask_to_join(sentra=manager.sentra, producer=emping, by=budi)
    leave(membership=membership, by=budi)
    answer = manager.post(f"{MINE}sentra-emping/anggota/{membership.pk}/", {"decision": "accept"}, follow=True)
    assert texts(answer, ".notice.is-bad") == ["This is not possible any more: it is now “ended”."]
    assert SentraMembership.objects.get().state == "ended"


def test_nobody_decides_in_anothers_sentra(manager, emping):
    other = SentraMembership.objects.create(sentra=make_sentra("Sentra Logam"), producer=emping)
    urls = (f"{MINE}sentra-logam/anggota/{other.pk}/", f"{MINE}sentra-emping/anggota/{other.pk}/")
    assert [manager.post(url, {"decision": "accept"}).status_code for url in urls] == [404, 404]
    assert SentraMembership.objects.get().state == "asked"
