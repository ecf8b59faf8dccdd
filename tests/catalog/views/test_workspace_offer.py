"""Prices, stock and variants in the editor of a product."""

import pytest

from catalog import workflow
from catalog.models import Product
from tests.factories import make_draft, make_submitted
from tests.pages import field_errors, page, texts, value_of

from .editor import OPAK, address, saved, typed

pytestmark = pytest.mark.django_db
NO_PRICE = "Write the price in whole Rupiah, for example 25.000."
BELOW = "The highest price must not be below the lowest."


def tier_cells(*pairs):
    cells = {f"tier-{n}-quantity": "" for n in range(len(pairs) + 1)} | {f"tier-{n}-price": "" for n in range(9)}
    for n, (quantity, price) in enumerate(pairs):
        cells |= {f"tier-{n}-quantity": quantity, f"tier-{n}-price": price}
    return cells


def option_cells(*pairs):
    cells = {f"option-{n}-{part}": "" for n in range(3) for part in ("name", "values")}
    for n, (name, values) in enumerate(pairs):
        cells |= {f"option-{n}-name": name, f"option-{n}-values": values}
    return cells


def variant_cells(product, **changes):
    """The variants as the page shows them, all available."""
    cells = {}
    for variant in product.variants.all():
        cells |= {f"variant-{variant.pk}-price": variant.price or "", f"variant-{variant.pk}-is_available": "on"}
    return cells | changes


def offer(product):
    product = Product.objects.get(pk=product.pk)
    tiers = [tuple(tier.pair) for tier in product.tiers.all()]
    return (product.price_kind, product.price, product.price_to, tiers)


def variants(product):
    return [(str(each), each.price, each.is_available) for each in product.variants.all()]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"price_kind": "fixed", "price_to": "99.000"}, ("fixed", 12_500, None, [])),
        ({"price_kind": "range", "price_to": "Rp 15.000,-"}, ("range", 12_500, 15_000, [])),
        ({"price_kind": "range", "price_to": "12.500"}, ("range", 12_500, 12_500, [])),
        ({"price_kind": "ask"}, ("ask", None, None, [])),
        (
            {"price_kind": "tiers", **tier_cells(("500", "9.000"), ("50", "11.000"))},
            ("tiers", 12_500, None, [(50, 11_000), (500, 9_000)]),
        ),
        ({"price_kind": "fixed", **tier_cells(("50", "banyak"))}, ("fixed", 12_500, None, [])),
    ],
)
@pytest.mark.parametrize("verb", ["", "simpan/"])
def test_each_kind_of_price_is_kept_without_what_belongs_to_another(maker, emping, verb, change, expected):
    product = make_draft(emping)
    assert maker.post(address(product, verb), typed(action="save", **change)).status_code in (200, 302)
    assert offer(product) == expected


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        (
            {"price_kind": "range", "price_to": "12.499"},
            {"price_to": "The highest price must not be below the lowest."},
        ),
        (
            {"price_kind": "range", "price_to": "-5"},
            {"price_to": "Write the price in whole Rupiah, for example 25.000."},
        ),
        (
            {"price_kind": "tiers", **tier_cells(("50", "12.501"))},
            {"tier-0-price": "A larger quantity must not cost more for one."},
        ),
        (
            {"price_kind": "tiers", **tier_cells(("50", "11.000"), ("50", "10.000"))},
            {"tier-1-quantity": "This quantity is there twice."},
        ),
        (
            {"price_kind": "tiers", **tier_cells(("5", "11.000"))},
            {"tier-0-quantity": "It must be more than the minimum order (5)."},
        ),
        ({"price_kind": "tiers", **tier_cells(("50", ""))}, {"tier-0-price": "Fill in both, or leave both empty."}),
        (
            {"price_kind": "tiers", **tier_cells(("", "9.000"))},
            {"tier-0-quantity": "Fill in both, or leave both empty."},
        ),
    ],
)
def test_prices_that_contradict_each_other_are_named_and_none_is_saved(maker, emping, change, errors):
    product = make_draft(emping, minimum_order=5)
    answer = maker.post(address(product), typed(action="save", **change))
    assert (answer.status_code, field_errors(answer)) == (422, errors)
    assert offer(product) == ("fixed", 45_000, None, [])
    shown = {name: value_of(answer, f"id_{name}") for name, value in change.items() if value and name != "price_kind"}
    assert shown == {name: value for name, value in change.items() if value and name != "price_kind"}
    assert saved(product) == {**OPAK, "price": 45_000}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"price_kind": "range", "price_to": ""}, "Highest price – This field is required."),
        (
            {"price_kind": "tiers", **tier_cells()},
            "Write at least one price by quantity, or choose one price.",
        ),
    ],
)
def test_what_is_sent_to_the_officers_names_its_price_in_full(maker, emping, change, message):
    product = make_draft(emping)
    answer = maker.post(address(product), typed(action="send", **change))
    assert texts(answer, "#errors li") == [message]
    assert Product.objects.get().state == "draft"


def test_what_has_to_be_asked_needs_no_price_to_be_sent(maker, emping):
    product = make_draft(emping)
    maker.post(address(product), typed(action="send", price_kind="ask", price=""))
    assert (Product.objects.get().state, offer(product)) == ("submitted", ("ask", None, None, []))


def test_a_draft_keeps_prices_by_quantity_before_it_has_a_price(maker, emping):
    product = workflow.start_product(producer=emping)
    maker.post(address(product), typed(action="save", price="", price_kind="tiers", **tier_cells(("50", "9.000"))))
    assert offer(product) == ("tiers", None, None, [(50, 9_000)])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"availability": "ready", "stock": "20"}, ("ready", 20, 0)),
        ({"availability": "ready", "stock": "", "lead_time_days": "lama"}, ("ready", None, 3)),
        ({"availability": "order", "stock": "20", "lead_time_days": "14"}, ("order", None, 14)),
        ({"availability": "sold_out", "stock": "banyak"}, ("sold_out", None, 0)),
        ({}, ("order", None, 0)),
    ],
)
def test_stock_and_lead_time_are_kept_where_they_matter(maker, emping, change, expected):
    product = make_draft(emping)
    assert maker.post(address(product), typed(action="save", **change)).status_code == 302
    assert Product.objects.values_list("availability", "stock", "lead_time_days").get() == expected


def test_weight_and_size_are_typed_in_kg_and_cm(maker, emping):
    product = make_draft(emping)
    measures = {"weight": "1,25", "length": "30", "width": "20,5", "height": "4.2", "monthly_capacity": "600"}
    maker.post(address(product), typed(action="save", **measures))
    names = ("weight", "length", "width", "height", "monthly_capacity")
    assert Product.objects.values_list(*names).get() == (1_250, 300, 205, 42, 600)
    shown = [value_of(maker.get(address(product)), f"id_{name}") for name in names]
    assert shown == ["1,25", "30", "20,5", "4,2", "600"]


def test_options_make_a_row_for_each_combination(maker, emping):
    product = make_draft(emping)
    assert texts(maker.get(address(product)), ".variant-row strong") == []
    cells = option_cells(("Ukuran", "S, M ,, L"), ("Rasa", "Asin"))
    answer = maker.post(address(product), typed(action="save", **cells), follow=True)
    assert texts(answer, ".variant-row strong") == ["S, Asin", "M, Asin", "L, Asin"]
    assert Product.objects.get().options == [
        {"name": "Ukuran", "values": ["S", "M", "L"]}, {"name": "Rasa", "values": ["Asin"]}
    ]  # fmt: skip


def test_a_removed_choice_leaves_price_and_availability_of_the_others(maker, emping):
    product = make_draft(emping)
    maker.post(address(product), typed(action="save", **option_cells(("Ukuran", "S, M, L"))))
    _small, middle, large = product.variants.all()
    cells = variant_cells(product, **{f"variant-{large.pk}-price": "Rp15.000"})
    del cells[f"variant-{middle.pk}-is_available"]
    maker.post(address(product), typed(action="save", **option_cells(("Ukuran", "S, M, L")), **cells))
    assert variants(product) == [("S", None, True), ("M", None, False), ("L", 15_000, True)]
    maker.post(address(product), typed(action="save", **option_cells(("Ukuran", "M, L")), **variant_cells(product)))
    assert [variant.pk for variant in product.variants.all()] == [middle.pk, large.pk]
    maker.post(address(product), typed(action="save", **option_cells(("Ukuran", "M, Besar"))))
    assert variants(product) == [("M", None, True), ("Besar", 15_000, True)]
    maker.post(address(product), typed(action="save", **option_cells()))
    assert variants(product) == []


@pytest.mark.parametrize(
    ("cells", "errors"),
    [
        (
            option_cells(("Ukuran", ",".join(map(str, range(17)))), ("Warna", "a,b,c")),
            {"option-1-values": "That makes 51 variants; at most 50 fit. Leave out some choices."},
        ),
        (
            option_cells(*((name, ",".join(map(str, range(500)))) for name in ("Isi", "Rasa", "Warna"))),
            {"option-2-values": "That makes 125000000 variants; at most 50 fit. Leave out some choices."},
        ),
        (option_cells(("Ukuran", "S, M, s")), {"option-0-values": "“s” is there twice."}),
        (
            option_cells(("Ukuran", "S"), ("ukuran", "M")),
            {"option-1-name": "This is there twice. Write its choices in one line."},
        ),
        (option_cells(("", "S, M")), {"option-0-name": "Say what differs, for example the size."}),
        (option_cells(("Ukuran", " , ")), {"option-0-values": "Write the choices, for example S, M, L."}),
        (option_cells(("Ukuran", "x" * 41)), {"option-0-values": "Each choice has at most 40 letters."}),
    ],
)
def test_options_that_cannot_be_are_named_kept_as_typed_and_not_saved(maker, emping, cells, errors):
    product = make_draft(emping)
    answer = maker.post(address(product), typed(action="save", **cells))
    assert (answer.status_code, field_errors(answer)) == (422, errors)
    assert {name: value_of(answer, f"id_{name}").strip() for name in cells} == {k: v.strip() for k, v in cells.items()}
    assert (Product.objects.get().options, variants(product), saved(product)) == ([], [], OPAK)


def test_fifty_variants_fit(maker, emping):
    product = make_draft(emping)
    cells = option_cells(("Ukuran", ",".join(map(str, range(25)))), ("Warna", "a,b"))
    assert maker.post(address(product), typed(action="save", **cells)).status_code == 302
    assert product.variants.count() == 50


def test_a_variant_must_cost_more_than_the_largest_discount(maker, emping):
    product = make_draft(emping)
    maker.post(address(product), typed(action="save", **option_cells(("Ukuran", "S"))))
    variant = product.variants.get()
    cells = tier_cells(("50", "10.000")) | {f"variant-{variant.pk}-price": "2.500"}
    answer = maker.post(address(product), typed(action="save", price_kind="tiers", **cells))
    message = "The discount by quantity is larger than this price."
    assert field_errors(answer) == {f"variant-{variant.pk}-price": message}
    assert variants(product) == [("S", None, True)]


def test_a_form_without_the_tables_leaves_them(maker, emping):
    row = {"values": ["S"], "price": 9, "available": False}
    options = [{"name": "Ukuran", "values": ["S"]}]
    product = make_draft(emping, price_kind="tiers", tiers=[(50, 9_000)], options=options, variants=[row])
    maker.post(address(product, "simpan/"), typed())
    assert offer(product) == ("tiers", 12_500, None, [(50, 9_000)])
    assert (Product.objects.get().options, variants(product)) == (options, [("S", 9, False)])


def test_the_variants_of_another_maker_are_out_of_reach(maker, emping, las):
    theirs = make_draft(las, variants=[{"values": ["S"], "price": 9, "available": True}])
    mine = make_draft(emping)
    maker.post(address(mine), typed(action="save", **variant_cells(theirs, **{"variant-0-price": "1"})))
    assert (variants(mine), variants(theirs)) == ([], [("S", 9, True)])


def test_typing_a_choice_brings_its_row_without_a_reload(maker, emping):
    product = make_draft(emping)
    answer = maker.post(address(product, "simpan/"), typed(**option_cells(("Ukuran", "S, M"))))
    assert texts(answer, "#variant-table[hx-swap-oob] .variant-row strong") == ["S", "M"]
    again = maker.post(address(product, "simpan/"), typed(**option_cells(("Ukuran", "S, M")), **variant_cells(product)))
    assert page(again).select("#variant-table") == []


def test_each_change_of_the_offer_makes_a_new_version(maker, emping):
    product = make_submitted(emping)
    before = product.version
    cells = option_cells(("Ukuran", "S"))
    for _time in range(2):
        maker.post(address(product), typed(action="save", **cells))
        assert Product.objects.get().version == before + 1
        cells |= variant_cells(product)


def test_a_megabyte_of_description_is_refused_in_words_and_the_rest_is_kept(maker, emping):
    product = make_draft(emping)
    answer = maker.post(address(product), typed(action="save", description="x" * 1_000_000))
    assert field_errors(answer) == {
        "description": "Ensure this value has at most 5000 characters (it has 1000000)."
    }  # fmt: skip
    assert saved(product) == {**OPAK, "description": "Emping renyah dari melinjo pilihan."}


def test_while_typing_too_much_text_is_told_in_one_line(maker, emping):
    product = make_draft(emping)
    data = typed(description="x" * 2_200_000)
    answer = maker.post(address(product, "simpan/"), data, headers={"HX-Request": "true"})
    line = "That is too much text. Shorten it; it is not saved."
    assert (answer.status_code, answer.content.decode()) == (413, line)


@pytest.mark.parametrize("verb", ["", "simpan/"])
def test_a_form_too_long_to_be_read_says_so_and_changes_nothing(maker, emping, verb):
    product = make_draft(emping)
    before = saved(product)
    answer = maker.post(address(product, verb), typed(description="x" * 2_200_000))
    assert (answer.status_code, texts(answer, "h1"), saved(product)) == (413, ["That is too much text"], before)
