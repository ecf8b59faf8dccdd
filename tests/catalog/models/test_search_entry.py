import pytest
from django.db import connection

from catalog.models import Listing, SearchEntry
from catalog.search.entries import COPIED
from tests.factories import make_listings

pytestmark = pytest.mark.django_db


def test_the_database_writes_the_search_words_in_both_languages(emping):
    make_listings(emping, {"name": "Makanan boxes", "description": "Dijahit"})
    entry = SearchEntry.objects.get()
    assert entry.title_vector == "'box':103 'boxes':2 'makan':1 'makanan':102"
    assert ("'jahit':" in entry.vector, "'box':" in entry.vector, "'~'" in entry.vector) == (True, True, False)


def test_an_entry_says_what_its_listing_says_and_goes_with_it(emping):
    listing, other = make_listings(emping, {"price": 5_000}, {})
    Listing.objects.filter(pk=listing.pk).update(price=7_000, badges=["halal"], attributes={"a": "b"})
    entries = SearchEntry.objects.values_list("pk", *COPIED)
    assert entries.get(pk=listing.pk) == Listing.objects.values_list("pk", *COPIED).get(pk=listing.pk)
    Listing.objects.filter(pk=listing.pk).update(is_visible=False)
    assert list(entries.values_list("pk", flat=True)) == [other.pk]
    Listing.objects.filter(pk=listing.pk).update(is_visible=True)
    Listing.objects.filter(pk=other.pk).delete()
    assert list(entries.values_list("pk", flat=True)) == [listing.pk]


def test_an_entry_is_narrow_however_much_a_listing_says(emping):
    make_listings(emping, *({"name": f"Kopi {n}", "description": f"Kopi nomor {n}. " * 20} for n in range(3)))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(pg_column_size(vector)), count(pg_column_toast_chunk_id(vector)), count(padding)"
            " FROM catalog_searchentry"
        )
        longest, apart, padded = cursor.fetchone()
    assert (longest > 200, apart, padded) == (True, 3, 3)
