"""Logo and workshop photos from a phone: made smaller before they travel where there is JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.factories import image_bytes, make_user, make_verified_producer

from .people import enter
from .test_story import files

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
LARGE = ("IMG_1.png", "image/png", image_bytes((3000, 1500), "PNG"))
CHOSEN = """async (field) => {
    const sizes = await Promise.all([...field.files].map((file) => createImageBitmap(file)));
    return sizes.map((photo, place) => [field.files[place].type, photo.width, photo.height]);
}"""


def test_photos_are_made_smaller_on_the_phone(person, javascript):
    producer = make_verified_producer(make_user("Budi"), name="Emping Budi")
    page = person()
    enter(page, producer.owner)
    page.goto("/en/usaha/profil/foto/")
    workshop = page.get_by_label("Add photos")
    workshop.set_input_files([*files(LARGE), *files(("IMG_2.jpg", "image/jpeg", image_bytes()))])
    save = page.get_by_role("button", name="Save")
    expect(save).to_be_enabled()
    if javascript:
        assert workshop.evaluate(CHOSEN) == [["image/jpeg", 2048, 1024], ["image/jpeg", 640, 480]]
    save.click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert [(photo.width, photo.height) for photo in producer.photos.workshop()] == [(2048, 1024), (640, 480)]
