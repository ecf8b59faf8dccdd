"""Photos in the editor, with the script (one by one) and without it (with the whole form)."""

import pytest
from django.core.files.storage import default_storage

from catalog import workflow
from catalog.models import Photo
from producers import workflow as producers
from tests.catalog.pictures import encoded, quarters
from tests.factories import image_bytes, make_draft, make_listing, make_submitted, upload
from tests.pages import field_errors, page, texts, value_of

from .editor import address, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def product(emping):
    """A draft with the photos a, b and c."""
    return make_draft(emping, photos=3)


def form(product, **fields):
    """The editor's form as the page shows it."""
    return {
        "name": product.name, "category": product.category_id, "price": product.price, "unit": product.unit,
        "minimum_order": product.minimum_order, "lead_time_days": product.lead_time_days,
        "description": product.description, **fields,
    }  # fmt: skip


def order(product, before):
    """The photos as letters of where they stood before."""
    letters = {photo.pk: letter for letter, photo in zip("abcdefgh", before, strict=False)}
    return "".join(letters[photo.pk] for photo in product.photos.shown())


@pytest.mark.parametrize(
    ("action", "photo", "expected"),
    [
        ("cover", "c", "cab"),
        ("cover", "a", "abc"),
        ("earlier", "c", "acb"),
        ("earlier", "a", "abc"),
        ("later", "a", "bac"),
        ("later", "c", "abc"),
        ("remove", "b", "ac"),
        ("remove", "a", "bc"),
    ],
)
def test_each_button_does_what_it_says_and_keeps_what_was_typed(maker, product, action, photo, expected):
    before = list(product.photos.shown())
    button = f"{action}:{before['abc'.index(photo)].pk}"
    maker.post(address(product), form(product, name="Nama baru", photo=button))
    product.refresh_from_db()
    assert (order(product, before), product.name) == (expected, "Nama baru")
    assert [photo.position for photo in product.photos.shown()] == [*range(1, len(expected) + 1)]


def test_buttons_that_would_do_nothing_cannot_be_pressed(maker, product):
    items = page(maker.get(address(product))).select(".photo-item")
    disabled = [[button["value"].split(":")[0] for button in item.select("button[disabled]")] for item in items]
    assert disabled == [["cover", "earlier"], [], ["later"]]


@pytest.mark.parametrize(
    "button", ["", "cover", "cover:", "cover:abc", "cover:1.5", "cover:-1", "fly:1", "😀", "remove:²", ":1", "a:b:c"]
)
def test_a_button_nobody_has_changes_no_photo(maker, product, button):
    before = list(product.photos.shown())
    assert maker.post(address(product), form(product, photo=button)).status_code == 302
    assert order(product, before) == "abc"


@pytest.mark.parametrize("number", ["0", "9" * 18, "9" * 5000])
def test_a_photo_that_is_not_there_is_not_found(maker, product, number):
    before = list(product.photos.shown())
    assert maker.post(address(product), form(product, photo=f"remove:{number}")).status_code == 404
    assert order(product, before) == "abc"


def test_another_makers_photo_is_out_of_reach(maker, product, las):
    photo = make_draft(las).photos.get()
    assert maker.post(address(product), form(product, photo=f"remove:{photo.pk}")).status_code == 404
    assert Photo.objects.get(pk=photo.pk).position == 1


def test_a_removed_photo_cannot_be_pressed_again(maker, emping, dewi):
    product = make_listing(emping, officer=dewi, photos=2).product
    photo = product.photos.shown()[0]
    workflow.remove_photo(photo=photo)
    assert maker.post(address(product), form(product, photo=f"cover:{photo.pk}")).status_code == 404
    assert product.photos.shown().count() == 1


def test_a_photo_button_works_beside_a_wrong_field(maker, product):
    before = list(product.photos.shown())
    answer = maker.post(address(product), form(product, price="mahal", photo=f"cover:{before[2].pk}"))
    assert (answer.status_code, order(product, before)) == (422, "cab")
    assert (list(field_errors(answer)), value_of(answer, "id_price")) == (["price"], "mahal")
    assert page(answer).select_one(".photo-item img")["src"] == default_storage.url(before[2].name)


def test_photos_come_with_the_form_where_there_is_no_script(maker, emping):
    product = make_draft(emping, photos=0)
    photos = [
        upload("satu.jpg"),
        upload("dua.png", fmt="PNG"),
        upload("tiga.webp", fmt="WEBP"),
        upload("empat.heic", encoded(quarters(), "HEIF")),
    ]
    answer = maker.post(address(product), form(product, photos=photos), follow=True)
    assert texts(answer, ".notices .notice") == ["Saved."]
    sizes = [(photo.position, photo.width, photo.height) for photo in product.photos.shown()]
    assert sizes == [(1, 640, 480), (2, 640, 480), (3, 640, 480), (4, 64, 48)]
    assert len(page(answer).select(".photo-item")) == 4
    assert all(default_storage.exists(photo.name) for photo in product.photos.all())


def test_good_photos_are_kept_beside_bad_ones_and_each_bad_one_is_named(maker, emping):
    product = make_draft(emping, photos=0)
    photos = [upload("bagus.jpg"), upload("catatan.txt", b"halo"), upload("palsu.png", image_bytes())]
    answer = maker.post(address(product), form(product, name="Nama baru", photos=photos))
    assert answer.status_code == 422
    assert texts(answer, "#photos [role=alert]") == [
        "catatan.txt: This file is not a photo we can read. Send a JPEG, PNG, WebP or HEIC photo from your gallery.",
        "palsu.png: The name ends in .png but the content is JPEG. Choose the photo itself from your gallery.",
    ]
    assert (product.photos.count(), value_of(answer, "id_name")) == (1, "Nama baru")


def test_the_script_sends_one_photo_and_gets_the_list_back(maker, product):
    answer = maker.post(address(product, "foto/"), {"photos": upload()})
    assert (answer.status_code, product.photos.count()) == (200, 4)
    items = page(answer).select(".photo-item")
    assert [item.img["src"] for item in items] == [default_storage.url(p.name) for p in product.photos.shown()]
    assert (texts(answer, ".badge"), page(answer).html) == (["Cover"], None)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jpg", b"", "a.jpg: This file is not a photo we can read."),
        ("<b>.svg", b"<svg/>", "<b>.svg: This file is not a photo we can read."),
        ("a.jpg", image_bytes()[:2000], "a.jpg: The photo is damaged, perhaps the upload was cut off."),
    ],
)
def test_the_script_learns_why_a_photo_was_refused(maker, product, name, content, message):
    answer = maker.post(address(product, "foto/"), {"photos": upload(name, content)})
    assert (answer.status_code, product.photos.count()) == (422, 3)
    [shown] = texts(answer, "[role=alert]")
    assert shown.startswith(message)
    assert len(page(answer).select(".photo-item")) == 3


@pytest.mark.parametrize("fields", [{}, {"photos": "only words"}])
def test_an_upload_without_a_photo_says_so(maker, product, fields):
    answer = maker.post(address(product, "foto/"), fields)
    assert (answer.status_code, texts(answer, "[role=alert]")) == (422, ["No photo arrived. Choose it again."])


@pytest.mark.parametrize("verb", ["", "foto/"])
def test_a_product_has_at_most_eight_photos(maker, product, verb):
    for _number in range(4):
        workflow.add_photo(product=product, upload=upload())
    photos = [upload("delapan.jpg"), upload("sembilan.jpg"), upload("sepuluh.jpg")]
    answer = maker.post(address(product, verb), form(product, photos=photos))
    assert (answer.status_code, product.photos.count()) == (422, 8)
    assert texts(answer, "[role=alert]") == ["2 photos were left out: a product has at most 8."]


def test_no_photo_comes_to_a_product_that_cannot_change(maker, product, emping, dewi, media_root):
    producers.suspend_producer(producer=emping, by=dewi, note="Diperiksa")
    files = set(media_root.rglob("*.jpg"))
    answer = maker.post(address(product, "foto/"), {"photos": upload()})
    assert (answer.status_code, texts(answer, "[role=alert]")) == (422, ["This product cannot be changed now."])
    assert (product.photos.count(), set(media_root.rglob("*.jpg")), page(answer).select("button")) == (3, files, [])


def test_a_public_product_gets_its_new_photos_only_by_approval(maker, emping, budi, dewi):
    listing = make_listing(emping, officer=dewi)
    product = listing.product
    maker.post(address(product, "foto/"), {"photos": upload(seed=9)})
    public = f"/en/produk/{listing.slug}-{listing.pk}/"
    assert len(page(maker.get(public)).select(".gallery-strip img")) == 1
    product.refresh_from_db()
    workflow.submit_product(product=product, by=budi)
    workflow.approve_product(product=product, version=product.version, by=dewi)
    assert len(page(maker.get(public)).select(".gallery-strip img")) == 2


def test_a_photo_that_arrives_while_it_waits_must_be_looked_at(maker, emping, dewi):
    product = make_submitted(emping)
    seen = product.version
    maker.post(address(product, "foto/"), {"photos": upload()})
    product.refresh_from_db()
    assert (product.version, product.state) == (seen + 1, "submitted")


def test_five_hundred_photos_at_once_lose_nothing_that_was_typed(maker, emping):
    product = make_draft(emping, photos=0)
    photos = [upload(seed=number, size=(64, 48)) for number in range(500)]
    answer = maker.post(address(product), form(product, name="Nama baru", photos=photos))
    assert (answer.status_code, product.photos.count(), value_of(answer, "id_name")) == (422, 8, "Nama baru")
    assert texts(answer, "#photos [role=alert]") == ["492 photos were left out: a product has at most 8."]
    assert saved(product)["name"] == "Nama baru"
    assert all(default_storage.exists(photo.name) for photo in product.photos.all())
