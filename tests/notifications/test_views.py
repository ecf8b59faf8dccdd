import pytest
from django.utils import timezone

from cilegon_ikm.notifications import workflow
from cilegon_ikm.notifications.models import Choices, Device, Notification
from cilegon_ikm.notifications.senders.push import application_server_key
from cilegon_ikm.notifications.views import MOST_SHOWN
from tests.factories import make_user
from tests.notifications.servers import Browser
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


CHOICES = f"{LIST}pilihan/"
DEVICES = f"{LIST}perangkat/"


@pytest.fixture
def senders(settings):
    settings.MESSAGE_SENDERS = ["email", "whatsapp"]
    settings.WHATSAPP = dict.fromkeys(("url", "token", "phone_number_id", "template", "code_template", "language"), "x")


def ticks(answer):
    return {box["name"]: box.has_attr("checked") for box in page(answer).select("main input[type=checkbox]")}


@pytest.mark.usefixtures("senders")
@pytest.mark.parametrize(
    ("email", "channels"), [("budi@sentra.example", ["email", "whatsapp", "push"]), (None, ["whatsapp", "push"])]
)
def test_everything_comes_by_every_way_until_one_chooses(client, settings, email, channels):
    settings.QUIET_HOURS = [21, 6]
    client.force_login(make_user("Budi", email=email))
    answer = client.get(CHOICES)
    topics = ("orders", "products", "business", "programmes")
    assert ticks(answer) == {**{f"{topic}-{each}": True for topic in topics for each in channels}, "night": True}
    topic_words = ["Enquiries and orders", "My products", "My business, papers and reports", "Programmes of the city"]
    legends = [*topic_words, "At night"]
    assert texts(answer, "legend") == legends
    assert "Nothing from 21.00 to 06.00 WIB; it comes in the morning" in texts(answer, "main")[0]


@pytest.mark.usefixtures("senders")
def test_what_is_not_ticked_does_not_come(client, settings, citra):
    settings.QUIET_HOURS = [21, 6]
    budi = make_user("Budi", email="budi@sentra.example")
    client.force_login(budi)
    answer = client.post(CHOICES, {"orders-email": "on", "products-whatsapp": "on"}, follow=True)
    assert "Saved." in texts(answer, "main")[0]
    assert {name for name, on in ticks(answer).items() if on} == {"orders-email", "products-whatsapp"}
    assert Choices.objects.get().is_quiet_at_night is False
    told = {kind: channels_of(budi, kind) for kind in ("enquiry_new", "product_approved", "credential_verified")}
    assert told == {
        "enquiry_new": ["in_app", "email"],
        "product_approved": ["in_app", "whatsapp"],
        "credential_verified": ["in_app"],
    }
    assert channels_of(citra, "enquiry_new") == ["in_app", "whatsapp"]


def channels_of(user, kind):
    words = dict.fromkeys(("name", "buyer", "reference", "items"), "x")
    return [each.channel for each in workflow.notify(kind=kind, url="/", user=user, **words).deliveries.order_by("pk")]


def test_a_choice_for_a_channel_that_is_switched_off_for_now_is_kept(client, budi):
    workflow.choose(user=budi, muted=["orders:whatsapp", "orders:push"], is_quiet_at_night=False)
    client.force_login(budi)
    client.post(CHOICES, {"orders-push": "on", "products-push": "on", "business-push": "on", "programmes-push": "on"})
    chosen = Choices.objects.get()
    assert (chosen.muted, chosen.is_quiet_at_night) == (["orders:whatsapp"], False)  # the tests have no quiet hours


PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36"


@pytest.fixture
def service(settings):
    settings.PUSH_SERVICES = ["https://push.example"]
    return type("Service", (), {"url": "https://push.example"})


def test_a_browser_that_subscribes_is_listed_and_can_be_switched_off(client, budi, service):
    client.force_login(budi)
    browser = Browser(service)
    answer = client.post(DEVICES, browser.fields, follow=True, headers={"user-agent": PHONE})
    assert "This device shows messages now." in texts(answer, "main")[0]
    assert "this device" in texts(answer, ".device")[0]
    assert page(answer).select_one("[data-push]")["data-known"] == "yes"
    device = Device.objects.get()
    assert (device.user, device.subscription) == (budi, browser.subscription)
    answer = client.post(f"{DEVICES}{device.pk}/lepas/", follow=True)
    assert "That device shows no messages any more." in texts(answer, "main")[0]
    assert texts(answer, ".device") == []


def test_the_page_tells_the_script_our_key_and_where_the_worker_lies(client, budi):
    client.force_login(budi)
    section = page(client.get(CHOICES)).select_one("[data-push]")
    assert (section["data-push"], section["data-worker"]) == (application_server_key(), "/sw.js")
    assert not section.has_attr("data-known")


def test_the_same_browser_in_other_hands_belongs_to_the_other_person(client, budi, citra, service):
    browser = Browser(service)
    client.force_login(budi)
    client.post(DEVICES, browser.fields)
    other = type(client)()
    other.force_login(citra)
    other.post(DEVICES, browser.fields)
    assert [(device.user, device.endpoint) for device in Device.objects.all()] == [(citra, browser.fields["endpoint"])]


def test_a_browser_that_subscribes_again_is_one_device(client, budi, service):
    client.force_login(budi)
    for name in ("first", "second"):
        client.post(DEVICES, Browser(service, name).fields)
    assert [device.endpoint for device in Device.objects.all()] == ["https://push.example/push/second"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("endpoint", "https://169.254.169.254/latest/"),
        ("endpoint", "https://push.example.evil/x"),
        ("endpoint", ""),
        ("endpoint", "https://[::1"),
        ("p256dh", "x"),
        ("p256dh", "BAAA" * 22),
        ("p256dh", "🥜"),
        ("auth", "c2hvcnQ"),
        ("auth", "%%%"),
    ],
)
def test_what_is_no_subscription_is_refused_and_said_so(client, budi, service, name, value):
    client.force_login(budi)
    answer = client.post(DEVICES, {**Browser(service).fields, name: value}, follow=True)
    assert "Messages on this device could not be switched on." in texts(answer, "main")[0]
    assert Device.objects.count() == 0


def test_somebody_else_s_device_is_not_found(client, budi, citra, service):
    client.force_login(budi)
    client.post(DEVICES, Browser(service).fields)
    other = type(client)()
    other.force_login(citra)
    assert other.post(f"{DEVICES}{Device.objects.get().pk}/lepas/").status_code == 404
    assert Device.objects.count() == 1


def test_the_service_worker_lies_where_it_may_rule_over_the_whole_site(client):
    answer = client.get("/sw.js")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/javascript", "no-cache")
    assert 'addEventListener("push"' in answer.content.decode()
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_choices_take_the_same_queries_for_one_device_and_for_three(
    client, budi, service, rows, django_assert_num_queries
):
    for number in range(rows):
        other = type(client)()
        other.force_login(budi)
        other.post(DEVICES, Browser(service, f"browser-{number}").fields)
    client.force_login(budi)
    with django_assert_num_queries(6):  # session, user, choices, devices, two counts of the frame
        answer = client.get(CHOICES)
    assert len(texts(answer, ".device")) == rows
