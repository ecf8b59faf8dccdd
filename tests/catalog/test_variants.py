"""catalog/variants.py: what is kept of the variants when their options change."""

from hypothesis import given
from hypothesis import strategies as some

from catalog.variants import carried_over, combinations

SIZE = {"name": "Ukuran", "values": ["S", "M"]}
COLOUR = {"name": "Warna", "values": ["Merah", "Biru"]}


def option(name, *values):
    return {"name": name, "values": list(values)}


def row(*values, price=None, available=True):
    return {"values": list(values), "price": price, "available": available}


BOTH = [row("S", "Merah", price=1), row("S", "Biru", price=2), row("M", "Merah", price=3, available=False)]
BOTH += [row("M", "Biru")]


def test_every_choice_of_each_option_is_a_variant():
    assert combinations([SIZE, COLOUR]) == [["S", "Merah"], ["S", "Biru"], ["M", "Merah"], ["M", "Biru"]]
    assert combinations([]) == []


def test_a_removed_value_takes_only_its_own_variants_along():
    assert carried_over(BOTH, [SIZE, COLOUR], [SIZE, option("Warna", "Biru")]) == [row("S", "Biru", price=2), BOTH[3]]


def test_an_added_value_brings_new_variants_at_the_price_of_the_product():
    rows = carried_over(BOTH, [SIZE, COLOUR], [SIZE, option("Warna", "Merah", "Hijau", "Biru")])
    assert rows == [BOTH[0], row("S", "Hijau"), BOTH[1], BOTH[2], row("M", "Hijau"), BOTH[3]]


def test_a_renamed_value_keeps_what_it_had():
    rows = carried_over(BOTH, [SIZE, COLOUR], [option("Ukuran", "Kecil", "M"), COLOUR])
    assert rows == [row("Kecil", "Merah", price=1), row("Kecil", "Biru", price=2), BOTH[2], BOTH[3]]


def test_a_renamed_option_keeps_all():
    assert carried_over(BOTH, [SIZE, COLOUR], [option("Size", "S", "M"), COLOUR]) == BOTH


def test_values_and_options_may_change_their_places():
    rows = carried_over(BOTH, [SIZE, COLOUR], [option("Warna", "Biru", "Merah"), SIZE])
    assert rows == [
        row("Biru", "S", price=2), row("Biru", "M"), row("Merah", "S", price=1),
        row("Merah", "M", price=3, available=False),
    ]  # fmt: skip


def test_a_further_option_inherits_and_a_removed_one_leaves_its_first():
    one = [row("S", price=5), row("M")]
    assert carried_over(one, [SIZE], [SIZE, COLOUR]) == [
        row("S", "Merah", price=5), row("S", "Biru", price=5), row("M", "Merah"), row("M", "Biru")
    ]  # fmt: skip
    assert carried_over(BOTH, [SIZE, COLOUR], [SIZE]) == [row("S", price=1), row("M", price=3, available=False)]


def test_wholly_other_options_begin_anew():
    rows = carried_over([row("S", price=5)], [option("Ukuran", "S")], [option("Rasa", "Asin", "Manis")])
    assert rows == [row("Asin"), row("Manis")]


values = some.lists(some.sampled_from("SMLXQ"), min_size=1, max_size=5, unique=True)


@given(values, values, values)
def test_who_stays_is_untouched_whatever_else_changes(before, after, colours):
    old, new = ([option("Ukuran", *sizes), option("Warna", *colours)] for sizes in (before, after))
    rows = [row(*values, price=number) for number, values in enumerate(combinations(old), start=1)]
    kept = {tuple(each["values"]): each for each in carried_over(rows, old, new)}
    assert list(kept) == [tuple(values) for values in combinations(new)]
    assert all(kept[tuple(each["values"])] == each for each in rows if tuple(each["values"]) in kept)
