"""What each verb does to the listing, the one row the public sees."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from phonenumber_field.phonenumber import PhoneNumber

from catalog import listings, workflow
from catalog.models import Category, Listing, Photo, Product
from cilegon_ikm.pictures import photo_files, variant_name
from cilegon_ikm.states import IllegalTransition
from producers import workflow as producers
from producers.models import Village
from tests.factories import make_draft, make_listing, make_listings, make_submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def row(listing):
    return Listing.objects.filter(pk=listing.pk).values().get()


def visible():
    return set(Listing.objects.visible().values_list("title", flat=True))


def counts(*slugs):
    return [Category.objects.get(slug=slug).listing_count for slug in slugs]


@pytest.fixture
def listing(emping, dewi):
    return make_listing(emping, officer=dewi, photos=2)


@pytest.fixture
def product(listing):
    return listing.product


def edit_and_send(product, **fields):
    workflow.save_product(product=product, **fields)
    return workflow.submit_product(product=product, by=product.producer.owner)


def test_the_old_listing_stays_word_for_word_until_the_change_is_approved(listing, product, dewi):
    before = row(listing)
    sambal = Category.objects.get(slug="sambal")
    edit_and_send(product, name="Sambal Budi", price=99_000, category=sambal, description="Pedas.", unit="jar")
    workflow.remove_photo(photo=product.photos.shown()[0])
    assert row(listing) == before
    workflow.request_product_changes(product=product, version=product.version, by=dewi, note="Foto?")
    assert row(listing) == before
    workflow.submit_product(product=product, by=product.producer.owner)
    assert row(listing) == before
    workflow.approve_product(product=product, version=product.version, by=dewi)
    after = row(listing)
    assert (after["title"], after["slug"], after["price"], after["unit"], after["description"]) == (
        "Sambal Budi", "sambal-budi", 99_000, "jar", "Pedas."
    )  # fmt: skip
    assert ([shot["id"] for shot in after["photos"]], after["version"]) == (
        [product.photos.shown().get().pk], product.version
    )  # fmt: skip
    assert "Sambal Budi" in after["card"]


def test_a_product_keeps_the_date_of_its_first_publication(listing, product, dewi):
    edit_and_send(product, price=1)
    workflow.approve_product(product=product, version=product.version, by=dewi)
    assert row(listing)["published_at"] == listing.published_at


def test_counts_follow_a_product_into_another_category(listing, product, dewi):
    slugs = ("emping-ceplis", "makanan-kering", "sambal", "bumbu-sambal")
    assert counts(*slugs) == [1, 1, 0, 0]
    edit_and_send(product, category=Category.objects.get(slug="sambal"))
    assert counts(*slugs) == [1, 1, 0, 0]
    workflow.approve_product(product=product, version=product.version, by=dewi)
    assert counts(*slugs) == [0, 0, 1, 1]


def test_a_withdrawn_product_comes_back_exactly_as_it_was(listing, product, budi):
    before = row(listing)
    workflow.withdraw_product(product=product, by=budi)
    assert (product.state, visible(), counts("emping-ceplis", "makanan-kering")) == ("withdrawn", set(), [0, 0])
    with pytest.raises(IllegalTransition, match="This product is not public"):
        workflow.withdraw_product(product=product, by=budi)
    workflow.republish_product(product=product, by=budi)
    assert (product.state, row(listing), counts("emping-ceplis", "makanan-kering")) == ("published", before, [1, 1])


def test_a_withdrawn_product_that_changed_goes_through_approval(listing, product, budi, dewi):
    workflow.withdraw_product(product=product, by=budi)
    workflow.save_product(product=product, price=1)
    with pytest.raises(IllegalTransition, match="must be approved again"):
        workflow.republish_product(product=product, by=budi)
    workflow.submit_product(product=product, by=budi)
    assert visible() == set()
    workflow.approve_product(product=product, version=product.version, by=dewi)
    assert (visible(), row(listing)["price"]) == ({"Emping Melinjo"}, 1)


def test_a_product_is_withdrawn_even_while_its_change_waits(listing, product, budi, dewi):
    edit_and_send(product, price=1)
    workflow.withdraw_product(product=product, by=budi)
    assert (product.state, visible()) == ("withdrawn", set())
    with pytest.raises(IllegalTransition, match="it is now “withdrawn”"):
        workflow.approve_product(product=product, version=product.version, by=dewi)
    assert visible() == set()


@pytest.mark.parametrize("has_change_waiting", [False, True])
def test_what_is_taken_down_is_gone_until_it_is_approved_again(listing, product, budi, dewi, has_change_waiting):
    if has_change_waiting:
        edit_and_send(product, price=1)
    workflow.take_down_product(product=product, by=dewi, note="Merek orang lain.")
    assert (product.state, workflow.feedback(product), visible()) == ("taken_down", "Merek orang lain.", set())
    assert counts("emping-ceplis", "makanan-kering") == [0, 0]
    for verb in (workflow.republish_product, workflow.withdraw_product):
        with pytest.raises(IllegalTransition):
            verb(product=product, by=budi)
    edit_and_send(product, name="Emping Tanpa Merek")
    assert visible() == set()
    workflow.approve_product(product=product, version=product.version, by=dewi)
    assert (visible(), counts("emping-ceplis")) == ({"Emping Tanpa Merek"}, [1])
    assert row(listing)["published_at"] == listing.published_at


def test_a_withdrawn_product_can_be_taken_down_for_good(listing, product, budi, dewi):
    workflow.withdraw_product(product=product, by=budi)
    workflow.take_down_product(product=product, by=dewi, note="Merek orang lain.")
    with pytest.raises(IllegalTransition):
        workflow.republish_product(product=product, by=budi)


def test_a_suspended_makers_listings_vanish_and_return_exactly(listing, emping, las, budi, dewi):
    withdrawn = make_listing(emping, officer=dewi, name="Opak").product
    workflow.withdraw_product(product=withdrawn, by=budi)
    make_listings(las, {"name": "Pagar", "category": listing.category})
    before = list(Listing.objects.order_by("pk").values())
    assert (visible(), counts("emping-ceplis", "makanan-kering")) == ({"Emping Melinjo", "Pagar"}, [2, 2])
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    assert (visible(), counts("emping-ceplis", "makanan-kering")) == ({"Pagar"}, [1, 1])
    producers.reinstate_producer(producer=emping, by=dewi)
    assert (visible(), counts("emping-ceplis", "makanan-kering")) == ({"Emping Melinjo", "Pagar"}, [2, 2])
    assert list(Listing.objects.order_by("pk").values()) == before


def test_nothing_of_a_suspended_maker_is_shown_or_approved(listing, product, emping, budi, dewi):
    workflow.withdraw_product(product=product, by=budi)
    waiting = make_submitted(emping)
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    with pytest.raises(IllegalTransition, match="must be approved again before"):
        workflow.republish_product(product=product, by=budi)
    with pytest.raises(IllegalTransition, match="Verify the maker first"):
        workflow.approve_product(product=waiting, version=waiting.version, by=dewi)
    assert visible() == set()


def test_what_is_taken_down_during_a_suspension_does_not_return_with_the_maker(listing, product, emping, dewi):
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    workflow.take_down_product(product=product, by=dewi, note="Merek orang lain.")
    producers.reinstate_producer(producer=emping, by=dewi)
    assert (visible(), counts("emping-ceplis")) == (set(), [0])


def test_the_listings_of_a_closed_business_go_for_good(listing, emping, budi):
    producers.close_producer(producer=emping, by=budi)
    assert (visible(), counts("emping-ceplis", "makanan-kering")) == (set(), [0, 0])


def test_a_makers_new_name_place_and_number_reach_her_listings_at_once(listing, emping, las):
    untouched = row(make_listings(las, {"name": "Pagar"})[0])
    before = row(listing)
    gerem = Village.objects.get(name="Gerem")
    producers.save_profile(producer=emping, name="Emping Jaya", village=gerem, whatsapp="+628120000777")
    after = row(listing)
    changed = {name: value for name, value in after.items() if value != before[name]}
    assert set(changed) == {
        "producer_name", "village_id", "district_id", "village_name", "whatsapp", "words", "card", "card_en"
    }  # fmt: skip
    assert (after["producer_name"], after["village_name"], after["whatsapp"], after["producer_slug"]) == (
        "Emping Jaya", "Gerem", PhoneNumber.from_string("+628120000777"), "emping-budi"
    )  # fmt: skip
    assert after["words"] == (
        "Emping Jaya Emping & ceplis Melinjo crackers Gerem Gerogol Makanan ringan & kering Snacks & dry food"
    )
    assert ("Emping Jaya" in after["card"], "Gerem" in after["card_en"]) == (True, True)
    assert Listing.objects.filter(pk=untouched["product_id"]).values().get() == untouched


def test_a_makers_new_name_publishes_nothing_else(listing, product, emping):
    workflow.save_product(product=product, name="Belum disetujui", category=Category.objects.get(slug="sambal"))
    producers.save_profile(producer=emping, name="Emping Jaya")
    after = row(listing)
    assert (after["title"], after["category_id"]) == ("Emping Melinjo", listing.category_id)
    assert ("Belum disetujui" in after["card"], "Sambal" in after["words"]) == (False, False)


def test_small_files_are_used_as_soon_as_they_exist(listing, product):
    first, second = product.photos.shown()
    listings.variants_made(photo=second)
    after = row(listing)
    assert [shot["variants"] for shot in after["photos"]] == [False, True]
    assert [photo.has_variants for photo in product.photos.shown()] == [False, True]
    listings.variants_made(photo=first)
    after = row(listing)
    assert [shot["variants"] for shot in after["photos"]] == [True, True]
    assert f"{first.key}-320.avif" in after["card"]


def test_small_files_of_a_new_photo_do_not_touch_the_listing(listing, product):
    before = row(listing)
    photo = make_draft(product.producer).photos.get()
    photo.product = product
    photo.position = 3
    photo.save()
    listings.variants_made(photo=photo)
    assert row(listing) == before


@pytest.mark.parametrize("is_discarded", [False, True])
def test_small_files_of_a_photo_that_went_meanwhile_go_too(
    emping, budi, is_discarded, django_capture_on_commit_callbacks
):
    photo = make_draft(emping).photos.get()
    with django_capture_on_commit_callbacks(execute=True):
        if is_discarded:
            workflow.discard_product(product=Product.objects.get(), by=budi)
        else:
            workflow.remove_photo(photo=Photo.objects.get())
    default_storage.save(variant_name(photo.key, 320, "avif"), ContentFile(b"made by a job that began before"))
    listings.variants_made(photo=photo)
    assert [name for name in photo_files(photo.key, photo.width) if default_storage.exists(name)] == []


def test_counts_that_went_wrong_are_counted_again(emping):
    make_listings(emping, {}, {}, {"category": Category.objects.get(slug="sambal")})
    Category.objects.update(listing_count=77)
    listings.refresh_counts()
    assert counts("batako-paving", "bahan-bangunan", "sambal", "bumbu-sambal", "kopi-teh") == [2, 2, 1, 1, 0]
