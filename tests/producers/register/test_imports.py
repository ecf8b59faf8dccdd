"""From the upload to the register; the 300 untidy rows with their whole report."""

import pytest
from django.utils import translation

from cilegon_ikm.states import IllegalTransition
from producers.models import DoubtfulRow, KbliCode, Producer, RegisterImport, Village, YearlyReport
from producers.register import imports, reports
from producers.register.resource import RegisterResource
from producers.register.workbooks import csv_of, workbook
from producers.workflow import register_producer
from tests.factories import make_producer, make_report, make_unclaimed, make_user, sheet
from tests.producers.register.untidy import FIRST_ROW, untidy_workbook

pytestmark = pytest.mark.django_db
HEADINGS = ["Nama IKM", "Kelurahan", "Cabang", "No HP", "Investasi", "Tahun"]
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


def bring(content, by, *, mode="rows", year=None, name="ikm.xlsx"):
    """Upload and have it read, as the worker does."""
    started = imports.start_import(file_name=name, content=content, mode=mode, year=year, by=by)
    imports.check_import(started)
    return started


def carry_out(row, by):
    imports.confirm_import(register_import=row, by=by)
    imports.write_import(row)
    return row


def refused(row):
    return list(row.refused_rows.values_list("row", "column", "value", "reason"))


def doubts(row):
    return list(row.doubtful_rows.values_list("row", "why", "other_row", "other_producer__name"))


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


def test_all_or_nothing_waits_until_nothing_is_refused_or_doubtful(dewi):
    good = ["Emping Ani", "Gerem", "Pangan", None, None, 2024]
    row = bring(sheet(HEADINGS, good, ["Opak", "Mars", "Pangan", None, None, 2024]), dewi, mode="all")
    with pytest.raises(IllegalTransition, match="1 rows are refused"):
        imports.confirm_import(register_import=row, by=dewi)
    row = bring(sheet(HEADINGS, good, ["EMPING ANI", "Gerem", "Pangan", None, None, 2024]), dewi, mode="all")
    with pytest.raises(IllegalTransition, match="1 rows are still to be decided"):
        imports.confirm_import(register_import=row, by=dewi)
    imports.decide(register_import=row, decisions={3: "merge"})
    carry_out(row, dewi)
    assert (row.state, row.counts["new"], row.counts["merged"]) == ("done", 1, 1)
    assert [producer.name for producer in Producer.objects.all()] == ["Emping Ani"]


def test_all_or_nothing_looks_again_when_the_register_changed_meanwhile(dewi):
    row = bring(sheet(HEADINGS, ["Emping Ani", "Gerem", "Pangan", "081200000001", None, 2024]), dewi, mode="all")
    imports.confirm_import(register_import=row, by=dewi)
    make_unclaimed("Opak Lain", whatsapp="+6281200000001")
    imports.write_import(row)
    assert (row.state, row.problem) == (
        "checked", "The register has changed meanwhile. Please look at the rows below again.",
    )  # fmt: skip
    assert doubts(row) == [(2, "phone", None, "Opak Lain")]
    assert YearlyReport.objects.count() == 0


def test_row_by_row_leaves_out_what_is_refused_and_what_nobody_decided(dewi):
    rows = [
        ["Emping Ani", "Gerem", "Pangan", None, None, 2024],
        ["Emping Anie", "Gerem", "Pangan", None, None, 2024],
        ["Opak", "Mars", "Pangan", None, None, 2024],
    ]
    row = carry_out(bring(sheet(HEADINGS, *rows), dewi), dewi)
    assert (row.state, [producer.name for producer in Producer.objects.all()]) == ("done", ["Emping Ani"])
    assert {name: row.counts[name] for name in ("new", "doubtful", "refused")} == {
        "new": 1,
        "doubtful": 1,
        "refused": 1,
    }


def test_merging_fills_gaps_and_overwrites_nothing(dewi):
    maker = make_unclaimed("Emping Ani", address="Jl. Lama", whatsapp="+6281200000001")
    headings = [*HEADINGS, "Alamat", "Pemilik", "KBLI"]
    cells = ["Kerupuk Lain", "Masigit", "Pangan", "0812-0000-0001", "Rp 7.000.000", 2024, "Jl. Baru", "IBU ANI", 10794]
    row = bring(sheet(headings, cells), dewi)
    imports.decide(register_import=row, decisions={2: "merge"})
    carry_out(row, dewi)
    maker.refresh_from_db()
    assert (maker.name, maker.address, maker.owner_name, maker.version) == ("Emping Ani", "Jl. Lama", "Ibu Ani", 2)
    assert ([code.code for code in maker.kbli.all()], maker.reports.get().investment) == (["10794"], 7_000_000)


def test_a_repeated_row_that_is_merged_fills_the_first(dewi):
    rows = [
        ["Emping Ani", "Gerem", "Pangan", None, "5 juta", 2024],
        ["EMPING ANI", "Gerem", "Pangan", "081200000001", "9 juta", 2024],
    ]
    row = bring(sheet(HEADINGS, *rows), dewi)
    imports.decide(register_import=row, decisions={3: "merge"})
    carry_out(row, dewi)
    maker = Producer.objects.get()
    assert (str(maker.whatsapp), maker.reports.get().investment) == ("+6281200000001", 5_000_000)


def test_two_years_of_one_maker_in_one_file_are_one_maker(dewi):
    rows = [["Emping Ani", "Gerem", "Pangan", None, None, year] for year in (2023, 2024)]
    carry_out(bring(sheet(HEADINGS, *rows), dewi, mode="all"), dewi)
    assert sorted(Producer.objects.get().reports.values_list("year", flat=True)) == [2023, 2024]


@pytest.mark.parametrize(
    ("state", "outcome"),
    [("draft", "refused"), ("submitted", "refused"), ("accepted", "refused"), ("reopened", "changed")],
)
def test_a_report_is_corrected_only_while_an_officer_has_opened_it(dewi, budi, state, outcome):
    maker = make_producer(budi, name="Emping Budi")
    report = make_report(maker, 2024, officer=dewi if state in {"accepted", "reopened"} else None)
    if state == "submitted":
        reports.submit_report(report=report, by=budi)
    if state == "reopened":
        reports.reopen_report(report=report, by=dewi, note="Salah ketik.")
    row = bring(sheet(HEADINGS, ["Emping Budi", "Masigit", "Pangan", None, "9 juta", 2024]), dewi)
    assert row.counts[outcome] == 1
    carry_out(row, dewi)
    report.refresh_from_db()
    expected = (9_000_000, "accepted") if outcome == "changed" else (5_000_000, state)
    assert (report.investment, report.state) == expected


def test_the_year_of_the_upload_is_for_rows_that_say_none(dewi):
    rows = [["Emping Ani", "Gerem", "Pangan", None, None, None], ["Opak Budi", "Gerem", "Pangan", None, None, 2022]]
    row = bring(sheet(HEADINGS, *rows), dewi)
    assert refused(row) == [(2, "TAHUN", "", "The year is missing, and the upload did not give one for all rows.")]
    carry_out(bring(sheet(HEADINGS, *rows), dewi, year=2023), dewi)
    assert sorted(YearlyReport.objects.values_list("year", flat=True)) == [2022, 2023]


def test_two_new_makers_with_one_name_get_two_addresses(dewi, budi):
    register_producer(
        owner=budi, name="Emping Ani", branch="food", village=Village.objects.get(name="Masigit"), address="", story="",
        whatsapp="+6281200000009",
    )  # fmt: skip
    rows = [["Emping Ani", "Gerem", "Pangan", None, None, 2024], ["Emping Ani", "Pabean", "Pangan", None, None, 2024]]
    carry_out(bring(sheet(HEADINGS, *rows), dewi), dewi)
    assert sorted(Producer.objects.values_list("slug", flat=True)) == ["emping-ani", "emping-ani-2", "emping-ani-3"]


def test_a_file_without_our_headings_fails_with_the_reason(dewi):
    row = bring(sheet(["Nama IKM", "Alamat"], ["Emping", "Jl. A"]), dewi)
    assert (row.state, row.problem) == (
        "failed", "There is no row with these headings: NAMA IKM, KELURAHAN, CABANG INDUSTRI.",
    )  # fmt: skip


def test_a_bug_of_ours_ends_in_the_row_and_not_in_the_job(dewi):
    row = imports.start_import(file_name="x.xlsx", content=sheet(HEADINGS), mode="rows", year=None, by=dewi)
    RegisterImport.objects.filter(pk=row.pk).update(content=b"PK\x03\x04 cut off")
    imports.check_import(RegisterImport.objects.get(pk=row.pk))
    row.refresh_from_db()
    assert (row.state, row.problem) == (
        "failed", "The file is damaged. Open it in a spreadsheet, save it as .xlsx and upload it again.",
    )  # fmt: skip


def test_a_job_that_comes_twice_writes_once(dewi):
    row = bring(sheet(HEADINGS, ["Emping Ani", "Gerem", "Pangan", None, None, 2024]), dewi)
    imports.confirm_import(register_import=row, by=dewi)
    twin = RegisterImport.objects.get(pk=row.pk)
    imports.write_import(row)
    twin.content = sheet(HEADINGS, ["Opak Budi", "Pabean", "Pangan", None, None, 2024])
    imports.write_import(twin)
    assert [producer.name for producer in Producer.objects.all()] == ["Emping Ani"]
    assert RegisterImport.objects.get().state == "done"


def test_a_finished_import_forgets_the_file_and_keeps_the_outcome(dewi):
    row = carry_out(bring(sheet(HEADINGS, ["Opak", "Mars", "Pangan", None, None, 2024]), dewi), dewi)
    stored = RegisterImport.objects.get()
    assert (bytes(stored.content), stored.counts["refused"], stored.by) == (b"", 1, dewi)
    assert stored.refusals is not None
    assert [change.to_state for change in row.history.all()] == ["done", "confirmed", "checked"]


def test_a_cancelled_import_writes_nothing_and_forgets_the_file(dewi):
    row = bring(sheet(HEADINGS, ["Emping Ani", "Gerem", "Pangan", None, None, 2024]), dewi)
    imports.cancel_import(register_import=row, by=dewi)
    with pytest.raises(IllegalTransition):
        imports.confirm_import(register_import=row, by=dewi)
    assert (Producer.objects.count(), bytes(RegisterImport.objects.get().content)) == (0, b"")


def test_a_decision_comes_too_late_for_a_finished_import(dewi):
    rows = [["Emping Ani", "Gerem", "Pangan", None, None, 2024]] * 2
    row = carry_out(bring(sheet(HEADINGS, *rows), dewi), dewi)
    with pytest.raises(IllegalTransition):
        imports.decide(register_import=row, decisions={3: "merge"})
    assert DoubtfulRow.objects.get().decision == ""


def test_the_reasons_are_in_the_language_of_the_upload(dewi):
    with translation.override("id"):
        row = imports.start_import(file_name="x.xlsx", content=sheet(HEADINGS), mode="rows", year=None, by=dewi)
    assert row.language == "id"
