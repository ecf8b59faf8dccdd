import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as some

from catalog.fields import MOST_RUPIAH, MeasureField, RupiahField
from catalog.templatetags.figures import rupiah

prices = some.integers(1, MOST_RUPIAH)


def refusal(text):
    with pytest.raises(ValidationError) as refused:
        RupiahField().clean(text)
    return refused.value.error_list[0].code


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("25000", 25_000),
        ("25.000", 25_000),
        ("25,000", 25_000),
        ("25 000", 25_000),
        ("Rp25.000", 25_000),
        ("Rp 25.000", 25_000),
        ("Rp. 25.000", 25_000),
        ("Rp.25.000", 25_000),
        ("RP  25.000", 25_000),
        ("rp 25.000,-", 25_000),
        ("25.000,00", 25_000),
        ("25.000,--", 25_000),
        ("Rp\u00a025.000", 25_000),
        ("  25.000  ", 25_000),
        ("007", 7),
        ("1.250.000", 1_250_000),
        ("25rb", 25_000),
        ("25 ribu", 25_000),
        ("1,25 juta", 1_250_000),
        ("1", 1),
        ("100.000.000.000", MOST_RUPIAH),
    ],
)
def test_a_price_is_read_as_people_write_it(text, amount):
    assert RupiahField().clean(text) == amount


@given(prices)
def test_what_the_field_shows_reads_back_as_the_same_price(price):
    field = RupiahField()
    assert field.clean(field.prepare_value(price)) == price


@given(prices, some.sampled_from(["{}", "{},-", " {} ", "{},00"]))
def test_what_pages_show_reads_back_as_the_same_price(price, way):
    assert RupiahField().clean(way.format(rupiah(price))) == price


@pytest.mark.parametrize(
    "text",
    ["gratis", "25.00", "2.5", "1.0000", "-5", "25 rebu", "12,5", "25.000/kg", "<b>5</b>", "٢٥ ribu", "9" * 20, "😀"],
)
def test_what_is_no_whole_price_is_refused(text):
    assert refusal(text) == "invalid"


@pytest.mark.parametrize("text", ["0", "Rp0", "000", "100.000.000.001"])
def test_a_price_out_of_range_is_refused(text):
    assert refusal(text) == "range"


@pytest.mark.parametrize("text", ["9" * 41, "9" * 5000, "0" * 5000 + "1"])
def test_a_price_of_too_many_digits_is_refused(text):
    assert refusal(text) == "max_length"


def test_nothing_is_no_price():
    assert RupiahField(required=False).clean("") is None


@pytest.mark.parametrize("text", ["", " ", "Rp", "-"])
def test_nothing_is_refused_where_a_price_is_needed(text):
    assert refusal(text) == "required"


def test_what_was_typed_wrongly_is_shown_again_unchanged():
    assert RupiahField().prepare_value("dua puluh ribu") == "dua puluh ribu"


@given(some.text())
def test_no_text_breaks_the_field(text):
    try:
        price = RupiahField(required=False).clean(text)
    except ValidationError:
        return
    assert price is None or 1 <= price <= MOST_RUPIAH


kilograms = MeasureField(unit=1000, most=100_000_000)


@pytest.mark.parametrize(
    ("text", "grams"),
    [("1,5", 1_500), ("1.5", 1_500), ("0.250", 250), ("0,25 kg", 250), ("12", 12_000), ("1500", 1_500_000),
     ("1,500", 1_500), (" 2 KG ", 2_000), ("100000", 100_000_000)],
)  # fmt: skip
def test_a_weight_is_read_with_comma_or_point(text, grams):
    assert kilograms.clean(text) == grams


@pytest.mark.parametrize(
    ("text", "code"),
    [("1.500", "unclear"), ("berat", "measure"), ("-1", "measure"), ("1,5,5", "measure"), ("٢", "measure"),
     ("1.500,5", "measure"), ("0,0001", "precise"), ("0", "range"), ("100000,001", "range"), ("9" * 30, "measure")],
)  # fmt: skip
def test_what_is_no_clear_weight_is_refused(text, code):
    with pytest.raises(ValidationError) as refused:
        MeasureField(unit=1000, most=100_000_000).clean(text)
    assert [error.code for error in refused.value.error_list] == [code]


@given(some.integers(1, 100_000_000), some.sampled_from([10, 1000]))
def test_what_the_field_shows_reads_back_as_the_same_measure(number, unit):
    field = MeasureField(unit=unit, most=100_000_000)
    assert field.clean(field.prepare_value(number)) == number
