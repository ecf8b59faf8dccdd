"""Officers write, judge, take out and sum up reports; they bring new versions of KBLI."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cilegon_ikm.phone_numbers import national
from producers.models import ClaimLink, KbliCode, Producer, YearlyReport
from producers.register.claims import find_claim
from tests.factories import make_moderator, make_producer, make_report, make_unclaimed, make_user
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/admin/producers/yearlyreport/"
MAKERS = "/en/admin/producers/producer/"
KBLI = "/en/admin/producers/kblicode/"
ROWS = "#result_list tbody tr"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


@pytest.fixture
def report(budi):
    return make_report(make_producer(budi))


def test_an_officer_writes_the_report_of_a_maker_who_brings_it_on_paper(moderator):
    producer = make_unclaimed()
    form = {"producer": producer.pk, "year": 2024, "product": "Emping", "workers_male": 1, "workers_female": 0,
            "investment": 5000000, "production_value": 1}  # fmt: skip
    moderator.post(f"{LIST}add/", form)
    report = YearlyReport.objects.get()
    assert (report.producer, report.year, report.state, report.investment) == (producer, 2024, "draft", 5_000_000)
    moderator.post(f"{LIST}{report.pk}/verdict/accept/", {"version": 0})
    report.refresh_from_db()
    assert report.state == "accepted"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"year": 2999}, "Write a year from 1990 to"),
        ({"investment": -1}, "Ensure this value is greater than or equal to 0."),
        ({"production_quantity": -1}, "Ensure this value is greater than or equal to 0."),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(moderator, changes, error):
    answer = moderator.post(f"{LIST}add/", {"producer": make_unclaimed().pk, "year": 2024, **changes})
    assert error in " ".join(texts(answer, "body"))
    assert YearlyReport.objects.count() == 0


def test_a_draft_is_corrected_and_an_accepted_report_only_read(moderator, report, dewi):
    address = f"{LIST}{report.pk}/change/"
    history = {"history-TOTAL_FORMS": 0, "history-INITIAL_FORMS": 0}
    moderator.post(address, {"product": "Opak", "investment": 6_000_000, **history})
    report.refresh_from_db()
    assert (report.product, report.investment, report.year) == ("Opak", 6_000_000, 2024)
    YearlyReport.objects.filter(pk=report.pk).update(state="accepted")
    answer = moderator.get(address)
    assert page(answer).select("#yearlyreport_form input[name=investment], [name=_save]") == []
    said = moderator.post(address, {"product": "Lain", **history}, follow=True)
    report.refresh_from_db()
    assert report.product == "Opak"
    assert "This report has been sent; only an officer can open it again." in " ".join(texts(said, "body"))
    assert texts(answer, ".verdict-button") == ["Open for correction"]


def test_opening_a_report_needs_a_reason_that_the_maker_reads(moderator, budi):
    report = make_report(make_producer(budi), officer=make_moderator())
    address = f"{LIST}{report.pk}/verdict/reopen/"
    answer = moderator.post(address, {"version": 0}, follow=True)
    assert texts(answer, "#verdict-problem") == ["Write the reason; the maker will read it."]
    moderator.post(address, {"version": 0, "note": "Investasi salah."})
    report.refresh_from_db()
    assert (report.state, report.history.first().note) == ("reopened", "Investasi salah.")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_for_three(moderator, rows, django_assert_num_queries):
    for number in range(rows):
        make_report(make_producer(make_user(), name=f"Emping {number}"))
    with django_assert_num_queries(9):
        answer = moderator.get(LIST)
    assert len(texts(answer, ROWS)) == rows


@pytest.mark.parametrize(
    ("query", "names"),
    [("size=small", ["Emping Kecil"]), ("size=medium", ["Las Menengah"]), ("size=large", [])],
)
def test_makers_are_filtered_by_size(moderator, dewi, query, names):
    make_report(make_producer(make_user(), name="Emping Kecil"), officer=dewi)
    make_report(make_producer(make_user(), name="Las Menengah"), officer=dewi, workers_male=30)
    assert texts(moderator.get(f"{MAKERS}?{query}"), f"{ROWS} th") == names


@pytest.mark.parametrize(("query", "name"), [("claimed=no", "Emping Register"), ("claimed=yes", "Emping Budi")])
def test_makers_are_filtered_by_whether_somebody_runs_them(moderator, budi, query, name):
    make_producer(budi)
    make_unclaimed()
    assert texts(moderator.get(f"{MAKERS}?{query}"), f"{ROWS} th") == [name]


def test_the_whole_register_goes_out_as_xlsx_and_csv(moderator, dewi, budi):
    make_report(make_producer(budi, legal_form="ud"), officer=dewi, production_quantity="12.5", product="=1+1")
    answer = moderator.get(f"{LIST}all-xlsx", follow=True)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    heads, cells = ([cell.value for cell in row] for row in sheet.iter_rows())
    row = dict(zip(heads, cells, strict=True))
    assert row == {
        "TAHUN": 2024, "NAMA IKM": "Emping Budi", "NAMA PEMILIK": "Budi", "ALAMAT": "Jl. Contoh No. 1, RT 01/RW 02",
        "KELURAHAN": "Masigit", "KECAMATAN": "Jombang", "NO TELEPON": national(budi.phone),
        "KOMODITI": None, "JENIS PRODUK": "=1+1", "BENTUK BADAN USAHA": "UD", "TAHUN IZIN": None, "KBLI": None,
        "JUDUL KBLI": None, "CABANG INDUSTRI": "PANGAN", "TENAGA KERJA LAKI-LAKI": 2, "TENAGA KERJA PEREMPUAN": 3,
        "NILAI INVESTASI (RP)": 5_000_000, "JUMLAH PRODUKSI": 12.5, "SATUAN": None, "NILAI PRODUKSI (RP)": 60_000_000,
        "NILAI BB/BP (RP)": None,
    }  # fmt: skip
    assert "f" not in {cell.data_type for cell in sheet[2]}
    text = moderator.get(f"{LIST}all-csv", follow=True).content.decode("utf-8-sig")
    assert text.splitlines()[1].startswith("2024,Emping Budi,Budi,")
    assert "'=1+1" in text


def test_chosen_reports_go_out_alone(moderator, budi, citra):
    wanted = make_report(make_producer(budi, name="Emping Budi"))
    make_report(make_producer(citra, name="Las Citra"))
    answer = moderator.post(LIST, {"action": "export_csv", "_selected_action": [wanted.pk]})
    assert [line.split(",")[1] for line in answer.content.decode().splitlines()] == ["NAMA IKM", "Emping Budi"]


@pytest.mark.parametrize("address", ["", "add/", "all-xlsx/", "all-csv/", "summary/"])
def test_an_officer_without_the_right_sees_no_report(client, report, address):
    client.force_login(make_user("Eka", is_staff=True))
    assert client.get(f"{LIST}{address}").status_code == 403


def test_a_link_to_claim_a_maker_is_shown_once_with_a_whatsapp_message(moderator, dewi):
    producer = make_unclaimed(whatsapp="+6281200009001")
    assert texts(moderator.get(f"{MAKERS}{producer.pk}/change/"), "#claim-heading") == [
        "Nobody has claimed this maker yet"
    ]
    answer = moderator.post(f"{MAKERS}{producer.pk}/claim/")
    link = page(answer).select_one("#claim-link")["value"]
    assert find_claim(link.rstrip("/").rsplit("/", 1)[1]).producer == producer
    whatsapp = page(answer).select_one(".verdict-links a")["href"]
    assert whatsapp.startswith("https://wa.me/6281200009001?text=Hello")
    assert "no-store" in answer["Cache-Control"]
    assert ClaimLink.objects.get().made_by == dewi
    assert link not in moderator.get(f"{MAKERS}{producer.pk}/change/").content.decode()


def test_no_link_for_a_maker_with_an_owner_or_by_who_may_not(moderator, client, budi):
    owned, free = make_producer(budi), make_unclaimed()
    assert page(moderator.get(f"{MAKERS}{owned.pk}/change/")).select("#claim-heading") == []
    answer = moderator.post(f"{MAKERS}{owned.pk}/claim/", follow=True)
    assert "This maker cannot be claimed." in " ".join(texts(answer, "body"))
    assert moderator.get(f"{MAKERS}{free.pk}/claim/").status_code == 405
    client.force_login(make_user("Eka", is_staff=True))
    assert client.post(f"{MAKERS}{free.pk}/claim/").status_code == 403
    assert ClaimLink.objects.count() == 0


def test_a_new_version_of_kbli_is_imported_beside_the_old_one(client, admin_user):
    client.force_login(admin_user)
    file = SimpleUploadedFile("kbli.csv", b"code,title,version\n10794,Kerupuk baru,2025\n")
    answer = client.post(f"{KBLI}import/", {"import_file": file, "format": 0})
    confirm = {field["name"]: field.get("value", "") for field in page(answer).select("form input[type=hidden][name]")}
    assert KbliCode.objects.filter(version="2025").count() == 0
    client.post(f"{KBLI}process_import/", confirm)
    assert list(KbliCode.objects.filter(code="10794").values_list("version", "title")) == [
        ("2025", "Kerupuk baru"),
        ("2020", "Industri Kerupuk, Keripik, Peyek dan Sejenisnya"),
    ]


def test_a_wrong_kbli_code_is_refused(client, admin_user):
    client.force_login(admin_user)
    file = SimpleUploadedFile("kbli.csv", b"code,title,version\n1079,Kerupuk,2025\n")
    answer = client.post(f"{KBLI}import/", {"import_file": file, "format": 0})
    assert "Write 5 digits." in " ".join(texts(answer, "body"))
    assert KbliCode.objects.filter(version="2025").count() == 0


@pytest.mark.parametrize(("address", "status"), [("", 200), ("import/", 403), ("add/", 403)])
def test_a_moderator_reads_the_classification_and_does_not_change_it(moderator, address, status):
    assert moderator.get(KBLI + address).status_code == status


def test_the_sums_stand_on_a_page_and_in_a_workbook(moderator, dewi):
    make_report(make_producer(make_user(), name="A"), officer=dewi, materials_value=7)
    make_report(make_producer(make_user(), name="B", branch="craft"), officer=dewi, investment=1_000_000)
    make_report(make_producer(make_user(), name="C"))  # not accepted
    make_report(Producer.objects.get(name="A"), 2023, officer=dewi)
    answer = moderator.get(f"{LIST}summary/")
    assert texts(answer, "#by-branch tbody tr") == [
        "Crafts 1 2 3 1.000.000 60.000.000 0",
        "Food 1 2 3 5.000.000 60.000.000 7",
    ]
    assert texts(answer, "#by-district tbody tr") == ["Jombang 2 4 6 6.000.000 120.000.000 7"]
    assert texts(answer, "#by-branch tfoot tr") == ["All 2 4 6 6.000.000 120.000.000 7"]
    assert texts(answer, "#year option") == ["2024", "2023"]
    assert texts(moderator.get(f"{LIST}summary/?year=2023"), "#by-branch tfoot tr") == [
        "All 1 2 3 5.000.000 60.000.000 0"
    ]
    book = openpyxl.load_workbook(io.BytesIO(moderator.get(f"{LIST}summary/?year=2024&format=xlsx").content)).active
    assert [cell.value for cell in book[book.max_row]] == ["All", 2, 4, 6, 6_000_000, 120_000_000, 7]


@pytest.mark.parametrize("year", ["2022", "x", "9" * 30, "2024.0"])
def test_sums_of_a_year_without_reports_do_not_exist(moderator, dewi, year):
    make_report(make_producer(), officer=dewi)
    assert moderator.get(f"{LIST}summary/?year={year}").status_code == 404


def test_the_sums_of_an_empty_register_say_so(moderator):
    assert "There are no accepted reports yet." in texts(moderator.get(f"{LIST}summary/"), ".desk-page p")
