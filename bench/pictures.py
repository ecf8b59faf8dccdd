"""The three pictures of the README."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from .browsing import first_link, show_images, sign_in, window
from .logins import Login
from .processes import Failed
from .tour import PRODUCT_LINK

MOST_BYTES = 250_000
COLOURS = (256, 128, 64, 32)
# pixels: width and height, which ends where the page has something whole
CATALOGUE, PRODUCT, QUEUE = (1280, 1140), (390, 1300), (1440, 900)
SIGNATURE = "/cari/?q=emping+melinjo"  # the product page shown is the first found for what Cilegon is known for


def take(browser: Browser, url: str, moderator: Login, folder: Path, *, dark: bool) -> list[Path]:
    """Catalogue, product page and moderation queue as small PNG files in the folder."""
    with window(browser, url, CATALOGUE, dark=dark) as page:
        catalogue = _shoot(page, "/produk/", folder / "catalogue.png")
        product_path = first_link(page, SIGNATURE, PRODUCT_LINK)
    if not product_path:
        raise Failed("The demo has no emping to take a picture of.")
    with window(browser, url, PRODUCT, scale=1.5, dark=dark) as page:
        product = _shoot(page, product_path, folder / "product.png")
    with window(browser, url, QUEUE, dark=dark) as page:
        sign_in(page, moderator)
        queue = _shoot(page, "/admin/", folder / "queue.png")
    return [catalogue, product, queue]


def _shoot(page: Page, path: str, target: Path) -> Path:
    """One picture of what the window shows. Raises Failed when the page is not as it should be."""
    answer = page.goto(path)
    if answer is None or answer.status != 200:
        raise Failed(f"{path} did not answer 200.")
    if broken := show_images(page):
        raise Failed(f"{path} has a broken image: {broken[0]}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(small_png(page.screenshot()))
    return target


def small_png(picture: bytes, most: int = MOST_BYTES) -> bytes:
    """The picture with as many colours as fit into so many bytes. Raises Failed when even the fewest do not."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        buffer = io.BytesIO()
        image.quantize(colours).save(buffer, "PNG", optimize=True)
        if buffer.tell() <= most:
            return buffer.getvalue()
    raise Failed(f"A picture of {image.width} × {image.height} pixels does not fit into {most} bytes.")
