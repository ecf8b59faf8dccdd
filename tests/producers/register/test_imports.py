"""From the upload to the register."""

import pytest
from django.utils import translation

from cilegon_ikm.states import IllegalTransition
from producers.models import DoubtfulRow, Producer, RegisterImport, Village, YearlyReport
from producers.register import imports, reports
from producers.workflow import register_producer
from tests.factories import make_producer, make_report, make_unclaimed, sheet

pytestmark = pytest.mark.django_db
HEADINGS = ["Nama IKM", "Kelurahan", "Cabang", "No HP", "Investasi", "Tahun"]


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
    assert (row.state, row.problem, bytes(row.content)) == (
        "failed", "The file is damaged. Open it in a spreadsheet, save it as .xlsx and upload it again.", b"",
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
    good = ["Emping Ani", "Gerem", "Pangan", None, None, 2024]
    row = bring(sheet(HEADINGS, good, good, ["Opak", "Mars", "Pangan", None, None, 2024]), dewi)
    imports.cancel_import(register_import=row, by=dewi)
    with pytest.raises(IllegalTransition):
        imports.confirm_import(register_import=row, by=dewi)
    stored = RegisterImport.objects.get()
    assert (Producer.objects.count(), bytes(stored.content), stored.refusals, stored.preview) == (0, b"", None, [])
    assert (refused(row), doubts(row), stored.counts["refused"]) == ([], [], 1)


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
