"""The register in a browser, with and without JavaScript: Dewi imports a file, Budi claims his business and reports."""

import pytest
from django.utils import timezone

from producers.models import Producer, RegisterImport
from tests.e2e.people import enter
from tests.factories import PASSWORD, make_moderator, sheet

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
ROWS = [
    ["DATA IKM TAHUN 2024"],
    ["Nama Usaha", "Kel", "Cabang", "No HP", "TKL", "TKP", "Investasi (Rp)"],
    ["EMPING  REGISTER", "Kel. MASIGIT", "pangan", "0812-0000-9001", "2", 3, "Rp 5.000.000,-"],
]


def test_from_the_offices_file_to_the_makers_own_report(person, run_jobs, javascript):
    dewi = make_moderator("Dewi")
    office = person(java_script_enabled=True, viewport={"width": 1280, "height": 900})  # the theme needs it
    enter(office, dewi)
    office.goto("/en/admin/producers/registerimport/add/")
    office.locator("input[type=file]").set_input_files(
        {"name": "ikm.xlsx", "mimeType": "application/octet-stream", "buffer": sheet(*ROWS)}
    )
    office.get_by_role("button", name="Read the file").click()
    office.locator("progress").wait_for()
    run_jobs()
    finish(office)
    office.get_by_role("button", name="Write it into the register").click()
    office.locator("progress").wait_for()
    run_jobs()
    finish(office)
    office.get_by_text("done", exact=True).first.wait_for()

    producer = Producer.objects.get()
    office.goto(f"/en/admin/producers/producer/{producer.pk}/change/")
    office.get_by_role("button", name="Make a link to claim it").click()
    link = office.get_by_label("Link", exact=True).input_value()

    budi = person()
    budi.goto("/" + link.split("/", 3)[3])
    budi.get_by_role("link", name="make my account").click()
    budi.get_by_label("Your name").fill("Budi")
    budi.get_by_label("Phone number").fill("0812-0000-9002")
    budi.get_by_label("Password").fill(PASSWORD)
    budi.get_by_role("checkbox").check()
    budi.get_by_role("button", name="Continue").click()
    budi.get_by_role("button", name="Yes, this is my business").click()
    budi.get_by_text("This is your business now.").wait_for()
    if javascript:
        budi.get_by_label("Search by number or word").fill("kerupuk")
        assert budi.locator("#div_id_kbli .form-check:visible").all_inner_texts() == [
            "10794 – Industri Kerupuk, Keripik, Peyek dan Sejenisnya"
        ]
    budi.get_by_role("checkbox", name="10794").check()

    budi.goto(f"/en/usaha/laporan/{timezone.localdate().year}/")
    budi.get_by_label("What do you make?").fill("Emping melinjo")
    budi.get_by_label("Men who work here", exact=True).fill("1")
    budi.get_by_label("Women who work here").fill("4 orang")
    budi.get_by_label("What was it worth?").fill("Rp 60.000.000")
    budi.get_by_label("What are your machines and tools worth?").fill("5 juta")
    budi.get_by_role("button", name="Send to the office").click()
    budi.get_by_text("Sent. Thank you!").wait_for()
    assert list(producer.reports.order_by("year").values_list("year", "state", "investment")) == [
        (2024, "accepted", 5_000_000),
        (timezone.localdate().year, "submitted", 5_000_000),
    ]


def finish(office):
    """The page notices by itself that the job is done."""
    assert not RegisterImport.objects.get().is_running
    office.locator("progress").wait_for(state="detached")
