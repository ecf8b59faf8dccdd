"""What the demo tells."""

import csv
import tomllib
from collections import Counter

import pytest
from django.conf import settings

from catalog.models import Attribute, Category, Product
from catalog.prices import offer_in, refusal
from cilegon_ikm.operations.demo import content, pictures
from producers.models import Producer
from tests.sizes import Shares

MAKERS = content.makers()
ITEMS = [item for maker in MAKERS for item in maker.items]
PUBLIC = [item for maker in MAKERS if maker.state == "verified" for item in maker.items if item.state == "published"]
SUBMISSIONS = content.submissions(MAKERS)
SHOWN = {"published", "changed"}


def table(name: str) -> list[dict[str, str]]:
    with (settings.BASE_DIR / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_there_are_24_makers_in_every_branch():
    assert len(MAKERS) == 24
    assert {maker.branch for maker in MAKERS} == set(Producer.Branch.values)


def test_there_are_makers_in_every_kecamatan():
    areas = table("producers/data/areas.csv")
    district = {area["code"]: area["parent_code"] for area in areas if area["level"] == "kelurahan"}
    districts = {area["code"] for area in areas if area["level"] == "kecamatan"}
    assert {district[maker.village] for maker in MAKERS} == districts


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.slug)
def test_a_maker_has_six_to_ten_products_with_names_of_their_own(maker):
    assert 6 <= len(maker.items) <= 10
    assert len({item.slug for item in maker.items}) == len(maker.items)


def test_what_makers_and_products_say_fits_the_forms():
    for maker in MAKERS:
        Producer(slug=maker.slug, **maker.profile).clean_fields(exclude=["owner", "village"])
    for item in ITEMS:
        fields = {name: value for name, value in item.fields.items() if name not in ("tiers", "variants")}
        Product(**fields).clean_fields(exclude=["producer", "category"])
        Product(**{**fields, **item.change}).clean_fields(exclude=["producer", "category"])


def test_who_takes_more_pays_less_and_what_is_asked_for_can_be_had():
    offers = {f"{item.maker}/{item.slug}": offer_in(item.fields) for item in ITEMS}
    for name, offer in offers.items():
        starts, prices = zip((offer.minimum_order, offer.price or 0), *offer.tiers, strict=True)
        assert list(starts) == sorted(set(starts)), name
        assert list(prices) == sorted(prices, reverse=True), name
    lines = [line for submission in SUBMISSIONS for line in submission.lines]
    problems = {
        each.product: refusal(offers[each.product], quantity=each.quantity, variant=each.variant) for each in lines
    }
    assert {name: problem for name, problem in problems.items() if problem[1]} == {}
    assert {offer.price_kind for offer in offers.values()} == {"fixed", "range", "tiers", "ask"}


def test_every_number_is_an_invented_one_and_used_once():
    phones = [maker.phone for maker in MAKERS] + [submission.phone for submission in SUBMISSIONS]
    assert [phone for phone in phones if not phone.startswith("0812-0000-")] == []
    assert [phone for phone, times in Counter(phones).items() if times > 1] == []


def test_every_category_has_something_for_buyers_to_see():
    leaves = {row["slug"] for row in table("catalog/data/categories.csv") if row["parent"]}
    assert {item.category for item in ITEMS} == leaves
    assert {item.category for item in PUBLIC} == leaves


def test_every_description_and_every_story_is_different_and_says_something():
    texts = [item.fields["description"] for item in ITEMS] + [maker.profile["story"] for maker in MAKERS]
    assert [text for text, times in Counter(texts).items() if times > 1] == []
    assert [text for text in texts if len(text) < 80 or text.count(". ") < 1] == []


def test_a_verdict_against_somebody_has_a_reason():
    judged = {"changes", "rejected", "taken_down", "suspended"}
    assert [each.name for each in (*MAKERS, *ITEMS) if (each.state in judged) != bool(each.note)] == []


def test_every_photo_can_be_drawn():
    wishes = Shares(3).of(wish for maker in MAKERS for wish in maker.wishes)
    assert {len(item.photos) for item in ITEMS} == {1, 2, 3}
    assert [wish for wish in wishes if not pictures.draw(*wish, width=32).startswith(b"\xff\xd8")] == []


def test_enquiries_ask_for_what_is_public():
    public = {f"{item.maker}/{item.slug}" for item in PUBLIC}
    written = tomllib.loads((content.DATA / "enquiries.toml").read_text(encoding="utf-8"))["submission"]
    assert {line["product"] for submission in written for line in submission["lines"]} - public == set()
    assert len(SUBMISSIONS) == len(written)


def test_enquiries_go_to_many_makers_and_tell_of_the_past_in_order():
    asked = [{line.product.partition("/")[0] for line in submission.lines} for submission in SUBMISSIONS]
    assert sum(map(len, asked)) >= 15
    assert len(set().union(*asked)) >= 10
    for submission, makers in zip(SUBMISSIONS, asked, strict=True):
        assert {event.maker for event in submission.events} <= makers
        assert all(event.after < submission.ago - 1 for event in submission.events)
        for maker in makers:
            hours = [event.after for event in submission.events if event.maker == maker]
            assert hours == sorted(hours)


def test_every_state_of_enquiries_and_quotes_is_shown():
    deeds = {event.do for submission in SUBMISSIONS for event in submission.events}
    quotes = {"quote", "accept", "reject", "change", "expire", "fulfil", "complete"}
    assert deeds == quotes | {"answer", "reply", "read", "decline", "cancel"}


@pytest.mark.django_db
def test_every_fact_is_one_that_its_group_asks_for():
    groups = dict(Category.objects.filter(parent__isnull=False).values_list("slug", "parent"))
    asked = {(each.group_id, each.slug): each for each in Attribute.objects.all()}
    facts = [(item, groups[item.category], slug, value) for item in ITEMS for slug, value in item.facts.items()]
    wrong = [
        (item.slug, slug) for item, group, slug, value in facts
        if (group, slug) not in asked or not asked[group, slug].accepts(value)
    ]  # fmt: skip
    assert wrong == []


def test_half_of_the_products_tell_facts_and_a_third_english_words():
    assert sum(bool(item.facts) for item in ITEMS) * 2 > len(ITEMS)
    assert sum(bool(item.name_en and item.text_en) for item in ITEMS) * 3.2 > len(ITEMS)
