import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cilegon_ikm.notifications.models import Delivery, Notification
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/admin/notifications/delivery/"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


def delivery(user, state="waiting", **fields):
    params = {"kind": "producer_verified", "url": "/", "params": {"name": "Emping Budi"}}
    notification = Notification.objects.create(user=user, **params)
    return Delivery.objects.create(notification=notification, channel="email", state=state, **fields)


def test_an_officer_sees_what_was_given_up_and_why(moderator, budi):
    lost = delivery(budi, "failed", attempts=8, error="ConnectionRefusedError: [Errno 111] Connection refused")
    (row,) = texts(moderator.get(LIST), "#result_list tbody tr")
    assert row.startswith("Emping Budi is verified Budi e-mail given up 8 ")
    assert row.endswith("ConnectionRefusedError: [Errno 111] Connection refused")
    assert "given up" in texts(moderator.get(f"{LIST}{lost.pk}/change/"), "form")[-1]
    shown = " ".join(texts(moderator.get(f"{LIST}{lost.pk}/change/"), "main, #content, form"))
    assert "ConnectionRefusedError: [Errno 111] Connection refused" in shown


def test_an_officer_starts_again_with_what_was_given_up(moderator, budi, dewi):
    lost, sent = delivery(budi, "failed", attempts=8), delivery(budi, "sent", sent_at=timezone.now())
    chosen = {"action": "try_again", "_selected_action": [lost.pk, sent.pk]}
    answer = moderator.post(LIST, chosen, follow=True)
    assert "They will be tried again now." in answer.content.decode()
    lost.refresh_from_db()
    sent.refresh_from_db()
    assert (lost.state, lost.attempts, sent.state) == ("waiting", 0, "sent")
    assert list(lost.history.values_list("to_state", "by")) == [("waiting", dewi.pk)]
    assert [row.args_kwargs["args"] for row in DBTaskResult.objects.all()] == [[lost.pk]]


def test_what_is_on_its_way_cannot_be_rewritten(moderator, budi):
    row = delivery(budi)
    moderator.post(f"{LIST}{row.pk}/change/", {"state": "sent", "attempts": "5", "error": "x"})
    row.refresh_from_db()
    assert (row.state, row.attempts, row.error) == ("waiting", 0, "")


@pytest.mark.parametrize("address", ["add/", "{pk}/delete/"])
def test_deliveries_are_neither_added_nor_deleted_by_hand(client, admin_user, budi, address):
    client.force_login(admin_user)
    row = delivery(budi)
    answer = client.post(LIST + address.format(pk=row.pk), {"post": "yes"})
    assert texts(answer, "h1") == ["This page is not for your account"]
    assert Delivery.objects.count() == 1


def test_the_page_of_one_that_was_given_up_has_a_button_that_starts_it_again(moderator, budi, dewi):
    lost = delivery(budi, "failed", attempts=8, error="ConnectionRefusedError: [Errno 111] Connection refused")
    lost.history.create(from_state="waiting", to_state="failed", note="ConnectionRefusedError")
    answer = moderator.get(f"{LIST}{lost.pk}/change/")
    assert texts(answer, ".verdict-warning") == ["ConnectionRefusedError: [Errno 111] Connection refused"]
    assert texts(answer, ".verdict-button") == ["Try again"]
    answer = moderator.post(f"{LIST}{lost.pk}/retry/", follow=True)
    assert "It will be tried again now." in answer.content.decode()
    assert texts(answer, ".verdict-button") == []
    assert list(lost.history.values_list("to_state", "by")) == [("waiting", dewi.pk), ("failed", None)]


def test_what_was_sent_meanwhile_is_not_started_again(moderator, budi):
    row = delivery(budi, "sent", sent_at=timezone.now())
    answer = moderator.post(f"{LIST}{row.pk}/retry/", follow=True)
    assert "This is not possible any more: it is now “sent”." in answer.content.decode()
    assert texts(answer, ".verdict-button") == []


@pytest.mark.parametrize(
    ("number", "words"), [(0, []), (1, ["1 message was given up"]), (2, ["2 messages were given up"])]
)
def test_the_first_page_says_how_many_were_given_up_and_leads_to_them(moderator, budi, number, words):
    delivery(budi)
    for _each in range(number):
        delivery(budi, "failed")
    answer = moderator.get("/en/admin/")
    assert texts(answer, ".desk-alert") == words
    for link in page(answer).select(".desk-alert"):
        assert len(texts(moderator.get(link["href"]), "#result_list tbody tr")) == number


def test_an_officer_finds_what_was_not_told_to_a_person(moderator, budi, citra):
    delivery(budi)
    delivery(citra)
    (row,) = texts(moderator.get(LIST, {"q": "citr"}), "#result_list tbody tr")
    assert " Citra " in row


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(moderator, budi, rows, django_assert_num_queries):
    for _number in range(rows):
        delivery(budi)
    with django_assert_num_queries(7):
        answer = moderator.get(LIST)
    assert len(texts(answer, "#result_list tbody tr")) == rows
