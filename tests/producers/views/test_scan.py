"""The file of a paper, for those who may open it."""

import pytest

from producers import scans
from tests.factories import (
    image_bytes,
    make_credential,
    make_user,
)
from tests.papers import pdf_bytes

pytestmark = pytest.mark.django_db
PAPERS = "/en/usaha/dokumen/"


@pytest.fixture
def maker(client, emping):
    client.force_login(emping.owner)
    return client


def of(paper, word):
    return f"{PAPERS}{paper.pk}/{word}/"


PDF = scans.Scan(content=pdf_bytes(), ending="pdf")
JPEG = scans.Scan(content=image_bytes(), ending="jpg")


@pytest.mark.parametrize(
    ("scan", "content_type", "disposition"),
    [
        (PDF, "application/pdf", 'attachment; filename="pirt-emping-budi.pdf"'),
        (JPEG, "image/jpeg", 'inline; filename="pirt-emping-budi.jpg"'),
    ],
    ids=["pdf", "photo"],
)
def test_a_scan_is_streamed_whole_and_can_do_nothing(maker, emping, scan, content_type, disposition):
    answer = maker.get(of(make_credential(emping, scan=scan), "berkas"))
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, scan.content)
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (content_type, disposition)
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_a_scan_that_is_lost_is_not_found(maker, emping, private_root):
    paper = make_credential(emping)
    (private_root / paper.scan).unlink()
    assert maker.get(of(paper, "berkas")).status_code == 404


def test_a_scan_has_no_public_address(client, emping):
    assert client.get(f"/media/{make_credential(emping).scan}").status_code == 404


def test_each_person_reaches_exactly_this(client, emping, las, dewi, admin_user):
    paper = make_credential(emping)
    officer, beginner = make_user("Eka", is_staff=True), make_user("Sri")
    people = (None, beginner, las.owner, emping.owner, officer, dewi, admin_user)
    sign_in, register = "/en/masuk/?next=", "/en/daftar/usaha/"
    expected = {
        "berkas": [sign_in, 404, 404, 200, 404, 200, 200],
        "ganti": [sign_in, register, 404, 200, register, register, register],
        "hapus": [sign_in, register, 405, 405, register, register, register],
    }
    for word, cells in expected.items():
        reached = []
        for person in people:
            client.logout()
            if person:
                client.force_login(person)
            answer = client.get(of(paper, word))
            reached.append(
                answer["Location"].removesuffix(of(paper, word)) if "Location" in answer else answer.status_code
            )
        assert reached == cells, word
