import pytest
from django.test import RequestFactory

from catalog.models import Listing
from catalog.preview import preview_context
from tests.factories import make_draft, make_listing

pytestmark = pytest.mark.django_db


def preview(product):
    return preview_context(RequestFactory().get("/"), product)


def test_a_preview_shows_the_working_copy_and_writes_nothing(emping):
    product = make_draft(emping)
    context = preview(product)
    listing = context["listing"]
    assert context["preview"] is True
    assert (listing.title, listing.price, [shot["id"] for shot in listing.photos]) == (
        "Emping Melinjo", 45000, [photo.pk for photo in product.photos.shown()]
    )  # fmt: skip
    assert Listing.objects.count() == 0


def test_a_preview_of_a_change_leaves_the_public_listing(emping, dewi):
    listing = make_listing(emping, officer=dewi)
    product = listing.product
    product.name = "Emping Super"
    before = Listing.objects.filter(pk=listing.pk).values().get()
    assert preview(product)["listing"].title == "Emping Super"
    assert Listing.objects.filter(pk=listing.pk).values().get() == before


def test_a_preview_shows_the_neighbours_a_buyer_would_see(emping, las, dewi):
    own = make_listing(emping, officer=dewi, name="Opak")
    other = make_listing(las, officer=dewi, name="Emping Citra")
    context = preview(make_draft(emping))
    shown = [[each.pk for each in context[name]] for name in ("same_maker", "similar")]
    assert shown == [[own.pk], [other.pk]]
