import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cilegon_ikm.clock import today
from producers import credentials
from producers import workflow as producers
from producers.models import Credential
from tests.factories import (
    make_credential,
    make_producer,
    make_user,
    make_verified_credential,
    upload,
)
from tests.pages import field_errors, page, texts, value_of
from tests.papers import ACTIVE, pdf_bytes

pytestmark = pytest.mark.django_db
PAPERS = "/en/usaha/dokumen/"
YEAR = timedelta(days=365)


@pytest.fixture
def maker(client, emping):
    client.force_login(emping.owner)
    return client


def send(maker, kind="pirt", address=None, **changes):
    typed = {
        "number": "2063672 01000128-31",
        "issued_on": str(today() - YEAR),
        "expires_on": str(today() + YEAR),
        "scan": upload(),
        **changes,
    }
    address = address or f"{PAPERS}baru/{kind}/"
    return maker.post(address, {name: value for name, value in typed.items() if value is not None})


def said(answer):
    return texts(answer, "main .notices .notice")


def of(paper, word):
    return f"{PAPERS}{paper.pk}/{word}/"


def test_a_beginner_is_offered_every_kind_of_paper(maker):
    answer = maker.get(PAPERS)
    assert page(answer).select(".papers") == []
    assert texts(answer, "main .rows strong") == [
        "NIB", "P-IRT", "Halal", "BPOM", "SNI", "Trademark", "TKDN", "Other paper"
    ]  # fmt: skip
    assert page(answer).select_one("main .rows a")["href"] == f"{PAPERS}baru/nib/"


def test_a_second_nib_is_not_offered(maker, emping):
    make_credential(emping, kind="nib")
    assert texts(maker.get(PAPERS), "main .rows strong")[0] == "P-IRT"


def test_a_form_says_how_the_number_looks_and_asks_for_no_nik(maker):
    answer = maker.get(f"{PAPERS}baru/nib/")
    assert texts(answer, "h1") == ["NIB"]
    assert texts(answer, "main form [id$=helptext]") == [
        "A NIB has 13 digits, for example 9120001234567.",
        "At most 10 MB. Only you and the officers can open it. Never send your KTP or its number.",
    ]
    form = page(answer).select_one("main form.panel")
    assert form["enctype"] == "multipart/form-data"
    assert [field["name"] for field in form.select("input:not([type=hidden])")] == ["number", "issued_on", "scan"]
    assert page(answer).find(id="id_issued_on")["type"] == "date"


def test_a_paper_is_sent_and_stands_in_the_list(maker, emping):
    answer = send(maker)
    assert (answer.status_code, answer["Location"]) == (302, PAPERS)
    paper = Credential.objects.get()
    assert (paper.producer, paper.number, paper.state) == (emping, "206367201000128-31", "submitted")
    again = maker.get(PAPERS)
    assert said(again) == ["Sent. An officer will check it and you will be told."]
    (row,) = texts(again, ".papers > li")
    assert row.startswith("P-IRT Waiting for verification Number 206367201000128-31 Issued on")
    assert texts(again, ".papers .buttons a") == ["Correct", "Open the scan"]


def test_another_paper_has_a_name(maker):
    send(maker, "other", title=" ISO  9001 ", number="QSC 1")
    assert str(Credential.objects.get()) == "ISO 9001 QSC 1"


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(maker):
    answer = send(maker, number="<b>12</b>", expires_on="", scan=None)
    assert answer.status_code == 422
    assert field_errors(answer) == {
        "number": "A P-IRT number has 15 digits, newer ones with the year behind, for example 206367201000128-31.",
        "expires_on": "This field is required.",
        "scan": "Choose a photo or PDF of the paper.",
    }
    assert (value_of(answer, "id_number"), value_of(answer, "id_issued_on")) == ("<b>12</b>", str(today() - YEAR))
    assert "<b>12" not in answer.content.decode()
    assert Credential.objects.count() == 0


def test_an_empty_form_is_answered_with_its_errors(maker):
    answer = maker.post(f"{PAPERS}baru/nib/")
    assert (answer.status_code, sorted(field_errors(answer))) == (422, ["issued_on", "number", "scan"])


HOSTILE = [
    "",
    " ",
    "\0",
    "9" * 5000,
    "'; DROP TABLE x",
    "<script>alert(1)</script>",
    "🥜",
    "-1",
    "1e9",
    "\u202e12",
    "{{7*7}}",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("kind", ["nib", "pirt", "halal", "bpom"])
def test_no_strange_number_or_date_is_a_paper(maker, kind, value):
    answer = send(maker, kind, number=value, issued_on=value, expires_on=value)
    assert answer.status_code == 422
    assert {"number", "issued_on"} <= set(field_errors(answer))
    assert "<script>alert" not in answer.content.decode()
    assert Credential.objects.count() == 0


FILE_NAMES = ["a.pdf", "../../etc/passwd", "é" * 300 + ".jpg", "<script>.jpg", "a.php", "con:x.png"]
CONTENTS = [b"\0", b"%PDF-", b"\xff\xd8\xff", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"x" * 100_000]
CONTENTS += [pdf_bytes()[:-30], ACTIVE["script on opening"], pdf_bytes(31)]


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: str(content[:8]))
def test_no_strange_file_is_a_scan(maker, content, private_root):
    before = len(list(private_root.rglob("*")))
    for name in FILE_NAMES:
        answer = send(maker, scan=SimpleUploadedFile(name, content))
        assert answer.status_code == 422
        assert list(field_errors(answer)) == ["scan"]
    assert (Credential.objects.count(), len(list(private_root.rglob("*")))) == (0, before)


def test_a_text_where_the_file_should_be_is_no_scan(maker):
    assert field_errors(send(maker, scan="x")) == {"scan": "Choose a photo or PDF of the paper."}


@pytest.mark.parametrize("name", FILE_NAMES)
def test_a_strange_name_of_a_good_pdf_is_forgotten(maker, name):
    send(maker, scan=SimpleUploadedFile(name, pdf_bytes()))
    assert re.fullmatch(r"papers/[0-9a-f]{2}/[0-9a-f]{32}\.pdf", Credential.objects.get().scan)


@pytest.mark.parametrize("kind", ["ktp", "NIB", "nib0"])
def test_a_kind_that_does_not_exist_is_not_found(maker, kind):
    assert maker.get(f"{PAPERS}baru/{kind}/").status_code == send(maker, kind).status_code == 404


def test_a_second_click_leads_to_the_first_paper(maker):
    send(maker)
    assert said(maker.get(send(maker)["Location"]))[-1] == "P-IRT 206367201000128-31 is in your list already."
    assert Credential.objects.count() == 1


def test_she_reads_why_a_paper_was_rejected_and_corrects_it(maker, emping, dewi):
    paper = make_credential(emping)
    credentials.reject_credential(credential=paper, version=1, by=dewi, note="Foto <buram>.")
    listed = maker.get(PAPERS)
    assert texts(listed, ".papers .notice") == ["The officer writes: Foto <buram>."]
    assert texts(listed, ".papers .badge") == ["Rejected"]
    form = maker.get(of(paper, "ganti"))
    assert texts(form, "main .notice") == ["The officer writes: Foto <buram>."]
    assert value_of(form, "id_number") == paper.number
    assert value_of(form, "id_issued_on") == str(paper.issued_on)
    send(maker, address=of(paper, "ganti"), number="206367201000129", scan=None)
    paper.refresh_from_db()
    assert (paper.number, paper.state, paper.version) == ("206367201000129", "submitted", 2)
    assert texts(maker.get(PAPERS), ".papers .notice") == []


def test_a_verified_paper_gets_a_newer_one_beside_it(maker, emping):
    paper = make_verified_credential(emping)
    assert texts(maker.get(PAPERS), ".papers .buttons a") == ["Send a newer one", "Open the scan"]
    form = maker.get(of(paper, "ganti"))
    assert (value_of(form, "id_number"), value_of(form, "id_expires_on")) == (paper.number, "")
    send(maker, address=of(paper, "ganti"))
    newer = Credential.objects.get(renews=paper)
    assert (newer.state, newer.kind) == ("submitted", "pirt")
    listed = maker.get(PAPERS)
    assert texts(listed, ".papers .badge") == ["Waiting for verification", "Verified"]
    assert texts(listed, ".papers p.muted") == ["You have sent a newer one; this one stays until that is verified."]
    assert said(maker.get(of(paper, "ganti"), follow=True)) == ["A newer paper has been sent already."]


def test_a_paper_past_its_last_day_is_called_expired_though_nobody_has_noted_it(maker, emping):
    make_verified_credential(emping)
    Credential.objects.update(issued_on="2020-01-01", expires_on=today() - timedelta(days=1))
    assert texts(maker.get(PAPERS), ".papers .badge") == ["Expired"]


def test_a_paper_is_removed_behind_a_fold(maker, emping):
    paper = make_verified_credential(emping)
    fold = page(maker.get(PAPERS)).select_one(".papers details")
    assert fold.form["action"] == of(paper, "hapus")
    assert maker.get(of(paper, "hapus")).status_code == 405
    answer = maker.post(of(paper, "hapus"), follow=True)
    assert said(answer) == ["Removed. The scan has been deleted."]
    assert Credential.objects.count() == 0
    assert maker.post(of(paper, "hapus")).status_code == 404


def test_a_closed_business_may_read_and_remove_but_not_send(maker, emping):
    paper = make_credential(emping)
    producers.close_producer(producer=emping, by=emping.owner)
    listed = maker.get(PAPERS)
    assert texts(listed, ".papers .buttons a") == ["Open the scan"]
    assert page(listed).select("main .rows") == []
    assert said(maker.get(send(maker, "sni")["Location"])) == ["This business is closed."]
    maker.post(of(paper, "hapus"))
    assert Credential.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(maker, emping, rows, django_assert_num_queries):
    for number in range(rows):
        make_credential(emping, kind="sni", number=f"SNI {number}")
    with django_assert_num_queries(6):
        answer = maker.get(PAPERS)
    assert len(texts(answer, ".papers > li")) == rows


def test_another_maker_neither_changes_nor_removes(client, emping, las):
    paper = make_credential(emping)
    client.force_login(las.owner)
    assert send(client, address=of(paper, "ganti")).status_code == 404
    assert client.post(of(paper, "hapus")).status_code == 404
    assert Credential.objects.get().version == 1


@pytest.mark.parametrize("pk", [0, 99999999999999999999])
@pytest.mark.parametrize("word", ["berkas", "ganti", "hapus"])
def test_a_paper_that_does_not_exist_is_not_found(maker, pk, word):
    assert maker.post(f"{PAPERS}{pk}/{word}/").status_code == (405 if word == "berkas" else 404)
    assert maker.get(f"{PAPERS}{pk}/{word}/").status_code == (405 if word == "hapus" else 404)


def test_the_profile_leads_to_the_papers(maker):
    assert page(maker.get("/en/usaha/profil/")).select_one(f"main a[href='{PAPERS}']")


def test_there_is_nothing_to_lead_to_before_there_is_a_business(client):
    client.force_login(make_user("Sri"))
    assert page(client.get("/en/usaha/profil/")).select(f"main a[href='{PAPERS}']") == []


def test_the_home_says_which_papers_need_her(maker, emping, dewi):
    rejected = make_credential(emping)
    credentials.reject_credential(credential=rejected, version=1, by=dewi, note="Buram.")
    soon = make_verified_credential(emping, kind="halal", expires_on=today() + timedelta(days=20))
    make_verified_credential(emping, kind="nib")
    rows = page(maker.get("/en/usaha/")).select("section[aria-labelledby=papers] a")
    assert [row.strong.get_text() for row in rows] == [str(soon), str(rejected)]
    assert [row["href"] for row in rows] == [of(soon, "ganti"), of(rejected, "ganti")]
    badges = [" ".join(row.select_one(".badge").get_text().split()) for row in rows]
    assert badges[0].startswith("valid until ")
    assert badges[1] == "Rejected"


def test_the_home_of_a_maker_whose_papers_are_in_order_says_nothing(maker, emping):
    make_verified_credential(emping)
    assert page(maker.get("/en/usaha/")).select("section[aria-labelledby=papers]") == []


def test_a_draft_maker_may_send_papers_already(client):
    producer = make_producer(make_user("Sri"))
    client.force_login(producer.owner)
    send(client)
    assert Credential.objects.get().producer == producer
