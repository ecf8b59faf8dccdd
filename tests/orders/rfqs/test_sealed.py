"""A sealed offer: before the closing nobody but its maker reads its price, by any address, export or message."""

import io
import re

import pytest
from django.contrib.admin import site
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook

from cilegon_ikm.accounts.signals import data_export
from cilegon_ikm.notifications.models import Notification
from orders import workflow as orders
from orders.rfqs import offering, posting
from orders.rfqs.comparison import offers_of
from producers import scans
from tests.addresses import addresses
from tests.factories import close, make_offer, make_rfq, make_user
from tests.pages import texts

pytestmark = pytest.mark.django_db
PRICE = 76_543
LISTS = {"orders:home", "orders:inbox", "orders:company", "notifications:list", "accounts:download"}
TRACES = re.compile(r"76[.,]?543|7[.,]?654[.,]?300|7[.,]?674[.,]?300|Rahasia harga")


@pytest.fixture
def rfq(baja, dewi):
    return make_rfq(baja, officer=dewi, is_sealed=True)


@pytest.fixture
def offer(rfq, emping):
    candidate = make_offer(rfq, emping, price=PRICE, note="Rahasia harga")
    scan = scans.Scan(content=b"%PDF-1.4 Rahasia harga", ending="pdf")
    offering.add_offer_file(candidate=candidate, scan=scan, title="Rincian.pdf")
    orders.post_message(
        enquiry=candidate.enquiry, side="producer", body=f"Rahasia harga {PRICE}", key=rfq.submission.key
    )
    return candidate


def places(rfq, offer):
    """What can stand in an address, by the name it has there."""
    common = {"pk": rfq.pk, "slug": rfq.slug, "reference": offer.enquiry.reference, "version": 1}
    numbers = (offer.pk, offer.files.get().pk)
    return [{**common, "token": rfq.submission.token, "number": number} for number in numbers]


def read(browser, rfq, offer):
    """The names of all addresses that were asked for, and of those where a trace of the price was found."""
    asked, told = set(), set()
    for name, written in addresses():
        wanted = set(re.findall(r"<(?:\w+:)?(\w+)>", written))
        if name not in LISTS and not (wanted and name.startswith("orders:")):
            continue
        filled = [{each: place[each] for each in wanted} for place in places(rfq, offer) if wanted <= place.keys()]
        for url in {reverse(name, kwargs=each) for each in filled}:
            asked.add(name)
            if TRACES.search(content_of(browser.get(url))):
                told.add(name)
    return asked, told


def content_of(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.get("Content-Type", "").endswith("sheet"):
        rows = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        return " ".join(str(cell) for row in rows for cell in row)
    return content.decode(errors="replace")


def of_the_desk(browser, *things):
    """The admin pages of these records and of their lists."""
    pages = []
    for thing in things:
        model = f"{thing._meta.app_label}_{thing._meta.model_name}"
        pages += [reverse(f"admin:{model}_changelist"), reverse(f"admin:{model}_change", args=[thing.pk])]
        pages += [reverse(f"admin:{model}_history", args=[thing.pk])]
    return {page for page in pages if TRACES.search(content_of(browser.get(page)))}


def test_no_address_tells_a_sealed_price(rfq, offer, fajar, citra, las, dewi, admin_user):
    people = {"nobody": None, "the company": fajar, "another maker": citra, "officer": dewi, "admin": admin_user}
    told = {}
    for name, user in people.items():
        browser = Client()
        if user:
            browser.force_login(user)
        asked, told[name] = read(browser, rfq, offer)
        assert {"orders:sheet", "orders:offers_sheet", "orders:offer_file", "accounts:download"} <= asked
        if name in {"officer", "admin"}:
            told[name] |= of_the_desk(browser, rfq, rfq.company, offer.enquiry)
    assert told == {name: set() for name in people}


def test_the_search_for_traces_finds_what_her_maker_may_read(rfq, offer, budi, client):
    client.force_login(budi)
    _asked, told = read(client, rfq, offer)
    assert {"orders:thread", "orders:offer", "orders:offer_file", "orders:own_news"} <= told


def test_the_company_reads_everything_after_the_closing(rfq, offer, fajar, client):
    close(rfq)
    client.force_login(fajar)
    _asked, told = read(client, rfq, offer)
    assert {"orders:compare_offers", "orders:offers_sheet", "orders:offer_file", "orders:conversation"} <= told


def test_no_message_and_no_job_tells_a_sealed_price(rfq, offer, budi):
    others = Notification.objects.exclude(user=budi)
    assert TRACES.search(str(list(others.values()))) is None
    assert list(others.filter(kind="rfq_sealed_offer").values_list("params__name", flat=True)) == [rfq.title]
    assert "Emping Budi" not in str(list(others.filter(kind="rfq_sealed_offer").values()))
    assert TRACES.search(str(list(DBTaskResult.objects.values()))) is None


def test_no_export_tells_a_sealed_price(rfq, offer, fajar):
    parts = [part for _receiver, part in data_export.send(type(fajar), user=fajar)]
    assert TRACES.search(str(parts)) is None


def test_a_request_that_is_cancelled_early_stays_sealed_for_ever(rfq, offer, fajar, client):
    posting.cancel_rfq(rfq=rfq, by=fajar)
    client.force_login(fajar)
    assert (offers_of(rfq), read(client, rfq, offer)[1]) == ([], set())


def test_the_shortlist_of_sealed_offers_cannot_be_made(rfq, offer, fajar, client):
    client.force_login(fajar)
    client.post(f"/perusahaan/permintaan/{rfq.pk}/banding/{offer.pk}/pilihan/", {"on": "1"})
    offer.refresh_from_db()
    assert offer.is_shortlisted is False


def test_no_admin_page_shows_what_belongs_to_offers_but_their_quotes():
    shown = {model._meta.model_name for model in site._registry}
    assert shown & {"rfq", "quote", "quoteitem", "candidate", "offerfile"} == {"rfq", "quote"}


def test_a_sealed_quote_is_on_no_admin_page_until_the_closing(admin_client, rfq, offer):
    quote = offer.enquiry.quotes.get()
    pages = [reverse("admin:orders_quote_changelist"), reverse("admin:orders_quote_change", args=[quote.pk])]
    pages += [reverse("admin:orders_enquiry_change", args=[offer.enquiry_id])]
    assert not any(TRACES.search(content_of(admin_client.get(url, follow=True))) for url in pages)
    close(rfq)
    assert all(TRACES.search(content_of(admin_client.get(url))) for url in pages)


def test_a_reported_talk_about_it_is_read_by_officers_only_after_the_closing(client, dewi, rfq, offer):
    report = orders.report_conversation(enquiry=offer.enquiry, side="producer", reason="other", text="Aneh.")
    client.force_login(dewi)
    page_of_report = reverse("admin:orders_conversationreport_change", args=[report.pk])
    sealed = client.get(page_of_report)
    assert texts(sealed, ".verdict-facts dd")[1] == "Aneh."
    assert (texts(sealed, ".verdict blockquote"), TRACES.search(content_of(sealed))) == ([], None)
    close(rfq)
    assert texts(client.get(page_of_report), ".verdict blockquote") == [f"Rahasia harga {PRICE}"]


def test_nobody_takes_offers_into_her_account_by_the_company_s_number(baja, rfq, offer):
    gilang = make_user("Gilang", phone=baja.phone, proven_phone=baja.phone)
    assert orders.claim_enquiries(user=gilang) == 0
    parts = [part for _receiver, part in data_export.send(type(gilang), user=gilang)]
    assert TRACES.search(str(parts)) is None
