"""What an officer reads when a public product changes."""

import pytest
from bs4 import BeautifulSoup

from catalog import differences as compare
from catalog import workflow
from catalog.models import Category, Listing
from tests.factories import make_listing, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def listing(emping, dewi):
    return make_listing(emping, officer=dewi, photos=3)


def changes(listing):
    """Each changed field with its two sides as HTML."""
    pair = compare.compared(Listing.objects.get(pk=listing.pk), listing.product)
    return {each.name: each.sides for each in compare.differences(*pair)}


def side(html):
    """The words of one side, with brackets around those that are marked."""
    soup = BeautifulSoup(html, "html.parser")
    for mark in soup.select("del, ins"):
        mark.replace_with(f"[{mark.get_text()}]")
    return soup.get_text()


def photos(html):
    """The photos of one side, each with what became of it."""
    items = BeautifulSoup(html, "html.parser").select("li")
    return [(item.a["href"][-36:], " ".join(item["class"]) if item.get("class") else "") for item in items]


def test_what_is_the_same_is_not_listed(listing):
    before, after = compare.compared(listing, listing.product)
    assert compare.differences(before, after) == []
    assert compare.unchanged_labels(before, after) == [
        "category", "name", "English name", "description", "English description", "kind of price", "price",
        "highest price", "unit", "minimum order", "ready in", "availability", "in stock", "monthly capacity", "weight",
        "length", "width", "height", "what the variants differ in", "facts", "prices by quantity", "variants", "photos",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "sides"),
    [
        ("Emping renyah", "Emping manis renyah", ("Emping renyah", "Emping [manis ]renyah")),
        ("Emping renyah enak", "Emping enak", ("Emping [renyah ]enak", "Emping enak")),
        ("Isi dua.", "Isi tiga.", ("Isi [dua].", "Isi [tiga].")),
        ("Satu\ndua", "Satu\ntiga", ("Satu\n[dua]", "Satu\n[tiga]")),
        ("Harga <b>", "Harga <i>", ("Harga <[b]>", "Harga <[i]>")),
        ("", "Baru", ("", "[Baru]")),
        ("铁门 🥜", "铁门 🌶", ("铁门 [🥜]", "铁门 [🌶]")),
    ],
)
def test_text_is_compared_word_by_word(old, new, sides):
    found = compare.words(compare.FIELDS["description"], old, new)
    assert (side(found.before), side(found.after)) == sides


def test_what_makers_write_is_text_and_not_html():
    found = compare.words(compare.FIELDS["description"], "a", "<script>alert(1)</script>")
    assert "<script>" not in found.after


def test_a_long_text_is_compared_in_a_moment():
    old = " ".join(f"kata{number}" for number in range(700))
    found = compare.words(compare.FIELDS["description"], old, old.replace("kata350 ", ""))
    assert BeautifulSoup(found.before, "html.parser").find("del").get_text().strip() == "kata350"


@pytest.mark.parametrize(
    ("fields", "name", "sides"),
    [
        ({"price": 54_000}, "price", ("[Rp45.000]", "[Rp54.000]", "+20%")),
        ({"price": 30_000}, "price", ("[Rp45.000]", "[Rp30.000]", "−33%")),
        ({"unit": "kg"}, "unit", ("[pack]", "[kg]", "")),
        ({"minimum_order": 1_500}, "minimum_order", ("[2]", "[1.500]", "")),
        ({"lead_time_days": 0}, "lead_time_days", ("[3 days]", "[ready stock]", "")),
        ({"name": "Emping Super"}, "title", ("Emping [Melinjo]", "Emping [Super]", "")),
    ],
)
def test_a_field_is_shown_as_people_read_it(listing, fields, name, sides):
    workflow.save_product(product=listing.product, **fields)
    found = changes(listing)
    assert list(found) == [name]
    assert (side(found[name].before), side(found[name].after), found[name].note) == sides


def test_a_changed_category_is_shown_by_its_name(listing):
    workflow.save_product(product=listing.product, category=Category.objects.get(slug="rengginang-opak"))
    found = changes(listing)["category"]
    assert (side(found.before), side(found.after)) == ("[Melinjo crackers]", "[Rice crackers]")


def test_photos_that_came_went_and_moved_are_marked(listing):
    first, second, third = listing.product.photos.shown()
    workflow.remove_photo(photo=first)
    workflow.place_photo(photo=third, position=1)
    added = workflow.add_photo(product=listing.product, upload=upload(seed=9))
    found = changes(listing)["photos"]
    assert photos(found.before) == [
        (first.name[-36:], "is-removed"), (second.name[-36:], "is-moved"), (third.name[-36:], "is-moved")
    ]  # fmt: skip
    assert photos(found.after) == [
        (third.name[-36:], "is-moved"), (second.name[-36:], "is-moved"), (added.name[-36:], "is-added")
    ]  # fmt: skip


def test_a_photo_with_another_description_is_marked_on_the_new_side(listing):
    photo = listing.product.photos.shown()[0]
    photo.alt = "Emping di piring"
    photo.save(update_fields=["alt"])
    found = changes(listing)["photos"]
    assert [fate for _name, fate in photos(found.before)] == ["", "", ""]
    assert [fate for _name, fate in photos(found.after)] == ["is-altered", "", ""]


def test_small_files_that_were_made_meanwhile_are_no_difference(listing):
    listing.product.photos.update(has_variants=True)
    assert changes(listing) == {}


def test_a_field_without_a_line_of_its_own_is_compared_by_its_name():
    before, after = {"title": "a", "village_name": "Gerem"}, {"title": "a", "village_name": "Masigit"}
    [found] = compare.differences(before, after)
    assert (found.label, side(found.sides.before), side(found.sides.after)) == ("Kelurahan", "[Gerem]", "[Masigit]")


def test_what_the_maker_and_not_the_product_changes_is_left_out(listing):
    before, after = compare.compared(listing, listing.product)
    assert set(before) == set(after)
    assert compare.DERIVED & set(after) == set()
