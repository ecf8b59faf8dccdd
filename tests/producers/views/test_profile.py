from decimal import Decimal

import pytest

from producers import photos, workflow
from producers.models import ProducerPhoto
from tests.factories import image_bytes, make_credential, make_user, upload
from tests.pages import field_errors, page, texts, value_of

pytestmark = pytest.mark.django_db
PROFILE = "/en/usaha/profil/"
DETAILS, WAYS, HOURS, PLACE, PICTURES = (
    f"{PROFILE}{word}/" for word in ("keterangan", "layanan", "jam", "peta", "foto")
)
SECTIONS = [DETAILS, WAYS, HOURS, PLACE, PICTURES]
ELSEWHERE = "This is no place in Cilegon. Tap yours on the map again."
TIMES = "Write when you open and, later on the same day, when you close."
FRONT = "/en/produsen/emping-budi/"


@pytest.fixture
def maker(client, emping):
    client.force_login(emping.owner)
    return client


def said(answer):
    return texts(answer, "main .notice")


def facts(answer):
    return dict(zip(texts(answer, "#facts + dl dt"), texts(answer, "#facts + dl dd"), strict=True))


def week(**changes):
    """Monday to Friday from 8 to 16."""
    form = {f"open_{day}": "on" for day in range(5)}
    form |= {f"{end}_{day}": time for day in range(7) for end, time in (("from", "08:00"), ("to", "16:00"))}
    return {name: value for name, value in {**form, **changes}.items() if value is not None}


def test_the_profile_leads_to_its_sections_and_says_what_is_there(maker, emping):
    workflow.save_profile(producer=emping, founded=1998, languages=["id"], delivery_ways=["own"])
    rows = page(maker.get(PROFILE)).select("section[aria-labelledby=more] a")
    assert [row["href"] for row in rows] == [DETAILS, WAYS, HOURS, PICTURES, PLACE]
    assert [row.select_one(".muted").get_text() for row in rows] == [
        "1998 · Indonesian", "the maker brings it", *["Not written yet"] * 3,
    ]  # fmt: skip


def test_everything_stands_on_the_public_page(maker, emping):
    assert facts(maker.get(FRONT)) == {}
    maker.post(DETAILS, {"founded": "1998", "monthly_capacity": "300 kg <emping>", "languages": ["en", "id"]})
    maker.post(WAYS, {"delivery_ways": ["courier", "pick_up"], "payment_ways": ["qris"]})
    maker.post(HOURS, week(open_5="on", to_5="12.30"))
    maker.post(PLACE, {"latitude": "-6.012345", "longitude": "106.054321"})
    answer = maker.get(FRONT)
    assert facts(answer) == {
        "Making since": "1998",
        "In a month": "300 kg <emping>",
        "Delivery": "collect from the maker, courier or parcel service",
        "Payment": "QRIS",
        "Languages": "Indonesian, English",
        "Monday–Friday": "08.00–16.00",
        "Saturday": "08.00–12.30",
        "Sunday": "closed",
        "Place": "See it on the map",
    }
    where = "https://www.openstreetmap.org/?mlat=-6.012345&mlon=106.054321#map=17/-6.012345/106.054321"
    assert page(answer).select_one("#facts + dl a")["href"] == where


@pytest.mark.parametrize(
    ("form", "errors"),
    [
        ({"founded": "1899"}, {"founded": "Ensure this value is greater than or equal to 1900."}),
        ({"founded": "2999"}, {"founded": "This year has not come yet."}),
        ({"founded": "😀"}, {"founded": "Enter a whole number."}),
        (
            {"monthly_capacity": "x" * 121},
            {"monthly_capacity": "Ensure this value has at most 120 characters (it has 121)."},
        ),
        ({"languages": ["xx"]}, {"languages": "Select a valid choice. xx is not one of the available choices."}),
    ],
)
def test_what_is_wrong_with_the_details_stands_beside_its_field(maker, emping, form, errors):
    answer = maker.post(DETAILS, form)
    assert (answer.status_code, field_errors(answer)) == (422, errors)
    emping.refresh_from_db()
    assert (emping.founded, emping.monthly_capacity, emping.languages) == (None, "", [])


@pytest.mark.parametrize(
    ("address", "title", "lead", "labels"),
    [
        (DETAILS, "More about the business", "Whatever you leave empty is simply not shown.", "How much you can make"),
        (WAYS, "Delivery and payment", "Tick what you offer. You and the buyer agree on the rest.", "QRIS"),
    ],
)
def test_each_page_of_plain_fields_has_its_own_words(maker, address, title, lead, labels):
    answer = maker.get(address)
    assert (texts(answer, "h1"), texts(answer, ".lead")) == ([title], [lead])
    assert texts(answer, "[aria-current=page]")[0] == title
    assert page(answer).title.get_text().strip().startswith(title)
    assert labels in " ".join(texts(answer, "form label"))


def test_a_made_up_way_is_refused_and_none_at_all_is_fine(maker, emping):
    workflow.save_profile(producer=emping, payment_ways=["cash"])
    assert maker.post(WAYS, {"payment_ways": ["gold"]}).status_code == 422
    assert [box["value"] for box in page(maker.get(WAYS)).select("input[checked]")] == ["cash"]
    maker.post(WAYS, {})
    emping.refresh_from_db()
    assert (emping.delivery_ways, emping.payment_ways) == ([], [])


def test_opening_hours_are_there_again_and_can_go(maker, emping):
    assert maker.post(HOURS, week(to_0="16.30"))["Location"] == PROFILE
    emping.refresh_from_db()
    assert emping.opening_hours["0"] == ["08:00", "16:30"]
    answer = maker.get(HOURS)
    assert [box["id"] for box in page(answer).select("input[checked]")] == [f"id_open_{day}" for day in range(5)]
    assert value_of(answer, "id_to_0") == "16:30"
    maker.post(HOURS, week(**{f"open_{day}": None for day in range(5)}))
    emping.refresh_from_db()
    assert emping.opening_hours == {}


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"to_1": "07:00"}, {"to_1": TIMES}),
        ({"to_1": "08:00"}, {"to_1": TIMES}),
        ({"from_4": ""}, {"to_4": TIMES}),
        ({"from_0": "25:00"}, {"from_0": "Enter a valid time."}),
    ],
)
def test_wrong_times_stand_beside_their_day_and_nothing_is_saved(maker, emping, changes, errors):
    answer = maker.post(HOURS, week(**changes))
    assert (answer.status_code, field_errors(answer)) == (422, errors)
    emping.refresh_from_db()
    assert emping.opening_hours == {}


def test_a_closed_days_times_do_not_matter(maker, emping):
    assert maker.post(HOURS, week(from_6="", to_6="")).status_code == 302


@pytest.mark.parametrize(
    "form",
    [
        {"latitude": "-6.9", "longitude": "107.6"},
        {"latitude": "-6.01", "longitude": ""},
        {"latitude": "", "longitude": "106.01"},
        {"latitude": "NaN", "longitude": "106.01"},
        {"latitude": "x", "longitude": "😀"},
        {"latitude": "-6.0123456789", "longitude": "106.01"},
    ],
)
def test_a_place_elsewhere_or_half_a_place_is_refused(maker, emping, form):
    answer = maker.post(PLACE, form)
    assert (answer.status_code, said(answer)) == (422, [ELSEWHERE])
    emping.refresh_from_db()
    assert (emping.latitude, emping.longitude) == (None, None)


def test_a_place_can_be_removed(maker, emping):
    maker.post(PLACE, {"latitude": "-6.012345", "longitude": "106.054321"})
    emping.refresh_from_db()
    assert (emping.latitude, emping.longitude) == (Decimal("-6.012345"), Decimal("106.054321"))
    maker.post(PLACE, {"latitude": "-6.012345", "longitude": "106.054321", "action": "forget"})
    emping.refresh_from_db()
    assert (emping.latitude, emping.longitude) == (None, None)


def test_only_the_map_page_shows_pictures_of_the_tile_server(maker, settings):
    settings.MAP_TILES_URL = "https://{s}.tiles.example/{z}/{x}/{y}.png"
    answer = maker.get(PLACE)
    assert "img-src 'self' data: blob: https://*.tiles.example" in answer["Content-Security-Policy"]
    assert page(answer).select_one("#map")["data-tiles"] == settings.MAP_TILES_URL
    assert page(answer).select_one("[data-with-map]").has_attr("hidden")
    assert "tiles.example" not in maker.get(PROFILE)["Content-Security-Policy"]


def test_without_tiles_there_is_no_map_and_the_kelurahan_is_enough(maker, settings):
    settings.MAP_TILES_URL = ""
    answer = maker.get(PLACE)
    assert page(answer).select("#map, script[src*=leaflet]") == []
    assert texts(answer, "form p") == ["There is no map here; your kelurahan is enough."]
    assert "img-src 'self' data: blob:;" in answer["Content-Security-Policy"] + ";"


def test_photos_are_sent_shown_and_removed(maker, emping):
    wrong = upload("catatan.jpg", b"no photo")
    answer = maker.post(PICTURES, {"logo": upload(), "workshop": [upload(seed=2), wrong, upload(seed=3)]})
    assert answer.status_code == 422
    assert [text.split(":")[0] for text in said(answer)] == ["catatan.jpg"]
    assert list(emping.photos.values_list("kind", flat=True)) == ["logo", "workshop", "workshop"]
    shown = page(maker.get(FRONT)).select(".workshop img")
    assert [each["alt"] for each in shown] == ["Logo of Emping Budi", *["Workshop of Emping Budi"] * 2]
    first = emping.photos.workshop().first()
    assert maker.post(PICTURES, {"remove": first.pk})["Location"] == PICTURES
    assert not ProducerPhoto.objects.filter(pk=first.pk).exists()


def test_another_makers_photo_is_not_removed(maker, las):
    photo = photos.add_photo(producer=las, kind="workshop", upload=upload(content=image_bytes()))
    assert maker.post(PICTURES, {"remove": photo.pk}).status_code == 404
    assert maker.post(PICTURES, {"remove": "9" * 30}).status_code == 404
    assert las.photos.count() == 1


@pytest.mark.parametrize("address", SECTIONS)
def test_each_section_needs_a_business_and_is_kept_by_nobody(client, emping, address):
    assert client.get(address)["Location"] == f"/en/masuk/?next={address}"
    client.force_login(make_user("Ani"))
    assert client.get(address)["Location"] == "/en/daftar/usaha/"
    client.force_login(emping.owner)
    answer = client.get(address)
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)


@pytest.mark.parametrize(("address", "form"), [(DETAILS, {"founded": "2001"}), (PICTURES, {"logo": b""})])
def test_a_closed_business_is_read_but_not_changed(maker, emping, address, form):
    workflow.close_producer(producer=emping, by=emping.owner)
    assert page(maker.get(address)).select("main button[type=submit]") == []
    form = form if "logo" not in form else {"logo": upload()}
    assert said(maker.post(address, form, follow=True)) == ["This business is closed."]
    emping.refresh_from_db()
    assert (emping.founded, emping.photos.count()) == (None, 0)


def test_the_workspace_says_how_complete_the_profile_is_and_what_comes_next(maker, emping):
    def section():
        found = page(maker.get("/en/usaha/")).select_one("section[aria-labelledby=profile]")
        return found and (found.h2.get_text(), found.progress["value"], found.a["href"], found.a.get_text())

    assert section() == ("Your profile is 30 % complete", "30", PICTURES, "Add a photo of your workshop")
    photos.add_photo(producer=emping, kind="workshop", upload=upload())
    make_credential(emping)
    workflow.save_profile(producer=emping, founded=1998, monthly_capacity="9", languages=["id"])
    workflow.save_profile(producer=emping, delivery_ways=["own"], payment_ways=["cash"])
    assert section()[1:3] == ("90", HOURS)
    workflow.save_profile(producer=emping, opening_hours={"0": ["08:00", "16:00"]})
    assert section() is None
