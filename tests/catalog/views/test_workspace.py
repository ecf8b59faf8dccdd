"""A maker at work on her products."""

import pytest
from django.utils import timezone

from catalog import workflow
from catalog.models import Category, Listing, Product
from producers import workflow as producers
from tests.factories import make_draft, make_listing, make_submitted
from tests.pages import field_errors, page, texts, value_of

from .editor import OPAK, address, saved, typed

pytestmark = pytest.mark.django_db


def notices(answer):
    return texts(answer, ".notices .notice")


def test_the_list_shows_her_own_products_with_state_and_price(maker, emping, las, dewi, budi):
    make_draft(las, name="Pagar")
    workflow.save_product(product=make_listing(emping, officer=dewi, name="Emping").product, price=50_000)
    make_submitted(emping, name="Ceplis", unit="kg")
    workflow.start_product(producer=emping)
    answer = maker.get("/en/usaha/produk/")
    assert texts(answer, ".rows .row-main") == [
        "Unnamed product Draft 0 % complete · Next: Add a photo",
        "Ceplis Rp45.000 / kg Waiting for approval 70 % complete · Next: Show it in three photos",
        "Emping Rp50.000 / pack Published changes not sent 70 % complete · Next: Show it in three photos",
    ]
    assert len(page(answer).select(".rows img")) == 2


def test_the_list_is_empty_at_first(maker):
    assert texts(maker.get("/en/usaha/produk/"), ".empty h2") == ["You have no products yet"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_few_queries(maker, emping, rows, django_assert_num_queries):
    for _number in range(rows):
        make_draft(emping)
    with django_assert_num_queries(9):
        assert len(texts(maker.get("/en/usaha/produk/"), ".rows li")) == rows


def test_a_new_product_opens_on_one_quick_screen(maker, emping):
    answer = maker.post("/en/usaha/produk/baru/", follow=True)
    product = Product.objects.get()
    assert (answer.redirect_chain, product.producer) == ([(address(product, "cepat/"), 302)], emping)
    assert texts(answer, "h1") == ["New product"]


def test_the_editor_says_what_is_missing_for_sending(maker, emping):
    answer = maker.get(address(workflow.start_product(producer=emping)))
    assert texts(answer, "#saved") == ["Still missing: name, category, price, at least one photo."]


def test_pressing_new_twice_makes_one_draft(maker):
    maker.post("/en/usaha/produk/baru/")
    maker.post("/en/usaha/produk/baru/")
    assert Product.objects.count() == 1


def test_a_suspended_maker_cannot_begin_a_product(maker, emping, dewi):
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    answer = maker.post("/en/usaha/produk/baru/", follow=True)
    assert (notices(answer), Product.objects.count()) == (["This business cannot list products now."], 0)


def test_the_editor_shows_what_was_saved(maker, emping):
    answer = maker.get(address(make_draft(emping, price=1_250_000)))
    shown = {name: value_of(answer, f"id_{name}") for name in OPAK if name != "category__slug"}
    assert shown == {
        "name": "Emping Melinjo", "price": "1.250.000", "unit": "pack", "minimum_order": "2", "lead_time_days": "3",
        "description": "Emping renyah dari melinjo pilihan.",
    }  # fmt: skip
    assert value_of(answer, "id_category") == str(Category.objects.get(slug="emping-ceplis").pk)
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_saving_keeps_everything(maker, emping):
    product = workflow.start_product(producer=emping)
    answer = maker.post(address(product), typed(action="save"), follow=True)
    assert (notices(answer), saved(product), texts(answer, "h1")) == (["Saved."], OPAK, ["Opak"])


def test_a_wrong_field_is_marked_and_kept_as_typed_while_the_others_are_saved(maker, emping):
    product = make_draft(emping)
    answer = maker.post(address(product), typed(price="dua belas ribu"))
    assert answer.status_code == 422
    assert field_errors(answer) == {"price": "Write the price in whole Rupiah, for example 25.000."}
    assert texts(answer, "#errors li") == ["Price – Write the price in whole Rupiah, for example 25.000."]
    assert (value_of(answer, "id_price"), value_of(answer, "id_name")) == ("dua belas ribu", "Opak")
    assert saved(product) == {**OPAK, "price": 45_000}


def test_sending_brings_it_to_the_officers(maker, emping, dewi):
    product = make_draft(emping)
    answer = maker.post(address(product), typed(action="send"), follow=True)
    product.refresh_from_db()
    assert (answer.redirect_chain, product.state, saved(product)) == ([("/en/usaha/produk/", 302)], "submitted", OPAK)
    assert notices(answer) == [
        "Sent for approval. You will be told here as soon as an officer has looked at it."
    ]  # fmt: skip
    assert list(Product.objects.waiting()) == [product]


def test_sending_with_missing_fields_names_them_and_keeps_the_rest(maker, emping):
    product = make_draft(emping)
    answer = maker.post(address(product), typed(action="send", price="", name=" "))
    product.refresh_from_db()
    assert (answer.status_code, product.state) == (422, "draft")
    assert field_errors(answer) == dict.fromkeys(["price", "name"], "This field is required.")
    assert saved(product) == {**OPAK, "price": 45_000, "name": "Emping Melinjo"}


def test_the_description_may_follow(maker, emping):
    product = make_draft(emping)
    maker.post(address(product), typed(action="send", description=""))
    product.refresh_from_db()
    assert (product.state, product.description) == ("submitted", "")


def test_sending_without_photo_says_so_and_keeps_all_words(maker, emping):
    product = make_draft(emping, photos=0)
    answer = maker.post(address(product), typed(action="send"), follow=True)
    assert notices(answer) == ["Still missing: at least one photo."]
    assert (Product.objects.get().state, saved(product)) == ("draft", OPAK)


def test_sending_a_public_product_without_a_change_says_so(maker, emping, dewi):
    product = make_listing(emping, officer=dewi).product
    form = typed(
        action="send", name=product.name, category=product.category_id, price=product.price, minimum_order="2",
        lead_time_days="3", description=product.description,
    )  # fmt: skip
    answer = maker.post(address(product), form, follow=True)
    assert notices(answer) == ["There is nothing to send for approval."]


def test_the_editor_of_a_public_product_offers_what_can_be_done(maker, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    answer = maker.get(address(listing.product))
    assert texts(answer, "main .btn") == [
        "Save",
        "Send for approval",
        "Preview",
        "Public page",
        "Make a copy",
        "Withdraw",
    ]
    assert page(answer).find("a", string=lambda text: text == "Public page") is None
    assert page(answer).select_one(f"a[href='/en/produk/{listing.slug}-{listing.pk}/']").get_text() == "Public page"


def test_the_editor_of_a_draft_offers_to_throw_it_away(maker, emping):
    answer = maker.get(address(workflow.start_product(producer=emping)))
    assert texts(answer, "main .btn") == ["Save", "Send for approval", "Make a copy", "Yes, throw it away"]


def test_the_reason_of_the_officer_stands_above_the_form(maker, emping, dewi):
    product = make_submitted(emping)
    workflow.request_product_changes(product=product, version=product.version, by=dewi, note="Foto <terlalu> gelap.")
    answer = maker.get(address(product))
    assert texts(answer, ".notice.is-bad") == ["The officer writes: Foto <terlalu> gelap."]
    assert texts(answer, ".section-head .badge") == ["Changes requested"]


def test_while_a_change_waits_the_maker_knows_what_buyers_see(maker, emping, budi, dewi):
    product = make_listing(emping, officer=dewi).product
    workflow.save_product(product=product, price=1)
    workflow.submit_product(product=product, by=budi)
    answer = maker.get(address(product))
    assert texts(answer, ".notice") == ["Buyers still see the version that was approved last."]


def test_a_rejected_product_can_only_be_read_and_objected_to(maker, emping, dewi):
    product = make_submitted(emping)
    workflow.reject_product(product=product, version=product.version, by=dewi, note="Bukan buatan sendiri.")
    answer = maker.get(address(product))
    assert texts(answer, "main .btn") == ["Send the objection"]
    assert page(answer).select("[hx-post], #photo-files, .photo-tools") == []
    before = saved(product)
    answer = maker.post(address(product), typed(), follow=True)
    assert (notices(answer), saved(product)) == (["This product cannot be changed now."], before)


def test_typing_is_kept_while_it_is_typed(maker, emping):
    product = workflow.start_product(producer=emping)
    answer = maker.post(address(product, "simpan/"), typed())
    assert texts(answer, "#meter p") == ["50 % complete · Next: Add a photo"]
    page(answer).select_one("#meter").extract()
    assert " ".join(page(answer).get_text().split()) == f"Saved at {timezone.localtime():%H.%M}"
    assert (saved(product), answer["HX-Trigger"]) == (OPAK, '{"saved": {}}')


def test_what_is_not_on_the_screen_stays_as_it_is(maker, emping):
    product = make_draft(emping)
    maker.post(address(product, "simpan/"), {"name": "Ceplis", "price": "9000"})
    kept = {"name": "Ceplis", "price": 9000, "minimum_order": 2, "description": "Emping renyah dari melinjo pilihan."}
    assert {name: saved(product)[name] for name in kept} == kept


def test_while_typing_one_wrong_field_keeps_the_others(maker, emping):
    product = make_draft(emping)
    answer = maker.post(address(product, "simpan/"), typed(price="dua belas ribu"))
    assert page(answer).get_text().strip().startswith("Write the price in whole Rupiah, for example 25.000.")
    assert (saved(product), answer.has_header("HX-Trigger")) == ({**OPAK, "price": 45_000}, False)


def test_what_is_typed_into_a_public_product_stays_out_of_sight(maker, emping, dewi):
    listing = make_listing(emping, officer=dewi)
    before = Listing.objects.filter(pk=listing.pk).values().get()
    maker.post(address(listing.product, "simpan/"), typed())
    assert (saved(listing.product), Listing.objects.filter(pk=listing.pk).values().get()) == (OPAK, before)


def test_typing_into_what_cannot_change_is_answered_with_the_reason(maker, emping, dewi):
    product = make_draft(emping)
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    before = saved(product)
    answer = maker.post(address(product, "simpan/"), typed())
    assert (answer.status_code, page(answer).get_text().strip()) == (409, "This product cannot be changed now.")
    assert saved(product) == before


def test_withdrawing_and_showing_again(maker, emping, dewi):
    product = make_listing(emping, officer=dewi).product
    answer = maker.post(address(product, "tarik/"), follow=True)
    assert (notices(answer), Listing.objects.visible().count()) == (["Withdrawn. Buyers do not see it now."], 0)
    assert texts(maker.get(address(product)), "main .buttons .btn-sea") == ["Show to buyers again"]
    answer = maker.post(address(product, "tampilkan/"), follow=True)
    assert (notices(answer), Listing.objects.visible().count()) == (["Buyers can see it again."], 1)


def test_a_draft_is_thrown_away(maker, emping):
    answer = maker.post(address(make_draft(emping), "buang/"), follow=True)
    assert (notices(answer), Product.objects.count()) == (["The draft is gone."], 0)


@pytest.mark.parametrize(
    ("verb", "refusal"),
    [
        ("buang/", "Only a draft can be thrown away."),
        ("tarik/", "This product is not public."),
        ("tampilkan/", "This product must be approved again before it can be shown."),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(maker, emping, verb, refusal):
    product = make_submitted(emping)
    answer = maker.post(address(product, verb), follow=True)
    assert (notices(answer), Product.objects.get().state) == ([refusal], "submitted")


def test_a_preview_looks_like_the_public_page(maker, emping):
    product = make_draft(emping)
    answer = maker.get(address(product, "pratinjau/"))
    assert texts(answer, ".notice") == ["This is how buyers will see it. It is not public yet."]
    assert (texts(answer, "h1"), texts(answer, ".product .price")) == (["Emping Melinjo"], ["Rp45.000 / pack"])
    assert page(answer).select("form.ask, link[rel=alternate]") == []


def test_a_preview_of_an_incomplete_product_names_what_is_missing(maker, emping):
    answer = maker.get(address(make_draft(emping, photos=0), "pratinjau/"), follow=True)
    assert notices(answer) == ["Still missing: at least one photo."]
