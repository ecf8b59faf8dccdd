import pytest

from catalog import workflow
from catalog.models import Category, Product, SearchDay, Synonym
from tests.catalog.search.searching import found
from tests.factories import make_draft, make_listing, make_submitted
from tests.pages import page, texts

pytestmark = pytest.mark.django_db
LIST = "/en/admin/catalog/product/"
ROWS = "#result_list tbody tr"


@pytest.fixture
def moderator(client, dewi):
    client.force_login(dewi)
    return client


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Emping", "Pagar"]),
        ("q=emping", ["Emping"]),
        ("q=citra", ["Pagar"]),
        ("q=none", []),
        ("state__exact=draft", ["Pagar"]),
        ("state__exact=submitted", ["Emping"]),
        ("category__parent__id__exact={logam}", ["Pagar"]),
        ("producer__village__district__code__exact=36.72.05", ["Emping", "Pagar"]),
        ("producer__village__district__code__exact=36.72.01", []),
    ],
)
def test_officers_find_products_by_name_maker_and_filters(moderator, emping, las, query, found):
    make_submitted(emping, name="Emping")
    make_draft(las, name="Pagar", category=Category.objects.get(slug="pagar-kanopi"))
    answer = moderator.get(f"{LIST}?{query.format(logam=Category.objects.get(slug='logam').pk)}")
    assert sorted(texts(answer, f"{ROWS} th")) == found


def test_the_list_says_who_sells_what_for_how_much(moderator, emping):
    make_submitted(emping, name="Ceplis", price=25_000, unit="kg")
    [row] = texts(moderator.get(LIST), ROWS)
    assert "Ceplis Emping Budi Melinjo crackers Rp25.000 / kg waiting for approval" in row


def test_officers_read_the_product_and_change_nothing_in_it(moderator, emping):
    product = make_submitted(emping)
    answer = moderator.get(f"{LIST}{product.pk}/change/")
    shown = " ".join(texts(answer, "body"))
    for words in ("Emping Melinjo", "Rp45.000 / pack", "Emping renyah dari melinjo pilihan.", "Melinjo crackers"):
        assert words in shown
    assert page(answer).select("#product_form input[name=name], #product_form textarea[name=description]") == []
    before = Product.objects.filter(pk=product.pk).values().get()
    moderator.post(f"{LIST}{product.pk}/change/", {"name": "Opak", "state": "published", "price": 1})
    assert Product.objects.filter(pk=product.pk).values().get() == before


@pytest.mark.parametrize("address", ["add/", "{pk}/delete/"])
def test_products_are_neither_added_nor_deleted_by_hand(client, admin_user, emping, address):
    client.force_login(admin_user)
    product = make_draft(emping)
    answer = client.post(LIST + address.format(pk=product.pk), {"post": "yes"})
    assert texts(answer, "h1") == ["This page is not for your account"]
    assert list(Product.objects.all()) == [product]


def test_a_preview_is_the_page_buyers_will_see(moderator, emping):
    product = make_submitted(emping)
    answer = moderator.get(f"{LIST}{product.pk}/preview/")
    assert (texts(answer, "h1"), texts(answer, ".product .price")) == (["Emping Melinjo"], ["Rp45.000 / pack"])
    assert texts(answer, ".notice") == ["This is how buyers will see it. It is not public yet."]
    assert page(answer).select("form.ask") == []


def test_a_preview_of_a_change_shows_the_change(moderator, emping, budi, dewi):
    product = make_listing(emping, officer=dewi).product
    workflow.save_product(product=product, name="Emping Super")
    workflow.submit_product(product=product, by=budi)
    assert texts(moderator.get(f"{LIST}{product.pk}/preview/"), "h1") == ["Emping Super"]


def test_an_incomplete_product_has_no_preview(moderator, emping):
    for product in (workflow.start_product(producer=emping), make_draft(emping, photos=0)):
        assert moderator.get(f"{LIST}{product.pk}/preview/").status_code == 404


def test_the_office_renames_a_category_but_not_its_number(moderator):
    category = Category.objects.get(slug="emping-ceplis")
    form = {"slug": category.slug, "name": "Emping", "name_en": "Emping", "position": 3, "parent": category.parent_id}
    moderator.post(f"/en/admin/catalog/category/{category.pk}/change/", {**form, "listing_count": 99})
    category.refresh_from_db()
    assert (category.name, category.name_en, category.listing_count) == ("Emping", "Emping", 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_categories_costs_the_same_few_queries(moderator, rows, django_assert_num_queries):
    Category.objects.exclude(parent=None).delete()
    Category.objects.exclude(pk__in=Category.objects.all()[:rows]).delete()
    with django_assert_num_queries(8):
        assert len(texts(moderator.get("/en/admin/catalog/category/"), ROWS)) == rows


def test_a_renamed_category_is_found_by_its_new_name(client, admin_user, emping):
    listing = make_listing(emping)
    category = listing.category
    client.force_login(admin_user)
    page = f"/en/admin/catalog/category/{category.pk}/change/"
    client.post(page, {"name": "Olahan melinjo", "name_en": "Melinjo goods", "position": category.position})
    category.refresh_from_db()
    assert (category.name, category.slug) == ("Olahan melinjo", "emping-ceplis")
    assert found("goods") == [listing.title]


def test_officers_see_by_week_what_was_not_found(moderator):
    for day, text, searches, number in [
        ("2026-11-17", "roket", 3, 0), ("2026-11-22", "kopi", 5, 12), ("2026-11-18", "sekali", 1, 0),
        ("2026-11-23", "helikopter", 4, 0),
    ]:  # fmt: skip
        SearchDay.objects.create(day=day, text=text, searches=searches, found=number, clicks=1)
    answer = moderator.get("/en/admin/catalog/searchday/?minggu=2026-11-20")
    assert texts(answer, "#missed tbody tr") == ["roket 3 0 1"]
    assert texts(answer, "#wanted tbody tr") == ["kopi 5 12 1", "roket 3 0 1"]
    after = page(answer).find("a", string="Week after")["href"]
    assert texts(moderator.get(f"/en/admin/catalog/searchday/{after}"), "#missed tbody tr") == ["helikopter 4 0 1"]


@pytest.mark.parametrize("day", ["2026-02-30", "x", "", "9" * 40])
def test_a_week_that_is_none_is_this_one_or_not_found(moderator, day):
    answer = moderator.get("/en/admin/catalog/searchday/", {"minggu": day})
    assert answer.status_code == (404 if day == "2026-02-30" else 200)


def test_an_officer_adds_synonyms_that_count_at_once(moderator, emping):
    make_listing(emping, name="Kopi bubuk")
    moderator.post("/en/admin/catalog/synonym/add/", {"terms": "Ngopi, kopi"})
    assert (Synonym.objects.filter(terms=["ngopi", "kopi"]).count(), found("ngopi")) == (1, ["Kopi bubuk"])
    refused = moderator.post("/en/admin/catalog/synonym/add/", {"terms": "teh"})
    assert "Write at least two different terms." in refused.content.decode()
