import pytest

from orders.site_comparison import compare, in_words, rank_span, words
from producers.models import Criterion, LandStatus, Site
from producers.scoring import Scored
from tests.factories import make_site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("measure", "value", "shown"),
    [
        ("makers", 1.96, "2.0 km"),
        ("land", 75.0, "Land of the city"),
        ("area", 2500.0, "2.500 m²"),
        ("cost", 1_250_000.0, "Rp1.250.000"),
        ("road", None, "not known"),
    ],
)
def test_a_value_is_said_as_officers_read_it(in_english, measure, value, shown):
    site = Site(land_status=LandStatus(name="Tanah kota", name_en="Land of the city"))
    assert in_words(measure, value, site) == shown


@pytest.mark.parametrize(("best", "worst", "shown"), [(1, 1, "1"), (2, 4, "2–4")])
def test_the_places_are_said_from_the_best_to_the_worst(best, worst, shown):
    assert rank_span(Scored(1, {}, 0.0, best, best, worst)) == shown


def test_the_sheet_says_what_the_page_says(in_english):
    Criterion.objects.exclude(measure="area").update(weight=0)
    make_site("Lahan Luas", area=2_000)
    make_site("Lahan Kecil", area=500)
    make_site("Lahan Lain")
    said = words(compare())
    assert [(row["rank"], row["name"], row["points"], row["cells"][0]) for row in said["rows"]] == [
        ("1", "Lahan Luas", "100.0", {"words": "2.000 m²", "points": "100.0"}),
        ("2", "Lahan Kecil", "0.0", {"words": "500 m²", "points": "0.0"}),
        ("2", "Lahan Lain", "0.0", {"words": "not known", "points": "0.0"}),
    ]
    assert said["criteria"] == [
        {"name": "Area", "weight": "100 %", "direction": "more is better", "less": "the same", "more": "the same"}
    ]
    assert said["notes"][1].startswith("Buyers are not asked where they are: 0 enquiries")
