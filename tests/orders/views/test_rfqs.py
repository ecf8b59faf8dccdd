"""Requests as everybody reads them, as the company writes them, with the questions about them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.models import Category
from cilegon_ikm.clock import today
from orders.models import Rfq
from orders.rfqs import offering, posting
from producers.models import Village
from tests.factories import make_listing, make_rfq, upload
from tests.page_cache.test_public_pages import FIRST_ROUND_TRIP, file_bytes, of, wire
from tests.pages import field_errors, page, texts

pytestmark = pytest.mark.django_db


def details(**changes):
    category = Category.objects.get(slug="emping-ceplis").pk
    return {
        "title": "Emping untuk bingkisan",
        "category": category,
        "quantity": "500",
        "unit": "pack",
        "repeats": "once",
        "specification": "Emping polos 250 gram.",
        "wanted_on": str(today() + timedelta(days=40)),
        "place": "Gudang Contoh",
        "budget": "25.000.000",
        "papers": ["halal", "pirt"],
        "audience": "public",
        "closes_at": f"{timezone.localtime() + timedelta(days=7):%Y-%m-%dT%H:%M}",
        **changes,
    }


def test_a_company_writes_a_request(client, baja, fajar):
    client.force_login(fajar)
    answer = client.post("/en/perusahaan/permintaan/baru/", details(position="-6.0123, 106.0456"), follow=True)
    rfq = Rfq.objects.get()
    assert texts(answer, "h1") == ["Emping untuk bingkisan"]
    assert (rfq.state, rfq.budget, rfq.papers, rfq.latitude) == ("draft", 25_000_000, ["halal", "pirt"], -6.0123)
    assert "Rp25.000.000 (hidden from makers)" in texts(answer, ".facts dd")


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"closes_at": "2020-01-01T08:00"}, {"closes_at": "Choose a time to come, at most a year ahead."}),
        ({"wanted_on": str(today())}, {"wanted_on": "Choose a day to come."}),
        ({"position": "di sana"}, {"position": "Write it like this: -6.0123, 106.0456"}),
        ({"quantity": "0"}, {"quantity": "Ensure this value is greater than or equal to 1."}),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(client, baja, fajar, changes, errors):
    client.force_login(fajar)
    answer = client.post("/en/perusahaan/permintaan/baru/", details(**changes))
    assert (answer.status_code, field_errors(answer), Rfq.objects.count()) == (422, errors, 0)


def test_makers_who_fit_are_suggested_with_reasons(client, baja, fajar, emping, dewi):
    make_listing(emping, officer=dewi, name="Emping Melinjo", monthly_capacity=2000)
    client.force_login(fajar)
    answer = client.get(f"/en/perusahaan/permintaan/{make_rfq(baja).pk}/")
    (line,) = texts(answer, ".form-check-label")
    assert line.startswith("Emping Budi Melinjo crackers, sells “Emping Melinjo”")
    assert "makes 2.000 pack a month" in line


def test_a_file_is_read_by_who_reads_the_request(client, baja, fajar, citra, las, dewi):
    rfq = make_rfq(baja, audience="invited")
    client.force_login(fajar)
    client.post(f"/en/perusahaan/permintaan/{rfq.pk}/berkas/", {"file": upload("gambar kerja.jpg")})
    address = f"/permintaan/{rfq.pk}/berkas/{rfq.files.get().pk}/"
    assert client.get(address)["Content-Disposition"] == 'inline; filename="gambar-kerja.jpg"'
    stranger = Client()
    assert stranger.get(address).status_code == 404
    posting.invite_makers(rfq=rfq, producers=[las])
    posting.submit_rfq(rfq=rfq, by=fajar)
    posting.open_rfq(rfq=rfq, version=1, by=dewi)
    assert stranger.get(address).status_code == 404
    stranger.force_login(citra)
    assert stranger.get(address).status_code == 200


def test_what_is_no_photo_or_pdf_is_not_taken(client, baja, fajar):
    rfq = make_rfq(baja)
    client.force_login(fajar)
    answer = client.post(f"/en/perusahaan/permintaan/{rfq.pk}/berkas/", {"file": upload("a.exe", b"MZ")})
    assert (answer.status_code, list(field_errors(answer)), rfq.files.count()) == (422, ["file"], 0)


def test_everybody_reads_what_is_open(client, rfq, baja):
    make_rfq(baja, title="Masih draf")
    answer = client.get("/en/permintaan/")
    assert texts(answer, ".row-main strong") == ["Emping melinjo untuk bingkisan"]
    assert texts(client.get(f"/en/permintaan/{rfq.slug}-{rfq.pk}/"), "h1") == ["Emping melinjo untuk bingkisan"]


def test_the_list_is_narrowed(client, baja, dewi, rfq):
    gerem = Village.objects.get(name="Gerem")
    make_rfq(
        baja,
        officer=dewi,
        title="Palet kayu",
        category=Category.objects.get(slug="palet-peti"),
        village=gerem,
        repeats="monthly",
    )
    emping, palet = ["Emping melinjo untuk bingkisan"], ["Palet kayu"]
    for query, found in {
        "kategori=kemasan-industri": palet,
        "kategori=makanan-kering": emping,
        f"kecamatan={gerem.district_id}": palet,
        "berulang=1": palet,
        "": palet + emping,
    }.items():
        assert texts(client.get(f"/en/permintaan/?{query}"), ".row-main strong") == found, query


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(client, baja, dewi, number, django_assert_num_queries):
    for each in range(number):
        make_rfq(baja, officer=dewi, title=f"Emping {each}")
    with django_assert_num_queries(2):
        assert len(texts(client.get("/permintaan/"), ".row-main strong")) == number


def test_a_hidden_budget_is_hidden_and_a_shown_one_shown(client, baja, dewi):
    hidden = make_rfq(baja, officer=dewi, budget=7_700_000)
    shown = make_rfq(baja, officer=dewi, budget=8_800_000, is_budget_shown=True)
    assert "7.700.000" not in client.get(hidden.get_absolute_url()).content.decode()
    assert "8.800.000" in client.get(shown.get_absolute_url()).content.decode()


def test_an_old_title_leads_to_the_present_one(client, rfq):
    assert client.get(f"/permintaan/lain-{rfq.pk}/")["Location"] == rfq.get_absolute_url()


def test_a_question_and_its_answer_stand_there_without_a_name(client, rfq, budi, emping, fajar, citra, las):
    client.force_login(budi)
    address = f"/en/permintaan/{rfq.slug}-{rfq.pk}/"
    key = page(client.get(address)).select_one("main input[name=key]")["value"]
    asked = client.post(f"/en/permintaan/{rfq.pk}/tanya/", {"key": key, "body": "Boleh 200 gram?"}, follow=True)
    assert "Not answered yet; only you see it." in texts(asked, ".panel .muted")
    client.force_login(fajar)
    desk = f"/en/perusahaan/permintaan/{rfq.pk}/"
    assert "Emping Budi" not in client.get(desk).content.decode()
    number = rfq.questions.get().pk
    client.post(f"{desk}tanya/{number}/", {f"{number}-answer": "Tidak, 250 gram."})
    for browser in (Client(), client):
        answer = browser.get(address)
        assert ("Tidak, 250 gram." in answer.content.decode(), "Emping Budi" in texts(answer, "main")[0]) == (
            True,
            False,
        )


def test_pressing_send_again_works_after_a_damaged_key(client, rfq, budi, emping):
    client.force_login(budi)
    address, words = f"/en/permintaan/{rfq.pk}/tanya/", {"body": "Boleh 200 gram?"}
    shown = page(client.post(address, words | {"key": "damaged"})).select_one("form[action$='tanya/']")
    assert shown.textarea.get_text(strip=True) == "Boleh 200 gram?"
    client.post(address, words | {"key": shown.select_one("input[name=key]")["value"]})
    assert rfq.questions.get().body == "Boleh 200 gram?"


def test_a_supplier_card_is_a_pdf_of_a_verified_maker(client, emping):
    answer = client.get(f"/en/produsen/{emping.slug}/pemasok.pdf")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_the_public_pages_of_a_request_are_small_and_read_watched_tables(client, baja, dewi, emping):
    rfq = make_rfq(baja, officer=dewi, specification="Emping polos 250 gram. " * 60)
    question = offering.ask_question(rfq=rfq, producer=emping, body="Boleh 200 gram?", key=rfq.submission.key)
    offering.answer_question(question=question, answer="Tidak.")
    with CaptureQueriesContext(connection) as queries:
        answers = [client.get(address) for address in ("/permintaan/", f"/permintaan/{rfq.slug}-{rfq.pk}/")]
    read = {table for query in queries for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'public_pages'")
        watched = {table for (table,) in cursor.fetchall()}
    assert read - watched == set()
    for answer in answers:
        assert (answer.cookies, answer.wsgi_request.session.accessed) == ({}, False)
        assert wire(answer.content) + file_bytes(of(answer, "link[rel=stylesheet]", "href")) <= FIRST_ROUND_TRIP
