"""Budi takes his products out, changes them at home and brings them back."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog import workflow
from catalog.models import Product, ProductSheet
from tests.catalog.sheets.test_plan import edited
from tests.factories import make_draft
from tests.pages import field_errors, page, texts

pytestmark = pytest.mark.django_db
URL = "/en/usaha/produk/berkas/"


def send(maker, content, name="produk.xlsx"):
    return maker.post(URL, {"file": SimpleUploadedFile(name, content)}, follow=True)


def confirm(maker, answer):
    data = {field["name"]: field["value"] for field in page(answer).select("input[name=fingerprint]")}
    return maker.post(f"{URL}periksa/", data, follow=True)


@pytest.fixture
def product(emping):
    return make_draft(emping, photos=0)


def test_the_file_holds_her_products_and_nobody_elses(maker, product, las):
    make_draft(las, name="Pagar", photos=0)
    answer = maker.get(f"{URL}produk.xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert ([row[1] for row in rows[1:]], answer["Content-Disposition"]) == (
        ["Emping Melinjo"],
        'attachment; filename="produk.xlsx"',
    )


def test_a_file_is_looked_at_first_and_confirmed_then(maker, emping, product):
    fresh = {"Nama produk": "Opak", "Satuan": "pack", "Minimal pesan": 1, "Ketersediaan": "ready stock"}
    content = edited(emping, [(2, "Harga (Rp)", 50_000)], [fresh, {**fresh, "Lama pengerjaan (hari)": 2}])
    answer = send(maker, content)
    assert answer.redirect_chain == [(f"{URL}periksa/", 302)]
    assert texts(answer, ".facts dd") == ["produk.xlsx", "1", "1", "0", "1"]
    assert texts(answer, "[aria-labelledby=wrong] li") == ["Row 3, Lama pengerjaan (hari): This may not be empty."]
    assert texts(answer, "[aria-labelledby=changed] li p") == ["Harga (Rp): 45.000 → 50.000"]
    product.refresh_from_db()
    assert product.price == 45_000
    answer = confirm(maker, answer)
    assert texts(answer, ".notices .notice") == [
        "1 product changed. 1 draft made. Buyers see nothing of it until you send it and an officer approves."
    ]
    assert list(Product.objects.order_by("pk").values_list("name", "price")) == [
        ("Emping Melinjo", 50_000),
        ("Opak", None),
    ]


def test_a_file_that_cannot_be_read_says_so_beside_the_field(maker):
    answer = send(maker, b"%PDF-1.7", "katalog.pdf")
    assert field_errors(answer) == {"file": "This is not a spreadsheet. Upload an .xlsx or .csv file."}
    assert answer.status_code == 422


@pytest.mark.parametrize(("content", "error"), [(None, "This field is required."), (b"", "The file is empty.")])
def test_no_file_or_an_empty_one_is_told(maker, content, error):
    answer = maker.post(URL) if content is None else send(maker, content)
    assert (answer.status_code, field_errors(answer)) == (422, {"file": error})


def test_products_that_changed_after_the_look_are_shown_again(maker, emping, product):
    answer = send(maker, edited(emping, [(2, "Harga (Rp)", 50_000)]))
    workflow.save_product(product=product, price=60_000)
    answer = confirm(maker, answer)
    assert (answer.status_code, texts(answer, ".notices .notice")) == (
        409,
        ["Your products changed meanwhile. Nothing was written; please look again."],
    )
    assert texts(answer, "[aria-labelledby=changed] li p") == ["Harga (Rp): 60.000 → 50.000"]
    confirm(maker, answer)
    assert Product.objects.get().price == 50_000


def test_a_file_that_waits_is_offered_and_can_be_forgotten(maker, emping, product):
    send(maker, edited(emping, [(2, "Harga (Rp)", 50_000)]))
    assert texts(maker.get(URL), ".notice a") == ["Look at it"]
    answer = maker.post(f"{URL}batal/", follow=True)
    assert texts(answer, ".notices .notice") == ["The file is forgotten. Nothing was changed."]
    assert (ProductSheet.objects.count(), Product.objects.get().price) == (0, 45_000)


def test_pressing_save_twice_is_told(maker, emping, product):
    answer = send(maker, edited(emping, [(2, "Harga (Rp)", 50_000)]))
    confirm(maker, answer)
    assert texts(confirm(maker, answer), ".notices .notice") == [
        "There is no file to take over. It may have been taken over already."
    ]


def test_strange_words_in_a_file_come_back_escaped(maker, emping, product):
    answer = send(maker, edited(emping, [(2, "Nama produk", "<script>alert(1)</script>")]))
    assert texts(answer, "[aria-labelledby=changed] ins") == ["<script>alert(1)</script>"]
    assert "<script>alert(1)" not in answer.content.decode()
