"""How staff define what makers are asked."""

import pytest

from catalog.models import Attribute, Category
from tests.factories import make_draft, make_listings
from tests.pages import page, texts, value_of

pytestmark = pytest.mark.django_db
LIST = "/en/admin/catalog/attribute/"


@pytest.fixture
def taste():
    return Attribute.objects.get(group__slug="makanan-kering", slug="rasa")


def test_a_moderator_adds_one_with_a_list(client, dewi):
    client.force_login(dewi)
    group = Category.objects.get(slug="logam")
    offered = texts(client.get(f"{LIST}add/"), "#id_group option")
    assert [name for name in offered if name not in {"---------", "Select value"}] == [
        str(each.name_en) for each in Category.objects.top()
    ]
    fields = {"group": group.pk, "slug": "proses", "name": "Proses", "name_en": "Process", "kind": "choice"}
    answer = client.post(f"{LIST}add/", {**fields, "choices": "Las | Welded", "position": 9, "is_active": "on"})
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    assert Attribute.objects.get(slug="proses").choices == [["Las", "Welded"]]


def test_the_list_is_offered_as_lines_and_address_and_kind_stay(client, dewi, taste):
    client.force_login(dewi)
    answer = client.get(f"{LIST}{taste.pk}/change/")
    assert value_of(answer, "id_choices").splitlines()[:2] == ["Asin | Salty", "Manis | Sweet"]
    assert page(answer).select("#id_slug, #id_kind, #id_group") == []


def test_what_buyers_can_choose_by_follows_each_change(client, dewi, emping):
    group = Category.objects.get(slug="logam")
    names = {"name": "Proses", "name_en": "Process", "kind": "choice"}
    process = Attribute.objects.create(group=group, slug="proses", choices=[["Las", "Welded"]], **names)
    steel = {"category": Category.objects.get(slug="fabrikasi")}
    make_listings(emping, {**steel, "name": "Pelat", "attributes": {"proses": "Las"}}, {**steel, "name": "Baut"})
    client.force_login(dewi)
    fields = {**names, "choices": "Las | Welded", "position": 9, "is_active": "on"}
    for changed, offered in (({"is_facet": "on"}, True), ({}, False)):
        client.post(f"{LIST}{process.pk}/change/", {**fields, **changed})
        for category in ("logam", "fabrikasi"):
            assert ("Process" in texts(client.get(f"/en/kategori/{category}/"), ".facet legend")) == offered


def test_one_in_use_cannot_be_deleted_only_taken_out_of_use(client, admin_user, taste, emping):
    client.force_login(admin_user)
    make_draft(emping, attributes={"rasa": "Pedas"}, photos=0)
    assert client.post(f"{LIST}{taste.pk}/delete/", {"post": "yes"}).status_code == 403
    unused = Attribute.objects.get(slug="toleransi")
    client.post(f"{LIST}{unused.pk}/delete/", {"post": "yes"})
    assert [each.slug for each in Attribute.objects.filter(slug__in=["rasa", "toleransi"])] == ["rasa"]
