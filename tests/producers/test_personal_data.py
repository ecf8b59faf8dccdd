import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.files.storage import storages

from producers import personal_data, workflow
from producers.models import Credential
from producers.register import imports
from tests.factories import (
    make_credential,
    make_graduate,
    make_participation,
    make_programme,
    make_report,
    make_sentra,
    make_sentra_member,
    make_verified_credential,
)

pytestmark = pytest.mark.django_db


def test_a_maker_takes_her_profile_along(emping, las, budi):
    (record,) = personal_data.export(user=budi).records
    assert (record["name"], record["address"], record["whatsapp"]) == (emping.name, emping.address, str(budi.phone))
    assert [change["to_state"] for change in record["history"]] == ["verified", "submitted"]


def test_erasing_touches_only_her_own_business(emping, las, budi, citra):
    assert personal_data.erase(user=budi) == {"businesses": 1, "papers": 0}
    las.refresh_from_db()
    assert (las.name, las.state, las.owner) == ("Las Citra", "verified", citra)


def test_the_owners_name_from_the_register_is_taken_along_and_erased(emping, budi):
    workflow.save_profile(producer=emping, owner_name="Budi bin Fulan")
    assert personal_data.export(user=budi).records[0]["owner_in_the_register"] == "Budi bin Fulan"
    personal_data.erase(user=budi)
    emping.refresh_from_db()
    assert emping.owner_name == ""


def test_the_officers_log_forgets_the_name_of_the_business(emping, las, budi, admin_user):
    rows = [emping, make_report(emping, 2024), make_sentra_member(make_sentra(), emping), las]
    for row in rows:
        LogEntry.objects.log_actions(admin_user.pk, [row], CHANGE, single_object=True)
    personal_data.erase(user=budi)
    assert list(LogEntry.objects.order_by("pk").values_list("object_repr", flat=True)) == ["–", "–", "–", "Las Citra"]


def test_yearly_reports_are_taken_along(emping, las, budi):
    make_report(emping, 2024, investment=5_000_000)
    make_report(las, 2024)
    (record,) = personal_data.export_reports(user=budi).records
    assert (record["year"], record["investment"], record["state"]) == (2024, 5_000_000, "draf")


def test_a_closed_business_is_emptied_too(emping, budi):
    workflow.close_producer(producer=emping, by=budi)
    personal_data.erase(user=budi)
    emping.refresh_from_db()
    assert (emping.state, emping.story, emping.history.count()) == ("closed", "", 3)


def test_papers_and_their_scans_are_taken_along(emping, las, budi):
    paper = make_verified_credential(emping)
    make_credential(las)
    part = personal_data.export_papers(user=budi)
    (record,) = part.records
    assert (record["number"], part.storage, part.files) == (paper.number, "private", {record["scan"]: paper.scan})


def test_erasing_removes_papers_with_their_scans(emping, las, budi, django_capture_on_commit_callbacks):
    paper, other = make_verified_credential(emping), make_credential(las)
    with django_capture_on_commit_callbacks(execute=True):
        assert personal_data.erase(user=budi) == {"businesses": 1, "papers": 1}
    assert list(Credential.objects.all()) == [other]
    assert [storages["private"].exists(scan) for scan in (paper.scan, other.scan)] == [False, True]


def test_what_she_took_part_in_is_taken_along_and_then_forgotten(emping, budi, office, eka):
    graduate = make_graduate(make_programme(office, officer=eka), emping, officer=eka, number="12/2026", result="Baik")
    coming = make_participation(make_programme(office, officer=eka), emping)
    first, _second = personal_data.export_participations(user=budi).records
    assert (first["programme"], first["number"], first["result"]) == ("Pelatihan kemasan", "12/2026", "Baik")
    assert first["attended"] == [graduate.programme.meetings.get().day]
    personal_data.erase(user=budi)
    graduate.refresh_from_db()
    coming.refresh_from_db()
    assert (graduate.number, graduate.result, graduate.certificate_code) == ("", "", None)
    assert (graduate.state, coming.state) == ("completed", "withdrawn")


def test_a_managers_name_and_number_leave_her_sentra(budi):
    place = make_sentra(manager=budi, manager_name="Budi", manager_phone="+6281200000001")
    other = make_sentra("Sentra Logam", manager_name="Citra")
    personal_data.erase(user=budi)
    place.refresh_from_db()
    other.refresh_from_db()
    assert (place.manager, place.manager_name, place.manager_phone, other.manager_name) == (None, "", "", "Citra")


def test_rows_of_imports_that_name_the_business_go(emping, las, budi, dewi):
    brought = imports.start_import(file_name="a.xlsx", content=b"x", mode="rows", year=None, by=dewi)
    for row, maker in enumerate((emping, las)):
        brought.doubtful_rows.create(row=row, why="name", this={}, other={"name": maker.name}, other_producer=maker)
    personal_data.erase(user=budi)
    assert [doubt.other_producer for doubt in brought.doubtful_rows.all()] == [las]
