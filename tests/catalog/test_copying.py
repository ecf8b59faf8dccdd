"""A new draft from a product that is there."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from catalog import workflow
from catalog.copying import OWN, copy_product
from catalog.models import Photo, PriceTier, Product, Variant
from cilegon_ikm.states import IllegalTransition
from producers import workflow as producers
from tests.factories import make_draft, make_listing, make_submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_a_copy_is_a_draft_with_everything_the_product_has(emping, dewi):
    facts = {"rasa": "Pedas"}
    original = make_listing(emping, officer=dewi, photos=2, attributes=facts, name_en="Chips", stock=5).product
    PriceTier.objects.create(product=original, quantity=50, price=40_000)
    Variant.objects.create(product=original, position=1, values=["L"], price=None)
    copy = copy_product(product=original)
    copied = {each.attname for each in Product._meta.concrete_fields} - OWN - {"name"}
    assert {name: getattr(copy, name) for name in copied} == {name: getattr(original, name) for name in copied}
    assert (copy.name, copy.state, copy.version, copy.submitted_at) == ("Emping Melinjo (copy)", "draft", 1, None)
    assert list(copy.tiers.values_list("quantity", "price")) == [(50, 40_000)]
    assert list(copy.variants.values_list("values", "price")) == [(["L"], None)]
    assert (copy.photos.count(), original.photos.count(), original.tiers.count()) == (2, 2, 1)


def test_its_photos_are_files_of_their_own(emping):
    original = make_draft(emping, photos=2)
    Photo.objects.filter(product=original).update(has_variants=True, alt="Emping di tampah")
    copy = copy_product(product=original)
    pairs = list(zip(original.photos.shown(), copy.photos.shown(), strict=True))
    for theirs, ours in pairs:
        assert ours.key != theirs.key
        assert default_storage.open(ours.name).read() == default_storage.open(theirs.name).read()
        assert (ours.position, ours.alt, ours.width, ours.has_variants) == (
            theirs.position,
            theirs.alt,
            theirs.width,
            False,
        )
    workflow.discard_product(product=original, by=emping.owner)
    assert [default_storage.exists(ours.name) for _theirs, ours in pairs] == [True, True]


def test_a_photo_whose_file_is_lost_stops_the_copy_and_leaves_no_files(emping, media_root):
    original = make_draft(emping, photos=2)
    default_storage.delete(original.photos.shown()[1].name)
    before = set(media_root.rglob("*.jpg"))
    with pytest.raises(ValidationError, match="The photos could not be copied just now"):
        copy_product(product=original)
    assert (set(media_root.rglob("*.jpg")), Product.objects.count()) == (before, 1)


def test_what_was_refused_for_good_is_not_copied(emping, dewi):
    product = make_submitted(emping, photos=1)
    workflow.reject_product(product=product, version=product.version, by=dewi, note="Bukan buatan sendiri.")
    with pytest.raises(IllegalTransition, match="cannot be copied"):
        copy_product(product=product)


def test_a_suspended_maker_copies_nothing(emping, dewi):
    product = make_draft(emping)
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa.")
    product.refresh_from_db()
    with pytest.raises(IllegalTransition):
        copy_product(product=product)


def test_a_long_name_has_room_for_its_ending(emping):
    assert copy_product(product=make_draft(emping, name="x" * 100, photos=0)).name == f"{'x' * 90} (copy)"
