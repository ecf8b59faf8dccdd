"""Files for django-import-export, here the classification: none of them gets past the register's own guard."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from producers.models import KbliCode
from producers.register import files
from tests.factories import sheet
from tests.pages import page, texts
from tests.producers.register.archives import billion_laughs, bomb

pytestmark = pytest.mark.django_db
KBLI = "/en/admin/producers/kblicode/"
CSV, XLSX = 0, 1
HEADINGS = ["code", "title", "version"]


@pytest.fixture
def office(client, admin_user):
    client.force_login(admin_user)
    return client


def bring(office, content, name="kbli.xlsx", kind=XLSX):
    return office.post(f"{KBLI}import/", {"import_file": SimpleUploadedFile(name, content), "format": kind})


def confirmation(answer):
    return {field["name"]: field.get("value", "") for field in page(answer).select("form input[type=hidden][name]")}


def problems(answer):
    return texts(answer, ".errors li")


def newer():
    return list(KbliCode.objects.filter(version="2025").order_by("code").values_list("code", "title"))


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (sheet(HEADINGS, ["10794", "Kerupuk", "2025", "spare"], [None], ["10710", "Roti", "2025"]), "kbli.xlsx", XLSX),
        (";".join(HEADINGS).encode() + b"\r\n10794;Kerupuk;2025\r\n10710;Roti;2025\r\n", "kbli.csv", CSV),
    ],
)
def test_a_table_is_imported_without_blank_rows_and_spare_cells(office, content, name, kind):
    answer = bring(office, content, name, kind)
    office.post(f"{KBLI}process_import/", confirmation(answer))
    assert newer() == [("10710", "Roti"), ("10794", "Kerupuk")]


@pytest.mark.parametrize(
    ("content", "name", "kind", "problem"),
    [
        (bomb(), "kbli.xlsx", XLSX, "The file unpacks to too much. Copy the register into a new workbook."),
        (bomb(), "kbli.csv", CSV, "The file unpacks to too much. Copy the register into a new workbook."),
        (billion_laughs(), "kbli.xlsx", XLSX, "The file is damaged."),
        (b"code,title,version\n" * 20_002, "kbli.csv", CSV, "The file has more than 20,000 rows. Split it."),
        (b"%PDF-1.7", "kbli.xlsx", XLSX, "This is not a spreadsheet. Upload an .xlsx or .csv file."),
        (b"", "kbli.xlsx", XLSX, "The submitted file is empty."),
    ],
    ids=["bomb", "bomb-as-csv", "entities", "rows", "pdf", "empty"],
)
def test_what_would_cost_too_much_or_is_no_table_is_refused_beside_the_file(office, content, name, kind, problem):
    answer = bring(office, content, name, kind)
    assert [text.startswith(problem) for text in problems(answer)] == [True]
    assert confirmation(answer).get("import_file_name") is None


def test_a_file_over_the_limit_is_refused_before_it_is_read(office, monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    assert problems(bring(office, sheet(HEADINGS))) == ["The file is larger than 0 MB."]


def test_a_second_click_says_that_the_file_is_gone(office):
    form = confirmation(bring(office, sheet(HEADINGS, ["10794", "Kerupuk", "2025"])))
    office.post(f"{KBLI}process_import/", form)
    answer = office.post(f"{KBLI}process_import/", form, follow=True)
    *_imported, said = [str(message) for message in answer.context["messages"]]
    assert said == "The file is not there any more. Upload it again if it was not imported."
    assert newer() == [("10794", "Kerupuk")]


@pytest.mark.parametrize("kind", ["x", "-1", "2", "9" * 5000, ""])
def test_a_format_that_was_not_offered_imports_nothing(office, kind):
    form = confirmation(bring(office, sheet(HEADINGS, ["10794", "Kerupuk", "2025"])))
    assert office.post(f"{KBLI}process_import/", form | {"format": kind}).status_code == 200
    assert newer() == []
