"""orders/views/access.py and orders/workflow/access.py: the guest's link, ended and sent again."""

import re

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from cilegon_ikm.notifications.models import Notification
from orders import tasks, workflow
from orders.models import AccessEvent, Submission
from tests.factories import BUYER_PHONE, make_enquiry, make_user
from tests.pages import field_errors, page, texts

pytestmark = pytest.mark.django_db

LOST = "/en/pesanan/tautan-hilang/"
SAME_FOR_ALL = ["If something was asked with this contact, the links are on their way to it."]


@pytest.fixture(autouse=True)
def _email_goes_out(settings):
    settings.MESSAGE_SENDERS = ["email"]


@pytest.fixture
def sent(melinjo):
    """Ani asked as a guest and left an e-mail address."""
    return make_enquiry(melinjo, email="Ani@sentra.example").submission


def work():
    """Do what waits for the worker."""
    for job in DBTaskResult.objects.filter(task_path="orders.tasks.send_links"):
        tasks.send_links.func(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])


def links():
    return [re.search(r"/pesanan/(\S+)/", message.body)[1] for message in mail.outbox]


def events():
    return list(AccessEvent.objects.order_by("pk").values_list("kind", "by__name"))


def test_the_link_has_192_random_bits(sent):
    assert re.fullmatch(r"[\w-]{32}", sent.token)


def test_a_lost_link_comes_to_the_contact_it_was_asked_with(client, sent, pagar):
    make_enquiry(pagar, email="citra@sentra.example")
    answer = client.post(LOST, {"contact": " ani@SENTRA.example "})
    assert texts(answer, "main .notice") == SAME_FOR_ALL
    work()
    assert ([message.to for message in mail.outbox], links()) == ([["Ani@sentra.example"]], [sent.token])
    assert events() == [("sent_again", None)]


def test_who_is_unknown_gets_the_same_answer_and_nothing_else(client, sent):
    known, unknown = (client.post(LOST, {"contact": name}) for name in ("ani@sentra.example", "x@sentra.example"))
    assert texts(unknown, "main") == texts(known, "main")
    assert DBTaskResult.objects.filter(task_path="orders.tasks.send_links").count() == 2
    work()
    assert links() == [sent.token]


def test_a_phone_number_never_leads_to_an_address_somebody_wrote_beside_it(client, sent):
    answer = client.post(LOST, {"contact": BUYER_PHONE})
    assert field_errors(answer) == {"contact": "No message can be sent to such a contact. Try the other one."}
    assert workflow.send_link(submission=sent, by_email=False) is False
    assert mail.outbox == []


@pytest.mark.parametrize("contact", ["abc", "a@", "\0"])
def test_what_is_no_contact_is_named_beside_the_field(client, contact):
    answer = client.post(LOST, {"contact": contact})
    assert (answer.status_code, list(field_errors(answer))) == (422, ["contact"])


def test_it_can_be_asked_for_only_a_few_times(client, sent):
    answers = [client.post(LOST, {"contact": "ani@sentra.example"}) for _try in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 422]
    assert field_errors(answers[3])["contact"].startswith("You have asked for this several times. Please wait until")


@pytest.mark.parametrize("rest", ["", "CLG-AAAAAA/", "CLG-AAAAAA/penawaran/1.pdf"])
def test_a_dead_link_leads_to_a_new_one_and_does_not_tell_whether_it_ever_lived(client, sent, rest):
    old = sent.token
    workflow.renew_link(submission=sent, by=None)
    ended, invented = (client.get(f"/en/pesanan/{token}/{rest}") for token in (old, "x" * 32))
    assert (ended.status_code, texts(ended, "h1")) == (404, ["This link does not work"])
    assert texts(ended, "main") == texts(invented, "main")
    assert ended["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    form = page(ended).select_one("main form")
    assert texts(client.post(form["action"], {"contact": "ani@sentra.example"}), "main .notice") == SAME_FOR_ALL


def test_a_wrong_address_under_a_link_that_works_is_only_not_found(client, sent):
    answer = client.get(f"/en/pesanan/{sent.token}/CLG-AAAAAA/")
    assert (answer.status_code, texts(answer, "h1")) == (404, ["We cannot find this page"])


def test_without_any_way_to_send_the_page_says_whom_to_ask(client, settings):
    settings.MESSAGE_SENDERS = []
    answer = client.get(LOST)
    assert texts(answer, "main .lead")[0].startswith("No messages are sent from here yet.")
    assert texts(answer, "main form") == []


def test_a_guest_ends_the_link_and_gets_the_new_one_by_mail_only(client, sent):
    answer = client.post(f"/en/pesanan/{sent.token}/ganti-tautan/")
    assert answer["Location"] == LOST
    assert texts(client.get(LOST), ".notices .notice") == ["The old link has ended. The new one is on its way to you."]
    assert client.get(f"/en/pesanan/{sent.token}/").status_code == 404
    new = Submission.objects.get().token
    assert Notification.objects.get(kind="enquiry_link").url == f"/pesanan/{new}/"
    assert events() == [("renewed", None)]


def test_a_guest_whom_no_message_reaches_sees_the_new_link(client, melinjo):
    sent = make_enquiry(melinjo).submission
    answer = client.post(f"/en/pesanan/{sent.token}/ganti-tautan/")
    new = Submission.objects.get().token
    assert (answer["Location"], new == sent.token) == (f"/en/pesanan/{new}/", False)
    assert client.get(answer["Location"]).status_code == 200


def test_what_an_account_was_told_before_leads_to_the_new_link(client, melinjo, budi):
    ani = make_user("Ani")
    enquiry = make_enquiry(melinjo, user=ani)
    workflow.post_message(enquiry=enquiry, side="producer", body="Ada.", key="0" * 32, author=budi)
    client.force_login(ani)
    answer = client.post(f"/en/pesanan/{enquiry.submission.token}/ganti-tautan/")
    token = Submission.objects.get().token
    assert answer["Location"] == f"/en/pesanan/{token}/"
    notice = ani.notifications.get(kind="enquiry_message")
    assert client.get(notice.url).status_code == 200
    assert events() == [("renewed", "Ani")]


def test_an_officer_ends_a_link(client, sent, dewi):
    client.force_login(dewi)
    enquiry = sent.enquiries.get()
    answer = client.post(f"/en/admin/orders/enquiry/{enquiry.pk}/renew-link/", follow=True)
    assert client.get(f"/en/pesanan/{sent.token}/").status_code == 404
    assert "old link ended, new one made (Dewi)" in answer.content.decode()
    assert Submission.objects.get().token not in answer.content.decode()
