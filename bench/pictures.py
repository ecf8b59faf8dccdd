"""The pictures of the README and of the documents."""

import io
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PIL import Image
from playwright.sync_api import Browser, Page

from cilegon_ikm.operations.demo.content import DEMO_MAKER

from .browsing import first_link, show_images, sign_in, window
from .logins import Login
from .pdf_pages import first_page
from .processes import Failed
from .tour import IMPORT_LINK, IMPORTS, PRODUCT_LINK, PROGRAMME_LINK, SITES

MOST_BYTES = 200_000
COLOURS = (256, 128, 64, 32)
# pixels: width and height, which ends where the page has something whole
CATALOGUE, PRODUCT, QUEUE = (1280, 1140), (390, 1300), (1440, 900)
PHONE, REGISTRATION, IMPORT = (390, 1400), (390, 1010), (1440, 1100)
SITE_TABLE = (1440, 1000)
SENTRA = "/sentra/sentra-emping-gedong-dalem/"
REQUEST, OFFERS = (390, 1150), (1280, 1000)
REQUEST_LINK = r"/permintaan/[\w-]+-\d+/"
STOREFRONT = f"/produsen/{DEMO_MAKER}/"
INBOX = "/usaha/pesan/"
TYPED = {"name": "Sri Contoh", "phone": "0812 0000 7001", "password": "contoh saja 123"}  # and never sent
CERTIFICATE = "/usaha/program/pelatihan-keselamatan-kerja-di-bengkel-dan-dapur-produksi/sertifikat.pdf"
SIGNATURE = "/cari/?q=emping+melinjo"  # the product page shown is the first found for what Cilegon is known for


def take(browser: Browser, url: str, logins: dict[str, Login], folder: Path, *, dark: bool) -> list[Path]:
    """Public pages, registration, what officers see and what a maker has, as small PNG files in the folder."""
    with window(browser, url, CATALOGUE, dark=dark) as page:
        catalogue = _shoot(page, "/produk/", folder / "catalogue.png")
        product_path = first_link(page, SIGNATURE, PRODUCT_LINK)
    if not product_path:
        raise Failed("The demo has no emping to take a picture of.")
    with window(browser, url, PRODUCT, scale=1.5, dark=dark) as page:
        product = _shoot(page, product_path, folder / "product.png")
    with window(browser, url, QUEUE, dark=dark) as page:
        sign_in(page, logins["moderator"])
        queue = _shoot(page, "/admin/", folder / "queue.png")
    with window(browser, url, REQUEST, scale=1.5, dark=dark) as page:
        path = first_link(page, "/permintaan/", REQUEST_LINK)
        if not path:
            raise Failed("The demo has no open request to take a picture of.")
        request = _shoot(page, path, folder / "request.png")
    with window(browser, url, OFFERS, dark=dark) as page:
        sign_in(page, logins["company"])
        offers = _shoot(page, _closed_request(page), folder / "offers.png")
    with window(browser, url, IMPORT, dark=dark) as page:
        sign_in(page, logins["moderator"])
        path = first_link(page, IMPORTS, IMPORT_LINK)
        if not path:
            raise Failed("The demo has no import of the register to take a picture of.")
        preview = _shoot(page, path, folder / "import.png")
    with window(browser, url, SITE_TABLE, dark=dark) as page:
        impact = _shoot(page, "/dampak/", folder / "impact.png")
        sign_in(page, logins["moderator"])
        sites = _shoot(page, SITES, folder / "sites.png")
    with window(browser, url, REGISTRATION, scale=1.5, dark=dark) as page:
        registration = _shoot(page, "/daftar/", folder / "registration.png", typed=TYPED)
    with window(browser, url, PHONE, scale=1.5, dark=dark) as page:
        storefront = _shoot(page, STOREFRONT, folder / "storefront.png")
        sentra = _shoot(page, SENTRA, folder / "sentra.png")
        card = _shoot_pdf(page, f"{STOREFRONT}kartu.pdf", folder / "stall-card.png")
        path = first_link(page, "/program/", PROGRAMME_LINK)
        if not path:
            raise Failed("The demo has no programme to take a picture of.")
        programme = _shoot(page, path, folder / "programme.png")
        reviews = _shoot(page, f"/en{STOREFRONT}ulasan/", folder / "reviews.png")
        sign_in(page, logins["maker"])
        workspace = _shoot(page, "/usaha/", folder / "workspace.png")
        orders = _shoot_orders(page, folder)
        certificate = _shoot_pdf(page, CERTIFICATE, folder / "certificate.png")
    public = [
        catalogue,
        product,
        registration,
        queue,
        preview,
        sites,
        impact,
        storefront,
        sentra,
        card,
        reviews,
        workspace,
    ]
    return [*public, programme, certificate, request, offers, *orders]


def _shoot_orders(page: Page, folder: Path) -> list[Path]:
    """What the signed-in maker sees of enquiries: the inbox, a talk, a quote, and the order as PDF."""
    inbox = _shoot(page, INBOX, folder / "inbox.png")
    thread = _shoot(page, _talk_with(page, "Koperasi Karyawan Tunas Baja"), folder / "thread.png")
    page.goto(_talk_with(page, "Katering Kembang Setaman"))
    counts = page.locator(".quote[open]")
    counts.evaluate("quote => quote.scrollIntoView({block: 'center'})")  # else the bar at the bottom covers it
    quote = folder / "quote.png"
    quote.write_bytes(small_png(counts.screenshot()))
    sheet = counts.locator("a[hreflang=id]").get_attribute("href")
    order = _shoot_pdf(page, str(sheet), folder / "order-pdf.png")
    return [inbox, thread, quote, order]


def _talk_with(page: Page, buyer: str) -> str:
    """The path of the enquiry of this buyer of the demo. Raises playwright's Error when the inbox has none."""
    page.goto(INBOX)
    return str(page.get_by_role("main").get_by_role("link", name=buyer).first.get_attribute("href"))


def _closed_request(page: Page) -> str:
    """The path of the company's first comparison in which it can choose among offers. Raises Failed."""
    text = page.context.request.get("/perusahaan/").text()
    for path in re.findall(r'href="(/perusahaan/permintaan/\d+/)"', text):
        if 'name="part-' in page.context.request.get(f"{path}banding/").text():
            return f"{path}banding/"
    raise Failed("The demo has no closed request to take a picture of.")


def _shoot(page: Page, path: str, target: Path, typed: Mapping[str, str] = MappingProxyType({})) -> Path:
    """One picture of what the window shows, with words typed into fields. Raises Failed when the page is broken."""
    answer = page.goto(path)
    if answer is None or answer.status != 200:
        raise Failed(f"{path} did not answer 200.")
    if broken := show_images(page):
        raise Failed(f"{path} has a broken image: {broken[0]}")
    for name, words in typed.items():
        page.locator(f"main [name={name}]").fill(words)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(small_png(page.screenshot()))
    return target


def _shoot_pdf(page: Page, path: str, target: Path) -> Path:
    """The first page of a PDF. Raises Failed when there is none."""
    answer = page.context.request.get(path)
    if answer.status != 200:
        raise Failed(f"{path} did not answer 200.")
    target.write_bytes(small_png(first_page(answer.body())))
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
