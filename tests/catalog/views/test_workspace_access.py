"""Who may reach a product in the workspace, and what no input may do to it."""

import pytest

from catalog.models import Product
from tests.factories import make_draft, make_listing, make_user
from tests.pages import field_errors
from tests.sizes import Shares

from .editor import OPAK, address, saved, typed

pytestmark = pytest.mark.django_db

GET, POST = ["", "pratinjau/", "foto/", "cepat/"], ["", "cepat/", "simpan/", "foto/", "tarik/", "tampilkan/", "buang/"]


@pytest.mark.parametrize(("method", "verb"), [("get", verb) for verb in GET] + [("post", verb) for verb in POST])
def test_another_makers_product_does_not_exist(maker, las, dewi, method, verb):
    for product in (make_draft(las), make_listing(las, officer=dewi).product):
        before = Product.objects.filter(pk=product.pk).values().get()
        assert getattr(maker, method)(address(product, verb), typed()).status_code == 404
        assert Product.objects.filter(pk=product.pk).values().get() == before
    assert maker.get(f"/en/usaha/produk/{'9' * 30}/").status_code == 404


@pytest.mark.parametrize("address", ["", "baru/", "1/", "1/simpan/", "1/foto/", "1/tarik/", "1/pratinjau/"])
def test_a_visitor_is_asked_to_sign_in(client, address):
    answer = client.get(f"/en/usaha/produk/{address}")
    assert (answer.status_code, answer["Location"]) == (302, f"/en/masuk/?next=/en/usaha/produk/{address}")


def test_who_has_no_business_yet_is_led_to_describe_one(client, db):
    client.force_login(make_user("Ani"))
    assert client.get("/en/usaha/produk/")["Location"] == "/en/daftar/usaha/"


@pytest.mark.parametrize("verb", [verb for verb in POST[1:] if verb not in GET])
def test_a_change_is_never_made_by_following_a_link(maker, emping, verb):
    assert maker.get(address(make_draft(emping), verb)).status_code == 405


HOSTILE = ["a\0b", "x" * 200_000, "<script>alert(1)</script>", "😀مرحبا", "'; DROP TABLE x; --"]


@pytest.mark.parametrize(
    "name", ["name", "price", "category", "minimum_order", "lead_time_days", "unit", "description"]
)
def test_no_input_breaks_the_editor(maker, emping, name):
    product = make_draft(emping, photos=0)
    others = {key: value for key, value in OPAK.items() if key.removesuffix("__slug") != name}
    for text in Shares(2, start=len(name)).of(HOSTILE):
        answer = maker.post(address(product), typed(**{name: text}))
        assert answer.status_code == (422 if field_errors(answer) else 302)
        assert set(field_errors(answer)) <= {name}
        kept = saved(product)
        assert {key: kept[key] for key in others} == others
