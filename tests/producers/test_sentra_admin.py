from datetime import timedelta

import pytest

from cilegon_ikm.clock import today
from producers.models import Sentra, SentraMembership, SentraPhoto
from tests.factories import make_bazaar, make_sentra, upload
from tests.pages import texts

pytestmark = pytest.mark.django_db
LIST = "/en/admin/producers/sentra/"
MEMBERS = "/en/admin/producers/sentramembership/"
EMPTY = {
    f"{name}-{count}": 0
    for name in ("opening_times", "bookings", "photos")
    for count in ("TOTAL_FORMS", "INITIAL_FORMS")
}
SENTRA = {
    "kind": "thematic", "name": "Sentra Emping", "slug": "sentra-emping", "about": "Emping.",
    "village": "36.72.05.1003", "address": "Jl. Melinjo", "stalls": 0, "is_public": "on",
}  # fmt: skip


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


def test_an_officer_makes_one_with_hours_and_a_photo(moderator):
    hours = {"opening_times-TOTAL_FORMS": 1, "opening_times-0-weekday": 0}
    hours |= {"opening_times-0-opens": "08:00", "opening_times-0-closes": "16:00"}
    photo = {"photos-TOTAL_FORMS": 1, "photos-0-upload": upload(), "photos-0-alt": "Halaman"}
    moderator.post(f"{LIST}add/", {**SENTRA, **EMPTY, **hours, **photo})
    sentra = Sentra.objects.get()
    assert [time.span for time in sentra.opening_times.all()] == [("08:00", "16:00")]
    assert sentra.photos.get().alt == "Halaman"


def test_a_photo_of_another_kind_is_refused_beside_its_field(moderator):
    photo = {"photos-TOTAL_FORMS": 1, "photos-0-upload": upload(name="a.gif", fmt="GIF"), "photos-0-alt": "Halaman"}
    answer = moderator.post(f"{LIST}add/", {**SENTRA, **EMPTY, **photo})
    assert "This file is not a photo we can read." in " ".join(texts(answer, "body"))
    assert Sentra.objects.count() == 0


def change(sentra, **more):
    return {**SENTRA, "name": sentra.name, **EMPTY, **more}


def test_a_photo_is_renamed_and_removed(moderator):
    sentra = make_sentra()
    moderator.post(
        f"{LIST}{sentra.pk}/change/",
        change(sentra, **{"photos-TOTAL_FORMS": 1, "photos-0-upload": upload(), "photos-0-alt": "A"}),
    )
    kept = {
        "photos-TOTAL_FORMS": 1,
        "photos-INITIAL_FORMS": 1,
        "photos-0-id": sentra.photos.get().pk,
        "photos-0-sentra": sentra.pk,
    }
    moderator.post(f"{LIST}{sentra.pk}/change/", change(sentra, **kept, **{"photos-0-alt": "Pasar"}))
    assert sentra.photos.get().alt == "Pasar"
    moderator.post(
        f"{LIST}{sentra.pk}/change/", change(sentra, **kept, **{"photos-0-alt": "x", "photos-0-DELETE": "on"})
    )
    assert not SentraPhoto.objects.exists()


def test_what_is_no_photo_is_refused_beside_the_field(moderator):
    photo = {"photos-TOTAL_FORMS": 1, "photos-0-upload": upload(content=b"no photo"), "photos-0-alt": "A"}
    answer = moderator.post(f"{LIST}add/", {**SENTRA, **EMPTY, **photo})
    assert "Upload a valid image" in " ".join(texts(answer, ".errorlist, .text-red-600"))
    assert not Sentra.objects.exists()


def booking(row, number, producer, **more):
    fields = {"number": number, "producer": producer.pk, "starts_on": today(), "ends_on": today(), **more}
    return {f"bookings-{row}-{name}": value for name, value in fields.items()}


@pytest.mark.parametrize(("kept", "wanted"), [(1, (1,)), (None, (1, 1))], ids=["kept before", "sent together"])
def test_a_taken_stall_is_refused_with_a_word(moderator, emping, las, kept, wanted):
    bazaar, rows = make_bazaar(), {"bookings-INITIAL_FORMS": 0}
    if kept:
        first = bazaar.bookings.create(number=1, producer=emping, starts_on=today(), ends_on=today())
        rows = {"bookings-INITIAL_FORMS": 1, **booking(0, 1, emping, id=first.pk, sentra=bazaar.pk)}
    before = rows["bookings-INITIAL_FORMS"]
    for row, number in enumerate(wanted, start=before):
        rows |= booking(row, number, las)
    dates = {"kind": "bazaar", "starts_on": bazaar.starts_on, "ends_on": bazaar.ends_on, "stalls": 5}
    rows["bookings-TOTAL_FORMS"] = before + len(wanted)
    answer = moderator.post(f"{LIST}{bazaar.pk}/change/", change(bazaar, **dates, **rows))
    assert "Another maker has this stall on one of these days." in answer.content.decode()
    assert bazaar.bookings.count() == before


@pytest.mark.parametrize(("last", "made"), [(0, 1), (-1, 0)], ids=["right", "ends before it begins"])
def test_a_new_bazaar_comes_with_its_stalls(moderator, emping, last, made):
    """The same stall of another bazaar is no matter."""
    make_bazaar().bookings.create(number=1, producer=emping, starts_on=today(), ends_on=today())
    dates = {"kind": "bazaar", "starts_on": today(), "ends_on": today() + timedelta(days=2), "stalls": 5}
    row = booking(0, 1, emping, starts_on=today(), ends_on=today() + timedelta(days=last))
    rows = {"bookings-TOTAL_FORMS": 1, **row}
    moderator.post(f"{LIST}add/", {**SENTRA, **EMPTY, **dates, **rows, "slug": "baru", "name": "Baru"})
    assert Sentra.objects.filter(slug="baru", bookings__number=1).count() == made


def test_the_address_is_given_once(moderator):
    sentra = make_sentra()
    moderator.post(f"{LIST}{sentra.pk}/change/", change(sentra, slug="lain", about="Baru."))
    sentra.refresh_from_db()
    assert (sentra.slug, sentra.about) == ("sentra-emping", "Baru.")


def test_an_officer_enters_a_member_and_ends_it(moderator, emping, dewi):
    moderator.post(f"{MEMBERS}add/", {"sentra": make_sentra().pk, "producer": emping.pk})
    membership = SentraMembership.objects.get()
    assert (membership.state, membership.history.get().by) == ("member", dewi)
    moderator.post(f"{MEMBERS}{membership.pk}/verdict/end/", {"version": 0, "note": "Pindah."})
    membership.refresh_from_db()
    assert (membership.state, membership.history.first().note) == ("ended", "Pindah.")


def test_a_maker_who_asks_waits_in_the_queue(moderator, emping):
    SentraMembership.objects.create(sentra=make_sentra(), producer=emping)
    lines = texts(moderator.get("/en/admin/"), "section[aria-labelledby=queue-memberships] .desk-item .desk-main")
    assert lines == ["Emping Budi Sentra Emping"]
