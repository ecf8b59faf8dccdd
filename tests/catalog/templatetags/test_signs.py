import pytest
from django.templatetags.static import static

from catalog.models import Product
from orders.models import Enquiry
from producers.models import Producer
from tests.catalog.templatetags.drawing import drawn


def test_an_icon_points_into_the_sprite_and_is_silent():
    svg = drawn('{% icon "pin" "icon-ok" %}').svg
    assert (svg["class"], svg["aria-hidden"]) == (["icon", "icon-ok"], "true")
    assert svg.use["href"].partition("#")[::2] == (static("img/icons.svg"), "pin")


@pytest.mark.parametrize(
    ("thing", "text", "tone"),
    [
        (Product(state="published"), "Published", ["is-good"]),
        (Product(state="submitted"), "Waiting for approval", ["is-wait"]),
        (Product(state="taken_down"), "Taken down", ["is-bad"]),
        (Product(state="draft"), "Draft", []),
        (Producer(state="verified"), "Verified", ["is-good"]),
        (Enquiry(state="declined"), "Declined", ["is-bad"]),
    ],
)
def test_a_badge_says_the_state_in_words_and_colour(in_english, thing, text, tone):
    badge = drawn("{% state_badge thing %}", thing=thing).span
    assert (badge.get_text(), badge["class"]) == (text, ["badge", *tone])
