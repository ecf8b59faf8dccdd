import pytest

from producers.models import District, KbliCode, Producer, Village
from producers.photos import add_photo
from producers.workflow import close_producer
from tests.factories import make_credential, make_producer, make_unclaimed, make_user, make_verified_producer, upload
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/admin/producers/producer/"
ROWS = "#result_list tbody tr"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(moderator, rows, django_assert_num_queries):
    for number in range(rows):
        make_producer(name=f"Emping {number}")
    with django_assert_num_queries(8):
        answer = moderator.get(LIST)
    assert len(texts(answer, ROWS)) == rows


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=opak", ["Opak Citra"]),
        ("q=citra", ["Opak Citra"]),
        ("q=%2B6281200009001", ["Opak Citra"]),
        ("q=none", []),
        ("state__exact=draft", ["Emping Budi", "Opak Citra"]),
        ("state__exact=verified", []),
        ("branch__exact=craft", ["Opak Citra"]),
        ("village__district__code__exact=36.72.05", ["Emping Budi", "Opak Citra"]),
    ],
)
def test_officers_find_makers_by_name_owner_number_and_filters(moderator, query, found):
    make_producer(make_user("Budi"), name="Emping Budi")
    make_producer(make_user("Citra", phone="+6281200009001"), name="Opak Citra", branch="craft")
    answer = moderator.get(f"{LIST}?{query}")
    assert len(texts(answer, ROWS)) == len(found)
    assert all(any(name in row for row in texts(answer, ROWS)) for name in found)


def test_makers_of_the_register_come_last_and_under_its_name_for_the_owner(moderator, budi):
    make_unclaimed("Opak Register", owner_name="Bu Opak")
    make_verified_producer(budi, name="Emping Budi")
    assert texts(moderator.get(LIST), f"{ROWS} th.field-name, {ROWS} td.field-run_by") == [
        "Emping Budi", "Budi", "Opak Register", "Bu Opak",
    ]  # fmt: skip
    assert len(texts(moderator.get(f"{LIST}?q=bu+opak"), ROWS)) == 1


def test_officers_read_opening_hours_in_words(moderator):
    producer = make_producer(opening_hours={str(day): ["08:00", "16:00"] for day in range(6)})
    answer = moderator.get(f"{LIST}{producer.pk}/change/")
    assert "Monday–Saturday 08.00–16.00, Sunday closed" in " ".join(texts(answer, "body"))
    assert page(answer).select("[name=opening_hours]") == []


def test_officers_read_the_profile_and_change_only_what_the_register_holds(moderator):
    producer = make_producer(name="Emping Budi")
    answer = moderator.get(f"{LIST}{producer.pk}/change/")
    shown = " ".join(texts(answer, "body"))
    for words in ("Emping Budi", "Kami membuat emping sejak 1998.", "Jl. Contoh No. 1, RT 01/RW 02", "draft"):
        assert words in shown
    assert page(answer).select("#producer_form input[name=name], #producer_form textarea[name=story]") == []
    code = KbliCode.objects.get(code="10794")
    forms = {f"{name}-{which}": 0 for name in ("history", "claim_links") for which in ("TOTAL_FORMS", "INITIAL_FORMS")}
    typed = {"name": "Opak", "state": "verified", "owner_name": "Bu Budi", "legal_form": "ud", "kbli": [code.pk]}
    moderator.post(f"{LIST}{producer.pk}/change/", {**forms, **typed})
    producer.refresh_from_db()
    assert (producer.name, producer.state) == ("Emping Budi", "draft")
    assert (producer.owner_name, producer.legal_form, list(producer.kbli.all())) == ("Bu Budi", "ud", [code])


def test_the_register_part_of_a_closed_business_is_locked(moderator, budi):
    producer = make_producer(budi)
    close_producer(producer=producer, by=budi)
    answer = moderator.get(f"{LIST}{producer.pk}/change/")
    assert page(answer).select("#producer_form select[name=legal_form], [name=_save]") == []


@pytest.mark.parametrize("address", ["add/", "{pk}/delete/"])
def test_makers_are_neither_added_nor_deleted_by_hand(client, admin_user, address):
    client.force_login(admin_user)
    producer = make_producer()
    answer = client.post(LIST + address.format(pk=producer.pk), {"post": "yes"})
    assert texts(answer, "h1") == ["This page is not for your account"]
    assert Producer.objects.count() == 1


@pytest.mark.parametrize(("model", "count"), [("district", 8), ("village", 43)])
def test_an_administrator_sees_every_area_without_a_query_for_each(
    client, admin_user, model, count, django_assert_num_queries
):
    client.force_login(admin_user)
    with django_assert_num_queries({"district": 5, "village": 6}[model]):
        answer = client.get(f"/en/admin/producers/{model}/")
    assert len(texts(answer, ROWS)) == count


def test_the_office_corrects_a_name_but_not_a_code(client, admin_user):
    client.force_login(admin_user)
    village = Village.objects.get(code="36.72.05.1003")
    address = f"/en/admin/producers/village/{village.pk}/change/"
    client.post(address, {"name": "Nama Baru", "code": "1", "district": village.district_id})
    village.refresh_from_db()
    assert (village.name, village.code, Village.objects.count()) == ("Nama Baru", "36.72.05.1003", 43)


@pytest.mark.parametrize("address", ["district/add/", "district/{}/delete/", "village/add/", "village/{}/delete/"])
def test_areas_are_neither_added_nor_deleted_by_hand(client, admin_user, address):
    client.force_login(admin_user)
    area = (District if address.startswith("district") else Village).objects.first()
    answer = client.post(f"/en/admin/producers/{address.format(area.pk)}", {"post": "yes"})
    assert texts(answer, "h1") == ["This page is not for your account"]
    assert (District.objects.count(), Village.objects.count()) == (8, 43)


def test_a_moderator_leaves_the_areas_alone(moderator):
    assert texts(moderator.get("/en/admin/producers/village/"), "h1") == ["This page is not for your account"]


def test_an_officer_sees_the_photos_and_opens_papers_and_products(moderator, emping):
    photo = add_photo(producer=emping, kind="workshop", upload=upload())
    paper = make_credential(emping)
    shown = page(moderator.get(f"{LIST}{emping.pk}/change/"))
    assert photo.key in shown.select_one(".verdict-photos img")["src"]
    assert {link.get_text(): link["href"] for link in shown.select(".verdict-links a")} == {
        "Open the public page": "/en/produsen/emping-budi/",
        f"{paper} (waiting for verification)": f"/en/admin/producers/credential/{paper.pk}/change/",
        "Products": f"/en/admin/catalog/product/?producer__id__exact={emping.pk}",
    }


def test_what_nobody_may_open_is_no_link(moderator):
    producer = make_producer()
    answer = moderator.get(f"{LIST}{producer.pk}/change/")
    links = [link["href"] for link in page(answer).select("a[href]")]
    assert not [link for link in links if "/village/" in link or "/admin/r/" in link]
    assert "Masigit, Jombang" in texts(answer, ".readonly")


def test_ways_are_shown_in_words_and_the_place_on_the_map(moderator):
    ways = {"delivery_ways": ["courier"], "payment_ways": ["cash", "qris"], "languages": ["id"]}
    producer = make_producer(latitude="-6.010000", longitude="106.050000", **ways)
    answer = moderator.get(f"{LIST}{producer.pk}/change/")
    shown = texts(answer, ".readonly")
    assert "Masigit, Jombang · See it on the map" in shown
    assert "courier or parcel service · cash, QRIS · Indonesian" in shown
