import pytest
from django.contrib.auth.models import AnonymousUser, Group

from catalog import rules, workflow
from catalog.models import Listing, Product
from producers.models import Producer
from tests.factories import make_draft, make_user

VERBS = ("edit", "submit", "reject", "withdraw", "republish", "take_down", "discard")
# (state, what the public sees of it, the approved version is behind) -> what can be done
POSSIBLE = {
    ("draft", None, False): {"edit", "submit", "discard"},
    ("submitted", None, False): {"edit", "reject"},
    ("submitted", "offered", True): {"edit", "withdraw", "take_down"},
    ("submitted", "hidden", True): {"edit", "take_down"},
    ("changes", None, False): {"edit", "submit"},
    ("changes", "offered", True): {"edit", "submit", "withdraw", "take_down"},
    ("rejected", None, False): set(),
    ("published", "offered", False): {"edit", "withdraw", "take_down"},
    ("published", "offered", True): {"edit", "submit", "withdraw", "take_down"},
    ("withdrawn", "hidden", False): {"edit", "submit", "republish", "take_down"},
    ("withdrawn", "hidden", True): {"edit", "submit", "take_down"},
    ("taken_down", "hidden", True): {"edit", "submit"},
}
CASES = [pytest.param(*case, possible, id=" ".join(map(str, case))) for case, possible in POSSIBLE.items()]


def a_product(state, shown, is_behind, maker_state="verified"):
    product = Product(state=state, version=5, producer=Producer(state=maker_state))
    if shown:
        product.listing = Listing(version=4 if is_behind else 5, is_offered=shown == "offered")
    return product


def verbs_for(product):
    return {verb for verb in VERBS if getattr(rules, f"can_{verb}")(product)}


@pytest.mark.parametrize(("state", "shown", "is_behind", "possible"), CASES)
def test_what_can_be_done_with_a_product(state, shown, is_behind, possible):
    assert verbs_for(a_product(state, shown, is_behind)) == possible


@pytest.mark.parametrize("maker_state", ["suspended", "closed"])
@pytest.mark.parametrize(("state", "shown", "is_behind", "possible"), CASES)
def test_a_maker_out_of_sight_changes_and_shows_nothing(state, shown, is_behind, possible, maker_state):
    product = a_product(state, shown, is_behind, maker_state)
    assert verbs_for(product) == possible - {"edit", "submit", "republish"}


@pytest.mark.parametrize("maker_state", ["draft", "submitted", "changes"])
def test_a_maker_prepares_products_before_she_is_verified(maker_state):
    assert verbs_for(a_product("draft", None, False, maker_state)) == {"edit", "submit", "discard"}


def test_every_state_is_judged():
    assert {state for state, _shown, _behind in POSSIBLE} == set(Product.State.values)


@pytest.mark.parametrize("state", Product.State.values)
def test_only_a_draft_may_stay_half_filled(state):
    assert rules.is_lenient(Product(state=state)) == (state == "draft")


@pytest.mark.django_db
def test_an_empty_draft_lacks_everything_in_the_order_of_the_form(emping, in_english):
    product = workflow.start_product(producer=emping)
    assert list(map(str, rules.missing(product))) == ["name", "category", "price", "at least one photo"]


@pytest.mark.django_db
def test_a_complete_draft_lacks_nothing_until_its_last_photo_goes(emping, in_english):
    product = make_draft(emping)
    assert rules.missing(product) == []
    workflow.remove_photo(photo=product.photos.get())
    assert list(map(str, rules.missing(product))) == ["at least one photo"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ({"price_kind": "ask", "price": None}, []),
        ({"price": None}, ["price"]),
        ({"price_kind": "range"}, ["highest price"]),
        ({"price_kind": "range", "price_to": 50_000}, []),
        ({"price_kind": "tiers"}, ["prices by quantity"]),
        ({"price_kind": "tiers", "tiers": [(50, 40_000)]}, []),
    ],
)
def test_each_kind_of_price_lacks_only_what_belongs_to_it(emping, in_english, fields, lacks):
    assert list(map(str, rules.missing(make_draft(emping, **fields)))) == lacks


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "in_group", "may"),
    [
        ({"is_staff": True}, True, True),
        ({"is_staff": True}, False, False),
        ({"is_staff": False}, True, False),
        ({"is_staff": True, "is_active": False}, True, False),
        ({"is_staff": True, "is_superuser": True}, False, True),
    ],
)
def test_only_active_officers_with_the_right_moderate(fields, in_group, may):
    user = make_user(**fields)
    if in_group:
        user.groups.add(Group.objects.get(name="Moderator"))
    assert rules.can_moderate(user) == may


def test_a_visitor_does_not_moderate():
    assert not rules.can_moderate(AnonymousUser())
