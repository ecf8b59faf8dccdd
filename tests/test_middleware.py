import pytest

from tests.pages import page


@pytest.mark.parametrize(
    "address",
    [
        "/%00",
        "/produk/a%00b-1/",
        "/en/produsen/%00/",
        "/cari/?q=%00",
        "/cari/?q=a%00b",
        "/masuk/?next=%00",
        "/static/%00",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_nul_in_an_address_is_refused_before_anything_reads_it(client, address, method):
    answer = getattr(client, method)(address)
    assert answer.status_code == 400
    assert page(answer).select_one("main a.btn")["href"] == "/"


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages", "other"])
def test_a_nul_in_a_cookie_is_refused_too(client, name):
    assert client.get("/masuk/", headers={"cookie": f'{name}="abcdefgh\\000abcdefgh"'}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/en/cari/?q=100%25", "/en/cari/?q=%2500", "/en/cari/?q=0%200"])
def test_what_only_looks_like_one_is_searched_for(client, address):
    assert client.get(address).status_code == 200
