from datetime import timedelta

import pytest

from cilegon_ikm.clock import today
from cilegon_ikm.notifications.models import Notification
from orders import workflow
from orders.models import BlockEntry, ConversationReport, Enquiry
from producers.models import Producer
from tests.factories import BUYER_PHONE, make_block, make_conversation_report, make_enquiry, make_user
from tests.pages import field_errors, texts

pytestmark = pytest.mark.django_db


def test_a_second_report_of_the_same_side_adds_nothing_while_the_first_is_open(enquiry, dewi):
    first = make_conversation_report(enquiry)
    assert make_conversation_report(enquiry, text="Lagi.") == first
    assert make_conversation_report(enquiry, side="buyer") != first
    workflow.close_report(report=first, by=dewi)
    assert make_conversation_report(enquiry) != first


@pytest.mark.parametrize(("reporter", "warned"), [("producer", "Ani"), ("buyer", "Budi")])
def test_the_other_side_is_warned(melinjo, dewi, reporter, warned):
    enquiry = make_enquiry(melinjo, user=make_user("Ani"))
    report = make_conversation_report(enquiry, side=reporter)
    workflow.warn_after_report(report=report, by=dewi, note="Tolong sopan.")
    notice = Notification.objects.get(kind="enquiry_warning")
    assert (notice.user.name, notice.params["note"]) == (warned, "Tolong sopan.")
    assert list(report.history.values_list("to_state", "note", "by__name")) == [("warned", "Tolong sopan.", "Dewi")]


def test_a_blocked_buyer_cannot_ask_again_and_the_enquiry_ends(melinjo, dewi):
    enquiry = make_enquiry(melinjo, email="ani@sentra.example")
    workflow.block_after_report(report=make_conversation_report(enquiry), by=dewi, note="Penipuan.")
    until = today() + timedelta(days=90)
    fields = ("value", "reason", "by__name", "until")
    assert {*BlockEntry.objects.values_list(*fields)} == {
        (BUYER_PHONE, "Penipuan.", "Dewi", until), ("ani@sentra.example", "Penipuan.", "Dewi", until)
    }  # fmt: skip
    assert Enquiry.objects.get().state == "declined"


def test_a_blocked_maker_is_suspended(enquiry, dewi):
    report = make_conversation_report(enquiry, side="buyer")
    workflow.block_after_report(report=report, by=dewi, note="Penipuan.")
    assert Producer.objects.get().state == "suspended"
    assert not BlockEntry.objects.exists()


@pytest.mark.parametrize("side", ["buyer", "producer"])
def test_either_side_reports_from_its_page(client, enquiry, side):
    url = f"/en/pesanan/{enquiry.submission.token}/{enquiry.reference}/"
    if side == "producer":
        client.force_login(enquiry.producer.owner)
        url = f"/en/usaha/pesan/{enquiry.reference}/"
    wrong = client.post(f"{url}laporkan/", {"report-text": "Tolong"})
    assert field_errors(wrong) == {"report-reason": "Choose what is wrong."}
    done = client.post(f"{url}laporkan/", {"report-reason": "rude", "report-text": "Tolong"}, follow=True)
    assert texts(done, ".notice.is-good")[0].startswith("Thank you. An officer of Disperindag will read")
    report = ConversationReport.objects.get()
    assert (report.side, report.reason, report.text) == (side, "rude", "Tolong")


def test_a_longer_block_is_not_shortened(enquiry, dewi):
    make_block(BUYER_PHONE, kind="contact", reason="Untuk selamanya")
    workflow.block_after_report(report=make_conversation_report(enquiry), by=dewi, note="Penipuan.")
    assert list(BlockEntry.objects.values_list("reason", "until")) == [("Untuk selamanya", None)]
