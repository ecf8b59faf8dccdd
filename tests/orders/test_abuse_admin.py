import pytest

from orders.models import BlockEntry, ConversationReport, Enquiry, HeldMessage
from tests.factories import make_conversation_report, make_enquiry, make_held
from tests.pages import texts

pytestmark = pytest.mark.django_db
DESK = "/en/admin/orders/"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


def test_both_kinds_wait_on_the_desk(moderator, melinjo):
    make_held(melinjo)
    make_conversation_report(make_enquiry(melinjo))
    answer = moderator.get("/en/admin/")
    assert texts(answer, ".desk-queue h2")[3:] == ["First messages held for a look 1", "Reported conversations 1"]
    held, report = texts(answer, ".desk-item")
    assert held.startswith("Ani Lihat www.contoh.example")
    assert "Emping Budi · Ani · Advertising, or not about my products" in report


def test_one_click_releases_held_words(moderator, melinjo):
    held = make_held(melinjo)
    shown = moderator.get(f"{DESK}heldmessage/{held.pk}/change/")
    assert texts(shown, ".verdict blockquote") == ["Lihat www.contoh.example"]
    assert texts(shown, "label[for=verdict-note]") == ["Reason (the buyer reads it)"]
    moderator.post(f"{DESK}heldmessage/{held.pk}/verdict/release/", {"version": 0})
    assert HeldMessage.objects.get().state == "released"


def test_not_delivering_needs_a_reason(moderator, melinjo):
    held = make_held(melinjo)
    url = f"{DESK}heldmessage/{held.pk}/verdict/reject/"
    moderator.post(url, {"version": 0})
    assert HeldMessage.objects.get().state == "waiting"
    moderator.post(url, {"version": 0, "note": "Iklan."})
    assert HeldMessage.objects.get().state == "rejected"


def test_a_reported_conversation_is_readable_and_decided(moderator, melinjo):
    enquiry = make_enquiry(melinjo, message="Apakah ada?")
    report = make_conversation_report(enquiry, text="Menghina.")
    shown = moderator.get(f"{DESK}conversationreport/{report.pk}/change/")
    assert texts(shown, ".verdict blockquote") == ["Apakah ada?"]
    assert texts(shown, ".verdict-facts dd")[1] == "Menghina."
    moderator.post(f"{DESK}conversationreport/{report.pk}/verdict/block/", {"version": 0, "note": "Kasar."})
    assert ConversationReport.objects.get().state == "blocked"
    assert Enquiry.objects.get().state == "declined"


def test_an_entry_of_the_block_list_says_who_made_it(moderator):
    moderator.post(f"{DESK}blockentry/add/", {"kind": "contact", "value": "0812-0000-7002", "reason": "Iklan"})
    entry = BlockEntry.objects.get()
    assert (entry.value, entry.by.name, entry.until) == ("+6281200007002", "Dewi", None)
    moderator.post(f"{DESK}blockentry/{entry.pk}/change/", {"reason": "Iklan", "until": "2026-12-01"})
    entry.refresh_from_db()
    assert entry.until.isoformat() == "2026-12-01"
