import pytest

from catalog import workflow
from catalog.showcase import groups_with_photo, producers_with_photo
from catalog.templatetags.photos import snapshot
from producers.models import Producer
from tests.factories import make_listing, make_listings

pytestmark = pytest.mark.django_db


def group(slug="makanan-kering"):
    return groups_with_photo().get(slug=slug)


def maker(producer):
    return producers_with_photo(Producer.objects.all()).get(pk=producer.pk)


def test_the_groups_come_in_their_order_without_the_categories_below():
    slugs = [group.slug for group in groups_with_photo()]
    assert (len(slugs), slugs[0], slugs[1], slugs[-1]) == (
        12, "makanan-kering", "makanan-olahan", "bahan-bangunan"
    )  # fmt: skip


def test_a_group_and_a_maker_show_the_cover_of_the_newest_public_listing(emping, budi, dewi):
    assert (group().photo, maker(emping).photo, maker(emping).listing_total) == (None, None, 0)
    older, newer = (make_listing(emping, officer=dewi, photos=2) for _number in range(2))
    assert snapshot(group().photo) == newer.photos[0]
    assert (snapshot(maker(emping).photo), maker(emping).listing_total) == (newer.photos[0], 2)
    workflow.withdraw_product(product=newer.product, by=budi)
    assert snapshot(group().photo) == older.photos[0]
    assert (snapshot(maker(emping).photo), maker(emping).listing_total) == (older.photos[0], 1)


def test_a_group_without_any_listing_has_no_photo(emping):
    make_listing(emping)
    assert group("logam").photo is None


def test_a_group_passes_over_a_newer_listing_without_photo(emping):
    listing = make_listing(emping)
    make_listings(emping, {"category": listing.category, "published_at": listing.published_at.replace(year=2100)})
    assert snapshot(group().photo) == listing.photos[0]


def test_a_maker_is_counted_for_her_own_listings_only(emping, las):
    make_listings(emping, {}, {})
    make_listings(las, {})
    assert [maker(each).listing_total for each in (emping, las)] == [2, 1]


@pytest.mark.parametrize("rows", [1, 3])
def test_faces_cost_one_query(emping, rows, django_assert_num_queries):
    make_listings(emping, *({} for _number in range(rows)))
    with django_assert_num_queries(1):
        list(groups_with_photo())
    with django_assert_num_queries(1):
        list(producers_with_photo(Producer.objects.for_directory()))
