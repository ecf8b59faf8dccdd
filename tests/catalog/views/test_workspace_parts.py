"""The parts of the editor beside the main form: facts by category, English words, making a copy."""

import pytest

from catalog import workflow
from catalog.models import Category, Product
from tests.factories import make_draft, make_listing, make_submitted
from tests.pages import field_errors, page, texts, value_of

from .editor import address, typed

pytestmark = pytest.mark.django_db
FOOD = {"attribute-group": "makanan-kering"}


def labels(answer):
    return texts(answer, "#attributes .form-label")


def test_the_fields_follow_the_group_of_the_category(maker, emping):
    product = make_draft(emping, photos=0)
    snacks = ["Net weight (g)", "Shelf life (days)", "Taste", "Ready to eat", "Ingredients", "Storage"]
    assert labels(maker.get(address(product))) == snacks
    assert labels(maker.get(address(workflow.start_product(producer=emping)))) == []
    gate = Category.objects.get(slug="pagar-kanopi")
    answer = maker.post(address(product), typed(**FOOD, category=gate.pk), follow=True)
    assert labels(answer) == ["Material", "Tolerance (mm)", "Surface", "With a material certificate", "Certificate"]


def test_facts_are_saved_with_the_rest_and_come_back(maker, emping):
    product = make_draft(emping, photos=0)
    facts = {"attribute-berat-bersih": "1.250 g", "attribute-rasa": "Pedas", "attribute-siap-makan": "True"}
    answer = maker.post(address(product), typed(**FOOD, **facts), follow=True)
    product.refresh_from_db()
    assert product.attributes == {"berat-bersih": 1250, "rasa": "Pedas", "siap-makan": True}
    assert [value_of(answer, f"id_{name}") for name in facts] == ["1.250", "Pedas", "True"]


def test_a_wrong_fact_stands_beside_its_field_and_the_rest_is_saved(maker, emping):
    product = make_draft(emping, photos=0)
    answer = maker.post(address(product), typed(**FOOD, **{"attribute-berat-bersih": "ringan"}))
    assert (answer.status_code, field_errors(answer)) == (422, {"attribute-berat-bersih": "This is not a number."})
    assert value_of(answer, "id_attribute-berat-bersih") == "ringan"
    assert texts(answer, "#errors li") == ["Net weight (g) – This is not a number."]
    assert Product.objects.get(pk=product.pk).name == "Opak"


def test_facts_typed_for_another_group_wait_until_the_category_comes_back(maker, emping):
    product = make_draft(emping, photos=0)
    gate, opak = Category.objects.get(slug="pagar-kanopi"), Category.objects.get(slug="rengginang-opak")
    maker.post(address(product), typed(**FOOD, **{"attribute-rasa": "Pedas"}, category=gate.pk))
    metal = {"attribute-group": "logam", "attribute-toleransi": "0,1"}
    answer = maker.post(address(product), typed(**metal, category=opak.pk), follow=True)
    assert value_of(answer, "id_attribute-rasa") == "Pedas"
    assert Product.objects.get(pk=product.pk).attributes == {"rasa": "Pedas", "toleransi": 0.1}


def test_choosing_a_category_answers_the_fields_of_its_group_and_keeps_what_was_typed(maker, emping):
    product = make_draft(emping, photos=0)
    gate = Category.objects.get(slug="pagar-kanopi")
    answer = maker.post(address(product, "ciri/"), typed(**FOOD, **{"attribute-rasa": "Pedas"}, category=gate.pk))
    assert (labels(answer)[0], page(answer).select_one("#attributes")["hx-post"]) == (
        "Material",
        address(product, "ciri/"),
    )
    product.refresh_from_db()
    assert (product.category, product.attributes) == (gate, {"rasa": "Pedas"})


def test_autosave_keeps_facts_and_english_words(maker, emping):
    product = make_draft(emping, photos=0)
    maker.post(address(product, "simpan/"), typed(**FOOD, **{"attribute-rasa": "Asin"}, name_en="Cassava crackers"))
    product.refresh_from_db()
    assert (product.attributes, product.name_en) == ({"rasa": "Asin"}, "Cassava crackers")


def test_english_words_are_optional_and_kept(maker, emping):
    product = make_draft(emping, photos=0)
    english = {"name_en": "Cassava crackers", "description_en": "Thin and crisp."}
    answer = maker.post(address(product), typed(**english), follow=True)
    assert {name: value_of(answer, f"id_{name}") for name in english} == english
    maker.post(address(product), typed(name_en="", description_en=""))
    assert Product.objects.values_list("name_en", "description_en").get(pk=product.pk) == ("", "")


def test_a_wrong_english_word_opens_its_part(maker, emping):
    answer = maker.post(address(make_draft(emping, photos=0)), typed(name_en="x" * 101))
    assert list(field_errors(answer)) == ["name_en"]
    assert page(answer).select_one("details:has(#id_name_en)").has_attr("open")


def test_english_pages_show_the_english_words_and_say_where_there_are_none(client, emping, dewi):
    facts = {"komposisi": "Melinjo"}
    listing = make_listing(emping, officer=dewi, name_en="Melinjo chips", description_en="Crisp.", attributes=facts)
    plain = make_listing(emping, officer=dewi, name="Ceplis")
    answer = client.get(f"/en/produk/{listing.slug}-{listing.pk}/")
    assert (texts(answer, "h1"), texts(answer, ".product-text")) == (["Melinjo chips"], ["Crisp."])
    assert page(answer).title.get_text().strip().startswith("Melinjo chips – ")
    assert texts(answer, ".fact-table tr") == ["Ingredients Melinjo"]
    assert [each.get("lang") for each in page(answer).select("h1, .product-text, .fact-table td")] == [None, None, "id"]
    assert [(each.get_text(), each.get("lang")) for each in page(answer).select(".card-name")] == [("Ceplis", "id")]
    answer = client.get(f"/en/produk/{plain.slug}-{plain.pk}/")
    assert [each["lang"] for each in page(answer).select("h1, .product-text")] == ["id", "id"]
    assert [(each.get_text(), each.get("lang")) for each in page(answer).select(".card-name")] == [
        ("Melinjo chips", None)
    ]


def test_indonesian_pages_show_the_indonesian_words(client, emping, dewi):
    listing = make_listing(emping, officer=dewi, name_en="Melinjo chips", description_en="Crisp.")
    answer = client.get(listing.get_absolute_url())
    assert (texts(answer, "h1"), page(answer).h1.get("lang")) == (["Emping Melinjo"], None)


def test_a_copy_opens_in_the_editor(maker, emping):
    product = make_draft(emping)
    answer = maker.post(address(product, "salin/"), follow=True)
    copy = Product.objects.exclude(pk=product.pk).get()
    assert (answer.redirect_chain, texts(answer, "h1")) == ([(address(copy), 302)], ["Emping Melinjo (copy)"])


def test_a_rejected_product_offers_no_copy(maker, emping, dewi):
    product = make_submitted(emping)
    workflow.reject_product(product=product, version=product.version, by=dewi, note="Bukan buatan sendiri.")
    assert "Make a copy" not in texts(maker.get(address(product)), "main .btn")
    answer = maker.post(address(product, "salin/"), follow=True)
    assert (texts(answer, ".notices .notice"), Product.objects.count()) == (["This product cannot be copied."], 1)
