import pytest
from django.utils import timezone

from cilegon_ikm.notifications.models import Notification
from cilegon_ikm.notifications.views import MOST_SHOWN
from tests.factories import make_user
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/akun/pemberitahuan/"
ROW = "main .rows a"


def tell(user, **fields):
    details = {"kind": "product_changes", "url": "/usaha/produk/7/", "params": {"name": "Emping", "note": "Foto buram"}}
    return Notification.objects.create(user=user, **{**details, **fields})


def test_a_maker_reads_what_she_was_told_newest_first(client, budi, citra):
    read, new = tell(budi, read_at=timezone.now()), tell(budi, params={"name": "<b>Opak</b>", "note": "Harga?"})
    tell(citra)
    client.force_login(budi)
    answer = client.get(LIST)
    assert texts(answer, f"{ROW} strong") == ["Please correct “<b>Opak</b>”", "Please correct “Emping”"]
    assert texts(answer, f"{ROW} .clip") == ["The officer writes: Harga?", "The officer writes: Foto buram"]
    links = page(answer).select(ROW)
    assert [link["href"] for link in links] == [f"{LIST}{new.pk}/", f"{LIST}{read.pk}/"]
    assert [bool(link.select(".dot")) for link in links] == [True, False]
    assert texts(answer, ".site-nav .count") == ["1"]


def test_who_was_told_nothing_reads_so(client, budi):
    client.force_login(budi)
    answer = client.get(LIST)
    assert "Nothing new" in texts(answer, "main")[0]
    assert page(answer).select(ROW) == []


def test_the_list_ends_with_the_fifty_newest(client, budi):
    client.force_login(budi)
    for _number in range(MOST_SHOWN + 1):
        tell(budi)
    assert len(texts(client.get(LIST), ROW)) == 50


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(client, budi, rows, django_assert_num_queries):
    for _number in range(rows):
        tell(budi)
    client.force_login(budi)
    with django_assert_num_queries(5):  # session, user, notices, two counts of the frame
        answer = client.get(LIST)
    assert len(texts(answer, ROW)) == rows


def test_opening_marks_as_read_and_leads_to_what_it_is_about(client, budi):
    notice, other = tell(budi), tell(budi)
    client.force_login(budi)
    assert client.get(f"{LIST}{notice.pk}/")["Location"] == "/usaha/produk/7/"
    assert Notification.objects.get(pk=notice.pk).read_at is not None
    assert Notification.objects.get(pk=other.pk).read_at is None


def test_what_somebody_else_was_told_is_not_found(client, budi, citra):
    notice = tell(budi)
    client.force_login(citra)
    answer = client.get(f"{LIST}{notice.pk}/")
    assert answer.status_code == 404
    assert texts(answer, "h1") == ["We cannot find this page"]
    assert Notification.objects.get().read_at is None


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999", "x", "-1"])
def test_no_address_breaks_it(client, budi, pk):
    client.force_login(budi)
    assert client.get(f"{LIST}{pk}/").status_code == 404


@pytest.mark.parametrize("address", [LIST, f"{LIST}1/"])
def test_a_stranger_is_led_to_sign_in(client, address):
    assert client.get(address)["Location"] == f"/en/masuk/?next={address}"


@pytest.mark.parametrize("address", [LIST, f"{LIST}1/"])
def test_nothing_can_be_sent_there(client, address):
    client.force_login(make_user())
    assert client.post(address).status_code == 405
