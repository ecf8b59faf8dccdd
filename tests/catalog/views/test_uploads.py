"""The tus protocol as tus-js-client speaks it."""

import base64

import pytest

from catalog.models import Upload
from tests.factories import image_bytes, make_draft

pytestmark = pytest.mark.django_db

PHOTO = image_bytes(seed=78)
WHOLE = len(PHOTO)
TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture
def product(emping):
    return make_draft(emping, photos=0)


def begin(maker, product, length=WHOLE, **headers):
    name = base64.b64encode("emping ñ.jpg".encode()).decode()
    given = {**TUS, "Upload-Length": str(length), "Upload-Metadata": f"filename {name}", **headers}
    given = {key: value for key, value in given.items() if value is not None}
    return maker.post(f"/en/usaha/produk/{product.pk}/unggah/", headers=given)


def patch(maker, url, offset, content, **headers):
    kind = headers.pop("kind", "application/offset+octet-stream")
    return maker.patch(url, content, content_type=kind, headers={**TUS, "Upload-Offset": str(offset), **headers})


def test_a_photo_arrives_in_pieces(maker, product):
    answer = begin(maker, product)
    url = answer["Location"]
    assert (answer.status_code, answer["Upload-Offset"], Upload.objects.get().name) == (201, "0", "emping ñ.jpg")
    answer = patch(maker, url, 0, PHOTO[:1000])
    assert (answer.status_code, answer["Upload-Offset"], answer["Tus-Resumable"]) == (204, "1000", "1.0.0")
    assert answer["Upload-Expires"].endswith(" GMT")
    answer = maker.head(url, headers=TUS)
    assert (answer["Upload-Offset"], answer["Upload-Length"]) == ("1000", str(len(PHOTO)))
    assert "no-store" in answer["Cache-Control"]
    answer = patch(maker, url, 1000, PHOTO[1000:])
    assert (answer.status_code, answer["Upload-Offset"]) == (204, str(len(PHOTO)))
    assert maker.head(url, headers=TUS)["Upload-Offset"] == str(len(PHOTO))
    assert product.photos.get().width == 640


def test_the_server_says_what_it_understands(maker, product):
    answer = maker.options(f"/en/usaha/produk/{product.pk}/unggah/")
    told = {name: answer[name] for name in ("Tus-Version", "Tus-Extension", "Tus-Max-Size")}
    assert told == {
        "Tus-Version": "1.0.0", "Tus-Extension": "creation,expiration,termination", "Tus-Max-Size": "15728640",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Tus-Resumable": None}, 412),
        ({"Tus-Resumable": "0.2.2"}, 412),
        ({"Upload-Length": None}, 400),
        ({"Upload-Length": "-5"}, 400),
        ({"Upload-Length": "9" * 30}, 400),
        ({"Upload-Length": "15728641"}, 413),
        ({"Upload-Length": "0"}, 413),
        ({"Upload-Metadata": "filename %%%"}, 400),
    ],
)
def test_what_is_begun_wrongly_makes_no_upload(maker, product, headers, status):
    assert (begin(maker, product, **headers).status_code, Upload.objects.count()) == (status, 0)


def test_a_name_is_not_needed(maker, product):
    begin(maker, product, **{"Upload-Metadata": None})
    assert Upload.objects.get().name == ""


@pytest.mark.parametrize(
    ("offset", "content", "headers", "status"),
    [
        (5, b"x", {}, 409),
        (0, PHOTO + b"x", {}, 409),
        ("", b"x", {}, 400),
        (0, b"x", {"kind": "image/jpeg"}, 415),
        (0, b"x", {"Tus-Resumable": "2.0"}, 412),
        (0, b"x" * 2_200_000, {}, 413),
    ],
)
def test_a_wrong_piece_is_not_kept(maker, product, offset, content, headers, status):
    url = begin(maker, product)["Location"]
    assert patch(maker, url, offset, content, **headers).status_code == status
    assert Upload.objects.get().received == 0


def test_a_refused_photo_is_told_why_and_gone(maker, product):
    url = begin(maker, product, 4)["Location"]
    answer = patch(maker, url, 0, b"halo")
    assert (answer.status_code, answer["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert answer.content.decode().startswith("This file is not a photo we can read.")
    assert maker.head(url, headers=TUS).status_code == 404


def test_the_same_photo_again_is_refused(maker, product):
    for status in (204, 422):
        answer = patch(maker, begin(maker, product)["Location"], 0, PHOTO)
        assert answer.status_code == status
    assert (answer.content.decode(), product.photos.count()) == ("This photo is already here.", 1)


def test_an_upload_is_given_up(maker, product):
    url = begin(maker, product)["Location"]
    assert (maker.delete(url, headers=TUS).status_code, Upload.objects.count()) == (204, 0)
    assert maker.delete(url, headers=TUS).status_code == 404


@pytest.mark.parametrize("method", ["head", "patch", "delete"])
def test_another_makers_upload_does_not_exist(maker, product, client, las, method):
    url = begin(maker, product)["Location"]
    client.force_login(las.owner)
    assert getattr(client, method)(url, headers=TUS).status_code == 404
    assert Upload.objects.count() == 1
