"""The 300 untidy rows with their whole report."""

import pytest

from producers.models import KbliCode, Producer, Village, YearlyReport
from producers.register import imports
from producers.register.resource import RegisterResource
from producers.register.workbooks import csv_of, workbook
from tests.factories import make_producer, make_report, make_user
from tests.producers.register.test_imports import bring, carry_out, doubts, refused
from tests.producers.register.untidy import FIRST_ROW, untidy_workbook

pytestmark = pytest.mark.django_db


NUMBER = "This is not a number."


NO_PHONE = "This is not a phone number. Write it like 0812 3456 7890."


NO_BRANCH = (
    "“Jasa” is none of these: PANGAN, SANDANG, KIMIA & BAHAN BANGUNAN, LOGAM & ELEKTRONIK, KERAJINAN."
)  # fmt: skip


REFUSED = [
    (10, "KELURAHAN", "Kota", "“Kota” is not clear. Perhaps: Kotabumi, Kotasari?"),
    (20, "KELURAHAN", "Bandung", "“Bandung” is not clear. Perhaps: Bagendung, Bendungan?"),
    (30, "KELURAHAN", "", "The kelurahan is missing."),
    (40, "CABANG INDUSTRI", "Jasa", NO_BRANCH),
    (50, "CABANG INDUSTRI", "  ", "The branch is missing."),
    (60, "NO TELEPON", "12345", NO_PHONE),
    (70, "NILAI INVESTASI (RP)", "banyak", NUMBER),
    (80, "TENAGA KERJA LAKI-LAKI", "-3", "A number below zero is not possible here."),
    (90, "TAHUN IZIN", "2099", "Write a year from 1900 to {this_year}."),
    (100, "KBLI", "99999", "KBLI 99999 is not in the table of KBLI codes."),
    (110, "NAMA IKM", "", "The name of the business is missing."),
    (120, "KELURAHAN", "Masigit", "Kelurahan Masigit lies in kecamatan Jombang, not in “Pulomerak”."),
    (130, "NO TELEPON", "tidak tahu", NO_PHONE),
    (130, "CABANG INDUSTRI", "Jasa", NO_BRANCH),
    (140, "NILAI INVESTASI (RP)", "=",
     "There is a formula without a result. Open the file in a spreadsheet, save it and try again."),
    (150, "NILAI INVESTASI (RP)", "-5", "A number below zero is not possible here."),
    (160, "NAMA IKM", "Emping " * 13, "This is longer than 80 characters."),
    (170, "TENAGA KERJA PEREMPUAN", "1,5", "Write how many people, for example 5."),
    (270, "NILAI INVESTASI (RP)", "Rp 7.000.000",
     "The report of 2024 says “5000000” and is accepted. Open it for correction first."),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _in_english(in_english):
    pass


@pytest.fixture
def registered(dewi):
    """What the register holds before the untidy file comes."""
    gerem = Village.objects.get(name="Gerem")
    make_producer(make_user("Budi"), name="Emping Budi", whatsapp="+6281200009001")
    for name, phone in (("Las Citra", "+6281200009002"), ("Opak Dewi", "+6281200009003")):
        maker = make_producer(make_user(), name=name, village=gerem, whatsapp=phone)
        report = make_report(maker, 2024, officer=dewi, investment=5_000_000)
        assert report.state == "accepted"


def test_the_300_untidy_rows_give_the_expected_report(dewi, registered):
    row = bring(untidy_workbook(), dewi)
    assert (row.state, row.problem) == ("checked", "")
    assert row.counts == {
        "rows": 300, "new": 275, "report": 1, "unchanged": 1, "doubtful": 5, "refused": 18, "ignored": 4,
        "unknown": ["KETERANGAN"],
    }  # fmt: skip
    this_year = row.created_at.year
    expected = [(n + FIRST_ROW, column, value, text.format(this_year=this_year)) for n, column, value, text in REFUSED]
    assert refused(row) == expected
    assert doubts(row) == [
        (207, "repeated", 7, None),
        (217, "phone", 8, None),
        (227, "name", 9, None),
        (237, "name", None, "Emping Budi"),
        (257, "phone", None, "Emping Budi"),
    ]
    assert Producer.objects.count() == 3  # it was only read


def test_the_untidy_rows_arrive_tidy(dewi, registered):
    row = bring(untidy_workbook(), dewi)
    imports.decide(
        register_import=row, decisions={207: "skip", 217: "separate", 227: "merge", 237: "merge", 257: "skip"}
    )
    carry_out(row, dewi)
    assert row.state == "done"
    counted = {name: row.counts.get(name, 0) for name in ("new", "report", "merged", "skipped", "doubtful", "refused")}
    assert counted == {"new": 276, "report": 1, "merged": 2, "skipped": 2, "doubtful": 0, "refused": 18}
    counts = Producer.objects.unclaimed().count(), YearlyReport.objects.accepted().count()
    assert counts == (276, 276 + 1 + 2)
    first = Producer.objects.get(name="Lisuhowe Karigigi")
    assert (first.owner, first.state, first.slug, first.story) == (None, "draft", "lisuhowe-karigigi", "")
    assert (first.owner_name, first.address) == ("Ibu Baba", "Jl. Contoh No. 0, RT 01/RW 02")
    assert (str(first.whatsapp), first.village.name, first.legal_form) == ("+6281200000000", "Cibeber", "sole")
    assert list(first.kbli.all()) == [KbliCode.objects.get(code="10794")]
    report = first.reports.get()
    assert (report.year, report.state, report.licence_year, report.product) == (
        2024,
        "accepted",
        2015,
        "Emping Melinjo",
    )
    assert (report.workers_male, report.workers_female, report.investment) == (0, 0, 1_250_000)
    assert (report.production_quantity, report.production_unit) == (1200, "KG")
    history = report.history.get()
    assert (history.by, history.note) == (dewi, f"From the file “ikm.xlsx” (import {row.pk}).")
    merged_down = Producer.objects.get(address="Jl. Contoh No. 17, RT 01/RW 02")
    assert merged_down.village.district.name == "Ciwandan"


def test_the_register_brought_back_as_it_went_out_changes_nothing(dewi, registered):
    row = bring(untidy_workbook(), dewi)
    carry_out(row, dewi)
    table = RegisterResource().export()
    before = list(Producer.objects.order_by("pk").values()), list(YearlyReport.objects.order_by("pk").values())
    for name, content in (("a.xlsx", workbook("IKM", table.headers, table)), ("a.csv", csv_of(table))):
        again = carry_out(bring(content, dewi, mode="all", name=name), dewi)
        assert (again.state, again.counts) == (
            "done", {"rows": len(table), "unchanged": len(table), "ignored": 0, "unknown": []},
        )  # fmt: skip
    after = list(Producer.objects.order_by("pk").values()), list(YearlyReport.objects.order_by("pk").values())
    assert after == before
