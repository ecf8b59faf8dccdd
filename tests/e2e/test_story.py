"""The main job from end to end, on a phone, with JavaScript and again without."""

import io
import re

import pillow_heif
import pytest
from PIL import Image
from playwright.sync_api import expect

from catalog.models import Listing, Photo, Product
from cilegon_ikm.notifications.models import Delivery, Notification
from orders.models import Enquiry
from tests.e2e.conftest import WITH_AND_WITHOUT
from tests.e2e.people import enter, sign_in
from tests.factories import PASSWORD, image_bytes, make_listing, make_moderator, make_user, make_verified_producer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def phone_photo() -> bytes:
    """12 megapixels as a phone held upright writes them: lying on their side, with orientation and position."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees to see it upright
    exif.get_ifd(0x8825)[2] = (6.0, 1.0, 2.0)  # latitude: must not get out
    return image_bytes((4000, 3000), exif=exif)


def heic_photo() -> bytes:
    buffer = io.BytesIO()
    image = Image.open(io.BytesIO(image_bytes((1200, 900), seed=4)))
    pillow_heif.from_pillow(image).save(buffer)
    return buffer.getvalue()


def files(*named: tuple[str, str, bytes]) -> list[dict]:
    return [{"name": name, "mimeType": mime, "buffer": content} for name, mime, content in named]


def register_and_begin(page) -> None:
    page.goto("/en/")
    page.get_by_role("link", name="Register my business").click()
    page.get_by_label("Your name").fill("Sri Contoh")
    page.get_by_label("Phone number").fill("0812-0000-7001")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label(re.compile("I have read")).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Business name").fill("Gipang Sri Contoh")
    page.get_by_label("What you make").select_option("food")
    page.get_by_label("Kelurahan").select_option(label="Masigit")
    assert page.get_by_label("WhatsApp number").input_value() == "0812-0000-7001"
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label(re.compile("street and number", re.I)).fill("Jl. Contoh No. 3, RT 02/RW 01")
    page.get_by_role("button", name="Save, go on later").click()
    expect(page.get_by_text("Saved. You can go on whenever you like.")).to_be_visible()


def come_back_and_send(page) -> None:
    """Signing in again leads to the step that is missing, with what she typed."""
    sign_in(page, "0812 0000 7001")
    expect(page.get_by_text("Step 3 of 3")).to_be_visible()
    assert page.get_by_label(re.compile("street and number", re.I)).input_value() == "Jl. Contoh No. 3, RT 02/RW 01"
    page.get_by_role("button", name="Send for verification").click()
    expect(page.locator("#error_1_id_story")).to_be_visible()
    page.get_by_label("Short story").fill("Gipang buatan sendiri sejak 2004.")
    page.get_by_role("button", name="Send for verification").click()
    expect(page.get_by_text("An officer will look at it")).to_be_visible()


def write_product(page, javascript: bool) -> None:
    page.get_by_role("link", name="Products").last.click()
    page.get_by_role("button", name="Add a product").click()
    page.get_by_label("Product name").fill("Gipang Kacang Renyah")
    page.get_by_label("Price", exact=True).fill("Rp 18.000")
    if javascript:
        with page.expect_response(lambda answer: "18.000" in (answer.request.post_data or "")):
            page.get_by_label("Price", exact=True).blur()
        expect(page.locator("#saved")).to_contain_text("Saved at")
    else:
        page.get_by_role("button", name="Save", exact=True).click()


def finish_product(page, javascript: bool) -> None:
    """She closed the browser; everything typed is still there."""
    page.goto("/en/usaha/produk/")
    page.get_by_role("link", name="Gipang Kacang Renyah").click()
    assert page.get_by_label("Price", exact=True).input_value() == "18.000"
    page.get_by_label("Unit").select_option(label="pack")
    page.get_by_label("Minimum order").fill("5")
    page.get_by_label("Ready in").fill("2")
    page.locator("#id_category").select_option(label="Cookies & gipang")
    page.locator("#id_description").fill("Beras ketan, gula aren dan kacang. Tahan dua bulan.")
    page.get_by_label("Add photos").set_input_files(
        files(
            ("IMG_1.jpg", "image/jpeg", phone_photo()),
            ("layar.png", "image/png", image_bytes(fmt="PNG", seed=2)),
            ("IMG_3.heic", "image/heic", heic_photo()),
        )
    )
    if not javascript:
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".photo-item")).to_have_count(3, timeout=30000)
    page.get_by_role("button", name="Send for approval").click()
    expect(page.get_by_text("Sent for approval")).to_be_visible()


def ask_for_changes_then_approve(officer, maker) -> None:
    officer.goto("/en/admin/")
    officer.get_by_role("link", name=re.compile("Gipang Sri Contoh.*Food")).click()
    officer.get_by_role("button", name="Verify", exact=True).click()
    officer.goto("/en/admin/")
    officer.get_by_role("link", name=re.compile("Gipang Kacang Renyah")).click()
    officer.get_by_label(re.compile("Reason")).fill("Tulis berat bersihnya.")
    officer.get_by_role("button", name="Ask for changes").click()
    correct(maker)
    officer.goto("/en/admin/")
    officer.get_by_role("link", name=re.compile("Gipang Kacang Renyah")).click()
    preview = officer.get_by_role("link", name="See it as buyers will").get_attribute("href")
    look = officer.context.new_page()
    look.goto(preview)
    expect(look.get_by_role("heading", name="Gipang Kacang Renyah")).to_be_visible()
    expect(look.get_by_text("Berat bersih 200 g.")).to_be_visible()
    look.close()
    officer.get_by_role("button", name="Approve").click()
    expect(officer.get_by_text("“Gipang Kacang Renyah” is public now.")).to_be_visible()


def correct(maker) -> None:
    """She reads the reason in her workspace and answers it."""
    maker.goto("/en/usaha/")
    maker.get_by_role("link", name="Gipang Kacang Renyah").click()
    expect(maker.get_by_text("Tulis berat bersihnya.")).to_be_visible()
    maker.locator("#id_description").fill("Beras ketan, gula aren dan kacang. Berat bersih 200 g.")
    maker.get_by_role("button", name="Send for approval").click()
    expect(maker.get_by_text("Sent for approval")).to_be_visible()


def put_into_basket(page, title: str, quantity: str, note: str) -> None:
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    page.get_by_label(re.compile("^Quantity")).fill(quantity)
    page.get_by_label("Note (optional)").fill(note)
    page.get_by_role("button", name="Put into the enquiry basket").click()
    expect(page.get_by_role("heading", name="Enquiry basket")).to_be_visible()


def browse_and_ask(page) -> str:
    """By category to the first product, by search to the second; the address under which answers are read."""
    page.goto("/en/kategori/")
    page.get_by_role("link", name=re.compile("Cookies & gipang")).click()
    page.get_by_role("link", name="Gipang Kacang Renyah").click()
    page.get_by_role("link", name="Gipang Sri Contoh").click()
    expect(page.get_by_text("Gipang buatan sendiri sejak 2004.")).to_be_visible()
    page.get_by_role("link", name="Gipang Kacang Renyah").click()
    put_into_basket(page, "Gipang Kacang Renyah", "10", "tanpa wijen")
    page.get_by_label("Search products and makers").first.fill("pagar")
    page.get_by_label("Search products and makers").first.press("Enter")
    page.get_by_role("link", name="Pagar Besi Minimalis").click()
    put_into_basket(page, "Pagar Besi Minimalis", "2", "warna hitam")
    page.get_by_label("Your name").fill("Ani Contoh")
    page.get_by_label("Phone number (WhatsApp)").fill("+62 812 0000 7002")
    page.get_by_role("button", name="Send to 2 makers").click()
    expect(page.get_by_role("heading", name="Your enquiries")).to_be_visible()
    return page.url


def answer(page) -> None:
    page.goto("/en/usaha/")
    page.get_by_role("link", name=re.compile("Ani Contoh")).click()
    expect(page.get_by_text("tanpa wijen")).to_be_visible()
    chat = page.get_by_role("link", name="Continue on WhatsApp").get_attribute("href")
    assert chat.startswith("https://wa.me/6281200007002?text=Hello%20Ani%20Contoh")
    page.get_by_label("Your message").fill("Siap, lusa selesai.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".bubble.is-mine")).to_contain_text("Siap, lusa selesai.")


def read_and_answer_back(page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=re.compile("Gipang Sri Contoh.*new answer", re.S)).click()
    expect(page.get_by_text("Siap, lusa selesai.")).to_be_visible()
    chat = page.get_by_role("link", name="Continue on WhatsApp").get_attribute("href")
    assert chat.startswith("https://wa.me/6281200007001?text=Hello%20Gipang%20Sri%20Contoh")
    page.get_by_label("Your message").fill("Baik, saya ambil 10.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".bubble.is-mine")).to_contain_text("Baik, saya ambil 10.")


@pytest.mark.parametrize("javascript", [True, False], indirect=True, ids=WITH_AND_WITHOUT)
def test_from_registration_to_an_answered_enquiry(person, javascript, run_jobs):
    officer_user, citra = make_moderator("Dewi"), make_user("Citra")
    las = make_verified_producer(citra, officer=officer_user, name="Las Citra", branch="metal")
    make_listing(las, officer=officer_user, name="Pagar Besi Minimalis", description="Pagar besi tempa.")

    maker = person()
    register_and_begin(maker)
    maker.context.close()
    maker = person()
    come_back_and_send(maker)
    write_product(maker, javascript)
    state = maker.context.storage_state()
    maker.context.close()
    maker = person(storage_state=state)
    finish_product(maker, javascript)
    product = Product.objects.get(name="Gipang Kacang Renyah")
    assert {(photo.width, photo.height) for photo in product.photos.shown()} == {(1536, 2048), (640, 480), (1200, 900)}

    officer = person(java_script_enabled=True, viewport={"width": 1440, "height": 900}, is_mobile=False)
    enter(officer, officer_user)
    ask_for_changes_then_approve(officer, maker)
    run_jobs()
    assert Photo.objects.without_variants().count() == 0
    assert all(shot["variants"] for shot in Listing.objects.get(pk=product.pk).photos)

    buyer = person()
    address = browse_and_ask(buyer)
    assert sorted(Enquiry.objects.values_list("producer__name", flat=True)) == ["Gipang Sri Contoh", "Las Citra"]
    for owner in (product.producer.owner, citra):
        assert Delivery.objects.filter(notification__user=owner, notification__kind="enquiry_new").count() == 1

    answer(maker)
    read_and_answer_back(buyer, address)
    maker.goto("/en/usaha/pesan/")
    expect(maker.locator(".row-link.is-unread")).to_have_count(1)
    expect(maker.get_by_text("Las Citra")).to_have_count(0)
    assert Notification.objects.filter(user=product.producer.owner, kind="enquiry_message").count() == 1
