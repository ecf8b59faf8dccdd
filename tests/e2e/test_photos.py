"""Photos and the quick screen on a phone whose line is slow, breaks and comes back."""

import io
import re
import time
from itertools import cycle

import pytest
from PIL import Image
from playwright.sync_api import expect

from catalog.models import Photo, Product, Upload
from tests.factories import image_bytes, make_draft, make_listing, make_user, make_verified_producer

from .people import enter
from .test_story import files, phone_photo

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
PIECE = 128 * 1024  # bytes, as in uploads.js
SLOW = {"latency": 150, "downloadThroughput": 60_000, "uploadThroughput": 40_000}  # milliseconds, bytes a second


@pytest.fixture
def maker():
    return make_verified_producer(make_user("Budi"), name="Emping Budi")


@pytest.fixture
def phone(person, maker):
    """Budi's phone, signed in."""
    page = person()
    enter(page, maker.owner)
    return page


def slow_line(page) -> None:
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", {"offline": False, **SLOW})


def names(*seeds: int):
    return files(*((f"{seed}.jpg", "image/jpeg", image_bytes((1600, 1200), seed=seed)) for seed in seeds))


def grainy_photo() -> bytes:
    """Half a megabyte, below the size that is made smaller on the phone."""
    buffer = io.BytesIO()
    Image.effect_noise((1000, 750), 60).convert("RGB").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def order(product) -> list[int]:
    return list(product.photos.shown().values_list("pk", flat=True))


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=["with-javascript"])
def test_a_product_is_sent_in_under_a_minute_with_four_inputs_on_a_slow_line(phone, maker):
    make_listing(maker, name="Emping Manis")
    phone.goto("/en/usaha/produk/")
    slow_line(phone)
    begun = time.monotonic()
    phone.get_by_role("button", name="Add a product").click()
    phone.get_by_label("Add photos").set_input_files(files(("IMG_1.jpg", "image/jpeg", phone_photo())))
    phone.get_by_label("Product name").fill("Emping Melinjo Pedas")
    phone.get_by_label("Price").fill("25.000")
    phone.get_by_role("button", name="Melinjo crackers").click()
    phone.get_by_role("button", name="Send for approval").click()
    expect(phone.get_by_text("Sent for approval under")).to_be_visible(timeout=45_000)
    assert time.monotonic() - begun < 60
    product = Product.objects.get(name="Emping Melinjo Pedas")
    assert (product.state, product.price, product.category.slug) == ("submitted", 25_000, "emping-ceplis")
    assert [(photo.width, photo.height) for photo in product.photos.shown()] == [(1536, 2048)]


def test_the_quick_screen_works_with_and_without_script(phone, maker, javascript):
    phone.goto("/en/usaha/produk/")
    phone.get_by_role("button", name="Add a product").click()
    phone.get_by_label("Add photos").set_input_files(names(1))
    phone.get_by_label("Product name").fill("Emping Melinjo")
    phone.get_by_label("Price").fill("25.000")
    phone.get_by_role("button", name="Send for approval").click()
    expect(phone.get_by_text("Sent for approval under “Melinjo crackers”")).to_be_visible()
    assert Product.objects.get().photos.shown().count() == 1


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=["with-javascript"])
def test_a_lost_line_and_a_reload_lose_no_photo_and_no_word(phone, maker):
    product = make_draft(maker, photos=0)
    phone.goto(f"/en/usaha/produk/{product.pk}/")
    later = phone.context.new_page()
    phone.context.set_offline(True)
    phone.get_by_label("Add photos").set_input_files(names(1, 2))
    expect(phone.locator(".upload").first).to_contain_text("Waiting for the connection")
    phone.locator("#id_name").fill("Emping Baru")
    phone.locator("#id_name").blur()
    expect(phone.locator("#saved")).to_contain_text("Waiting for the connection. What you typed is kept")
    phone.close()  # she puts the phone away before anything was sent
    later.context.set_offline(False)
    assert (Product.objects.get().name, product.photos.count()) == ("Emping Melinjo", 0)
    later.goto(f"/en/usaha/produk/{product.pk}/")
    expect(later.locator("#id_name")).to_have_value("Emping Baru")
    expect(later.locator(".photo-item")).to_have_count(2)
    expect(later.locator("#saved")).to_contain_text("Saved at")
    expect(later.locator(".upload")).to_have_count(0)
    assert (Product.objects.get().name, product.photos.shown().count()) == ("Emping Baru", 2)
    assert later.evaluate("() => localStorage.length") == 0


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=["with-javascript"])
def test_an_interrupted_photo_goes_on_where_it_stopped(phone, maker):
    product = make_draft(maker, photos=0)
    phone.goto(f"/en/usaha/produk/{product.pk}/")
    slow_line(phone)
    phone.get_by_label("Add photos").set_input_files(files(("IMG.jpg", "image/jpeg", grainy_photo())))
    while not Upload.objects.filter(received__gte=PIECE).exists():
        phone.wait_for_timeout(100)
    page = phone.context.new_page()
    phone.close()  # the phone is put away in the middle
    before = Upload.objects.get()
    assert PIECE <= before.received < before.size
    starts = []
    page.on("request", lambda request: starts.append(request.headers.get("upload-offset")))
    page.goto(f"/en/usaha/produk/{product.pk}/")
    expect(page.locator(".photo-item")).to_have_count(1, timeout=30_000)
    first = next(int(offset) for offset in starts if offset)
    assert (first >= before.received, Upload.objects.get().pk, product.photos.count()) == (True, before.pk, 1)


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=["with-javascript"])
def test_each_photo_says_itself_why_it_was_refused(phone, maker):
    product = make_draft(maker, photos=0)
    workflow_photo = image_bytes((1600, 1200), seed=5)
    phone.goto(f"/en/usaha/produk/{product.pk}/")
    same = ("lagi.jpg", "image/jpeg", workflow_photo)
    chosen = files(("a.jpg", "image/jpeg", workflow_photo), same, ("catatan.jpg", "image/jpeg", b"halo"))
    phone.get_by_label("Add photos").set_input_files(chosen)
    expect(phone.locator(".upload")).to_have_count(2)
    expect(phone.locator(".upload .invalid-feedback")).to_have_text(
        [
            "This photo is already here.",
            "This file is not a photo we can read. Send a JPEG, PNG, WebP or HEIC photo from your gallery.",
        ]
    )
    assert product.photos.count() == 1
    phone.locator(".upload").first.get_by_role("button", name="Remove").click()
    expect(phone.locator(".upload")).to_have_count(1)


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=["with-javascript"])
def test_more_photos_than_places_are_left_out_with_a_word(phone, maker):
    product = make_draft(maker, photos=7)
    phone.goto(f"/en/usaha/produk/{product.pk}/")
    phone.get_by_label("Add photos").set_input_files(names(51, 52, 53))
    expect(phone.locator(".too-many")).to_contain_text("this many were left out: 2")
    expect(phone.locator(".photo-item")).to_have_count(8)


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=["with-javascript"])
def test_photos_are_put_in_order_by_drag_and_by_keyboard(phone, maker):
    product = make_draft(maker, photos=3)
    first, second, third = order(product)
    phone.set_viewport_size({"width": 900, "height": 900})
    phone.goto(f"/en/usaha/produk/{product.pk}/")
    items = phone.locator(".photo-frame")
    is_first = phone.locator(f".photo-item:first-child[data-photo='{third}']")
    items.nth(2).hover()
    phone.mouse.down()
    for place in cycle([1, 0]):  # a slow machine misses a move
        phone.mouse.move(*middle(items.nth(place)), steps=8)
        if is_first.count():
            break
    with phone.expect_response("**/foto/"):
        phone.mouse.up()
    expect(is_first).to_be_attached()
    expect(phone.locator(".badge", has_text="Cover")).to_have_count(1)
    assert order(product) == [third, first, second]
    forward = phone.locator(f"#photo-{second}-earlier")
    forward.focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Moved. New place: 2")).to_be_attached()
    expect(forward).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Moved. New place: 1")).to_be_attached()
    assert order(product) == [second, third, first]
    expect(phone.locator(f"#photo-{second}-edit")).to_be_focused()


def middle(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_photo_is_turned_cut_and_described(phone, maker, javascript):
    product = make_draft(maker, photos=0)
    phone.goto(f"/en/usaha/produk/{product.pk}/")
    phone.get_by_label("Add photos").set_input_files(names(1))
    if not javascript:
        phone.get_by_role("button", name="Save", exact=True).click()
    phone.get_by_role("button", name="Edit: photo 1").click()
    phone.get_by_role("button", name="Turn").click()
    expect(phone.locator("#photo")).to_have_attribute("width", "1200")
    if javascript:
        frame = phone.get_by_role("button", name=re.compile("Frame: move it"))
        frame.focus()
        phone.keyboard.press("ArrowUp")
        phone.get_by_label("Size of the frame").fill("600")
    else:
        phone.get_by_label("top").check()
    phone.get_by_role("button", name="Cut").click()
    side = "600" if javascript else "1200"
    expect(phone.locator("#photo")).to_have_attribute("width", side)
    expect(phone.locator("#photo")).to_have_attribute("height", side)
    phone.get_by_label("What the photo shows").fill("Emping di tampah")
    phone.get_by_role("button", name="Done").click()
    expect(phone.get_by_role("img", name="Emping di tampah")).to_be_visible()
    assert Photo.objects.get().width == int(side)
