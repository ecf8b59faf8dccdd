"""The officers' pages for imports, as Dewi uses them."""

import io

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from producers.models import DoubtfulRow, Producer, RegisterImport
from producers.register import files, tasks
from tests.factories import make_producer, make_unclaimed, make_user, sheet
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/admin/producers/registerimport/"
HEADINGS = ["Nama IKM", "Kelurahan", "Cabang", "No HP", "Tahun"]
GOOD = ["Emping Ani", "Gerem", "Pangan", "081200000001", 2024]
BAD = ["Opak", "Mars", "Pangan", None, 2024]


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


def upload(client, *rows, mode="rows", name="ikm.xlsx", content=None):
    content = sheet(HEADINGS, *rows) if content is None else content
    return client.post(
        f"{LIST}add/", {"file": SimpleUploadedFile(name, content), "mode": mode, "year": ""}, follow=True
    )


def work():
    """What the worker does."""
    for row in RegisterImport.objects.all():
        tasks.check_register_import.call(row.pk)
        tasks.write_register_import.call(row.pk)


def address(word=""):
    return f"{LIST}{RegisterImport.objects.get().pk}/{word or 'change'}/"


def test_a_file_is_brought_judged_confirmed_and_written(moderator, dewi):
    answer = upload(moderator, GOOD, BAD)
    assert answer.redirect_chain == [(address(), 302)]
    assert page(answer).select_one("progress")["value"] == "0"
    work()
    answer = moderator.get(address())
    assert texts(answer, ".desk-facts strong") == ["waiting for your decision"]
    assert texts(answer, ".desk-counts div") == ["rows in the file 2", "new makers 1", "refused 1"]
    assert texts(answer, "#refused-rows tbody td") == [
        "3", "KELURAHAN", "Mars", "“Mars” is not clear. Perhaps: Mekarsari?",
    ]  # fmt: skip
    assert Producer.objects.count() == 0
    moderator.post(address("confirm"))
    work()
    answer = moderator.get(address())
    assert texts(answer, ".desk-facts strong") == ["done"]
    assert [line.split(" · ")[1:] for line in texts(answer, ".desk-history li")] == [
        ["being written → done"],
        ["waiting for your decision → being written", "Dewi"],
        ["being read → waiting for your decision"],
    ]
    assert [producer.name for producer in Producer.objects.all()] == ["Emping Ani"]


def test_the_refused_rows_come_back_as_a_workbook_of_plain_text(moderator):
    evil = "=cmd|' /C calc'!A0"
    upload(moderator, name="ikm.csv", content=f"{','.join(HEADINGS)}\n{evil},Mars,Pangan,,2024\n".encode())
    work()
    answer = moderator.get(address("refusals"))
    assert answer["Content-Disposition"] == f'attachment; filename="refused-{RegisterImport.objects.get().pk}.xlsx"'
    assert "no-store" in answer["Cache-Control"]
    rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [[cell.value for cell in row] for row in rows.iter_rows()]
    assert cells == [
        ["ROW", "REFUSED COLUMN", "REASON", "TAHUN", "NAMA IKM", "KELURAHAN", "NO TELEPON", "CABANG INDUSTRI"],
        [2, "KELURAHAN", "“Mars” is not clear. Perhaps: Mekarsari?", "2024", evil, "Mars", None, "Pangan"],
    ]
    assert rows["E2"].data_type != "f"


def test_a_corrected_workbook_of_refusals_is_taken(moderator):
    upload(moderator, GOOD, BAD)
    work()
    book = openpyxl.load_workbook(io.BytesIO(moderator.get(address("refusals")).content))
    book.active["F2"] = "Pabean"
    buffer = io.BytesIO()
    book.save(buffer)
    RegisterImport.objects.all().delete()
    upload(moderator, content=buffer.getvalue())
    work()
    assert RegisterImport.objects.get().counts["new"] == 1


def test_without_refusals_there_is_no_workbook(moderator):
    upload(moderator, GOOD)
    work()
    assert moderator.get(address("refusals")).status_code == 404


def test_a_twin_is_shown_side_by_side_and_decided(moderator):
    twin = make_unclaimed("Emping Ana", village=make_unclaimed().village, whatsapp="+6281200000001")
    upload(moderator, GOOD)
    work()
    answer = moderator.get(address())
    assert texts(answer, ".desk-pair legend") == ["Row 2: the same phone number"]
    assert texts(answer, ".desk-pair thead th") == ["Row 2", "in the register"]
    assert "NAMA IKM Emping Ani Emping Ana" in texts(answer, ".desk-pair tr.is-different")
    assert texts(answer, ".desk-pair label") == [
        "The same business: merge", "Skip this row", "Another business: take it over",
    ]  # fmt: skip
    moderator.post(address("decide"), {"row-2": "merge"})
    assert page(moderator.get(address())).select_one("[name=row-2][checked]")["value"] == "merge"
    moderator.post(address("confirm"))
    work()
    assert twin.reports.get().year == 2024


def test_the_owner_of_a_claimed_twin_is_read_from_her_account(moderator, budi):
    twin = make_producer(budi, name="Emping Ana")
    upload(moderator, ["Emping Anna", twin.village.name, "Pangan", str(budi.phone), 2024])
    work()
    assert "NAMA PEMILIK – Budi" in texts(moderator.get(address()), ".desk-pair tr.is-different")
    moderator.post(address("decide"), {"row-2": "merge"})
    moderator.post(address("confirm"))
    work()
    twin.refresh_from_db()
    assert (twin.reports.get().year, twin.owner_name) == (2024, "")


def test_all_open_rows_are_decided_at_once_and_single_decisions_stand(moderator):
    upload(moderator, GOOD, GOOD, GOOD, GOOD)
    work()
    moderator.post(address("decide"), {"row-4": "separate", "rest": "skip"})
    assert list(DoubtfulRow.objects.values_list("row", "decision")) == [(3, "skip"), (4, "separate"), (5, "skip")]


@pytest.mark.parametrize(
    "typed", [{"row-3": "burn"}, {"row-x": "skip"}, {"row-" + "9" * 400: "skip"}, {"rest": "burn"}]
)
def test_decisions_that_do_not_exist_change_nothing(moderator, typed):
    upload(moderator, GOOD, GOOD)
    work()
    moderator.post(address("decide"), typed)
    assert DoubtfulRow.objects.get().decision == ""


def test_all_or_nothing_is_refused_with_the_reason(moderator):
    upload(moderator, GOOD, BAD, mode="all")
    work()
    answer = moderator.post(address("confirm"), follow=True)
    assert "1 rows are refused. Correct them in the file and upload it again." in " ".join(texts(answer, "body"))
    assert RegisterImport.objects.get().state == "checked"


def test_a_cancelled_import_ends(moderator):
    upload(moderator, GOOD)
    work()
    moderator.post(address("cancel"))
    moderator.post(address("confirm"))
    work()
    assert (RegisterImport.objects.get().state, Producer.objects.count()) == ("cancelled", 0)


def test_the_bar_asks_again_while_a_job_works_and_then_loads_the_page(moderator):
    upload(moderator, GOOD)
    RegisterImport.objects.update(progress=40)
    answer = moderator.get(address("progress"))
    bar = page(answer).select_one("#import-progress")
    assert (bar["hx-get"], bar["hx-trigger"]) == (address("progress"), "every 1s")
    assert (page(answer).progress["value"], answer.has_header("HX-Refresh")) == ("40", False)
    work()
    answer = moderator.get(address("progress"))
    assert (page(answer).select("[hx-get]"), answer["HX-Refresh"]) == ([], "true")


def test_without_script_a_link_loads_the_page_again(moderator):
    answer = upload(moderator, GOOD)
    assert [link["href"] for link in page(answer).select(".desk-page a")] == [address()]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("ikm.pdf", b"%PDF-1.7", "This is not a spreadsheet. Upload an .xlsx or .csv file."),
        ("ikm.xlsm", sheet(HEADINGS), "The file may contain macros. Save it as .xlsx and upload it again."),
        ("ikm.csv", b"", "The submitted file is empty."),
        ("i" * 300 + ".csv", b"a;b", "Ensure this filename has at most 200 characters (it has 255)."),
    ],
    ids=["pdf", "macros", "empty", "long name"],
)
def test_what_is_no_spreadsheet_is_refused_beside_the_field(moderator, name, content, reason):
    answer = upload(moderator, name=name, content=content)
    assert (answer.status_code, texts(answer, ".desk-field .verdict-warning")) == (422, [reason])
    assert RegisterImport.objects.count() == 0


def test_a_huge_file_is_refused_beside_the_field(moderator, monkeypatch):
    monkeypatch.setattr("producers.register.formats.MOST_BYTES", 100)
    answer = upload(moderator, GOOD)
    assert texts(answer, ".desk-field .verdict-warning") == ["The file is larger than 0 MB."]
    assert files.MOST_BYTES == 10 * 1024**2


@pytest.mark.parametrize("year", ["1989", "2999", "x"])
def test_a_year_out_of_range_is_refused(moderator, year):
    form = {"file": SimpleUploadedFile("a.xlsx", sheet(HEADINGS)), "mode": "all", "year": year}
    answer = moderator.post(f"{LIST}add/", form)
    assert (answer.status_code, len(texts(answer, ".desk-field .verdict-warning"))) == (422, 1)


def test_a_semicolon_csv_of_an_old_windows_is_read(moderator):
    text = ";".join(HEADINGS) + "\r\nWarung Café;Gerem;Pangan;0812-0000-0001;2024\r\n"
    upload(moderator, name="ikm.csv", content=text.encode("cp1252"))
    work()
    row = RegisterImport.objects.get()
    assert (row.counts["new"], row.preview[0]["name"]) == (1, "Warung Café")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(moderator, rows, django_assert_num_queries):
    for _number in range(rows):
        upload(moderator, GOOD)
    with django_assert_num_queries(7):
        answer = moderator.get(LIST)
    assert len(texts(answer, "#result_list tbody tr")) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_for_one_twin_and_for_three(moderator, rows, django_assert_num_queries):
    upload(moderator, *[GOOD] * (rows + 1))
    work()
    with django_assert_num_queries(12):
        answer = moderator.get(address())
    assert len(texts(answer, ".desk-pair")) == rows


WORDS = ["change", "progress", "refusals", "decide", "confirm", "cancel"]


@pytest.mark.parametrize("word", WORDS)
def test_who_may_not_import_neither_sees_nor_does_anything(moderator, client, budi, word):
    upload(moderator, GOOD, BAD)
    work()
    target = address(word)
    method = "post" if word in {"decide", "confirm", "cancel"} else "get"
    client.force_login(make_user("Eka", is_staff=True))
    assert getattr(client, method)(target).status_code == 403
    client.force_login(budi)
    assert getattr(client, method)(target)["Location"].startswith("/en/admin/login/")
    assert RegisterImport.objects.get().state == "checked"


def test_who_may_only_look_decides_nothing(moderator, client):
    upload(moderator, GOOD, GOOD)
    work()
    eka = make_user("Eka", is_staff=True)
    eka.user_permissions.add(Permission.objects.get(codename="view_registerimport"))
    client.force_login(eka)
    assert page(client.get(address())).select(".verdict, .desk-choices input:not([disabled])") == []
    for word in ("decide", "confirm", "cancel"):
        assert client.post(address(word)).status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403


@pytest.mark.parametrize("pk", ["0", "99999999999999999999", "x"])
def test_an_import_that_does_not_exist_is_not_found(moderator, pk):
    assert moderator.get(f"{LIST}{pk}/change/").status_code == 404
