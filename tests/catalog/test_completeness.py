import pytest

from catalog import workflow
from catalog.completeness import completeness
from tests.factories import make_draft

pytestmark = pytest.mark.django_db
LONG = "Emping dari melinjo pilihan, digoreng tanpa pengawet, tahan tiga bulan di tempat kering."


@pytest.mark.parametrize(
    ("fields", "photos", "percent", "step"),
    [
        ({"name": "", "category": None, "price": None, "description": ""}, 0, 0, ("Add a photo", "photo-files")),
        ({"name": ""}, 1, 55, ("Write the name", "id_name")),
        ({"price": None}, 1, 55, ("Write the price", "id_price")),
        ({"category": None}, 1, 60, ("Choose the category", "id_category")),
        ({"description": ""}, 1, 60, ("Describe it in a sentence", "id_description")),
        ({}, 1, 70, ("Show it in three photos", "photo-files")),
        ({"description": LONG}, 3, 90, ("Say in words what each photo shows", "photos-head")),
    ],
)
def test_each_step_counts_and_the_next_best_one_is_named(emping, in_english, fields, photos, percent, step):
    done = completeness(make_draft(emping, photos=photos, **fields))
    assert (done.percent, str(done.next_step.title), done.next_step.field) == (percent, *step)


def test_a_complete_product_needs_nothing_more(emping):
    product = make_draft(emping, photos=3, description=LONG)
    for photo in product.photos.shown():
        workflow.describe_photo(photo=photo, alt="Emping di tampah")
    done = completeness(product)
    assert (done.percent, done.next_step) == (100, None)
