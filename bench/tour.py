"""Every page of a running server as pictures in a folder, with what a careful look would find wrong anyway."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page
from playwright.sync_api import Error as BrowserError

from .browsing import SUBMIT, first_link, show_images, sign_in, window
from .logins import Login

SIZES = {360: 740, 1440: 900}  # pixels: width and height of the window
TALLEST = 8000  # pixels; what is longer is cut
SURPLUS_WIDTH = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEIGHT = "() => document.documentElement.scrollHeight"


@dataclass(frozen=True)
class Stop:
    """A page to look at: ``path``, or where the first link on it goes that matches ``link``."""

    name: str
    path: str
    link: str = ""
    press: str = ""  # selector of a button to press before the picture is taken
    status: int = 200


PRODUCT_LINK = r"/produk/[\w-]+-\d+/"
PROGRAMME_LINK = r"/program/[\w-]+/"
PUBLIC = (
    Stop("home", "/"),
    Stop("home-english", "/en/"),
    Stop("catalogue", "/produk/"),
    Stop("catalogue-second", "/produk/", link=r"/produk/\?setelah=\d+"),
    Stop("product", "/produk/", link=PRODUCT_LINK),
    Stop("categories", "/kategori/"),
    Stop("category", "/kategori/", link=r"/kategori/[\w-]+/"),
    Stop("search", "/cari/?q=emping"),
    Stop("search-start", "/cari/"),
    Stop("search-nothing", "/cari/?q=zzyzx"),
    Stop("makers", "/produsen/"),
    Stop("storefront", "/produsen/", link=r"/produsen/[\w-]+/"),
    Stop("reviews", "/produsen/emping-mak-inah/ulasan/"),
    Stop("sentra-list", "/sentra/"),
    Stop("sentra", "/sentra/", link=r"/sentra/[\w-]+/"),
    Stop("programmes", "/program/"),
    Stop("programme", "/program/", link=PROGRAMME_LINK),
    Stop("basket-empty", "/keranjang/"),
    Stop("basket", "/produk/", link=PRODUCT_LINK, press="form.ask button[type=submit]"),
    Stop("basket-errors", "/keranjang/", press="main form button[value=send]"),
    Stop("help", "/bantuan/"),
    Stop("privacy", "/bantuan/privasi/"),
    Stop("register", "/daftar/"),
    Stop("register-errors", "/daftar/", press=SUBMIT),
    Stop("sign-in", "/masuk/"),
    Stop("sign-in-errors", "/masuk/", press=SUBMIT),
    Stop("not-found", "/tidak-ada/", status=404),
)
IMPORTS = "/admin/producers/registerimport/"
SITES = "/admin/producers/site/compare/"
IMPORT_LINK = rf"{IMPORTS}\d+/change/"
WORKSPACE = (
    Stop("home", "/usaha/"),
    Stop("products", "/usaha/produk/"),
    Stop("product", "/usaha/produk/", link=r"/usaha/produk/\d+/"),
    Stop("inbox", "/usaha/pesan/"),
    Stop("enquiry", "/usaha/pesan/", link=r"/usaha/pesan/[\w-]+/"),
    Stop("profile", "/usaha/profil/"),
    Stop("profile-details", "/usaha/profil/keterangan/"),
    Stop("profile-ways", "/usaha/profil/layanan/"),
    Stop("profile-hours", "/usaha/profil/jam/"),
    Stop("profile-photos", "/usaha/profil/foto/"),
    Stop("people", "/usaha/tim/"),
    Stop("sentra", "/usaha/sentra/"),
    Stop("sentra-members", "/usaha/sentra/", link=r"/usaha/sentra/[\w-]+/anggota/"),
    Stop("papers", "/usaha/dokumen/"),
    Stop("paper", "/usaha/dokumen/", link=r"/usaha/dokumen/\d+/ganti/"),
    Stop("programmes", "/usaha/program/"),
    Stop("programme", "/usaha/program/", link=r"/usaha/program/[\w-]+/"),
    Stop("reports", "/usaha/laporan/"),
    Stop("report", "/usaha/laporan/", link=r"/usaha/laporan/\d+/"),
    Stop("notifications", "/akun/pemberitahuan/"),
    Stop("notification-choices", "/akun/pemberitahuan/pilihan/"),
)
MODERATOR = (
    Stop("queue", "/admin/"),
    Stop("maker", "/admin/", link=r"/admin/producers/producer/\d+/change/"),
    Stop("product", "/admin/", link=r"/admin/catalog/product/\d+/change/"),
    Stop("paper", "/admin/", link=r"/admin/producers/credential/\d+/change/"),
    Stop("makers", "/admin/producers/producer/"),
    Stop("reports", "/admin/producers/yearlyreport/"),
    Stop("summary", "/admin/producers/yearlyreport/summary/"),
    Stop("sites", SITES),
    Stop("import-upload", "/admin/producers/registerimport/add/"),
    Stop("import", IMPORTS, link=IMPORT_LINK),
)


def buyer_stops(enquiry: str) -> list[Stop]:
    """The pages under a buyer's secret link, whose path is given."""
    return [Stop("enquiries", enquiry), Stop("conversation", enquiry, link=rf"{re.escape(enquiry)}[\w-]+/")]


@dataclass
class Tour:
    """Goes from stop to stop in both sizes; ``problems`` gets a line for each thing that is wrong."""

    browser: Browser
    url: str
    folder: Path
    dark: bool = False
    taken: int = 0
    problems: list[str] = field(default_factory=list)

    def visit(self, who: str, stops: Iterable[Stop], login: Login | None = None) -> None:
        for size in SIZES.items():
            with window(self.browser, self.url, size, dark=self.dark) as page:
                if login:
                    sign_in(page, login)
                for stop in stops:
                    self._look(page, stop, f"{who}-{stop.name}-{size[0]}")

    def admin_stops(self, login: Login) -> list[Stop]:
        """The first page of the admin, every list that this officer sees on it, and the first record of each list."""
        with window(self.browser, self.url, (1440, 900)) as page:
            sign_in(page, login)
            text = page.context.request.get("/admin/").text()
        stops = [Stop("index", "/admin/")]
        for path, app, model in sorted(set(re.findall(r'href="(/admin/(\w+)/(\w+)/)"', text))):
            stops.append(Stop(f"{app}-{model}", path))
            stops.append(Stop(f"{app}-{model}-record", path, link=rf"{path}[\w.-]+/change/[^\"]*"))
        return stops

    def _look(self, page: Page, stop: Stop, name: str) -> None:
        """One picture; whatever goes wrong is noted and the tour goes on."""
        complaints: list[str] = []

        def listen(message: ConsoleMessage) -> None:
            if message.type == "error" and "Failed to load resource" not in message.text:
                complaints.append(message.text)

        page.on("console", listen)
        try:
            complaints += self._visit_one(page, stop, self.folder / f"{name}.png")
        except BrowserError as error:
            complaints.append(error.message.splitlines()[0])
        finally:
            page.remove_listener("console", listen)
        self.problems += [f"{name}: {complaint}" for complaint in complaints]

    def _visit_one(self, page: Page, stop: Stop, target: Path) -> list[str]:
        """Go there and take the picture; what is wrong with the page."""
        path = first_link(page, stop.path, stop.link) if stop.link else stop.path
        if not path:
            return [f"no link like {stop.link} on {stop.path}"]
        answer = page.goto(path)
        complaints = [f"{path} answered {answer.status}"] if answer and answer.status != stop.status else []
        if stop.press:
            with page.expect_navigation():
                page.locator(stop.press).first.click()
        complaints += [f"broken image {source}" for source in show_images(page)]
        if (surplus := page.evaluate(SURPLUS_WIDTH)) > 0:
            complaints.append(f"{surplus} px wider than the window")
        _shoot_whole(page, target)
        self.taken += 1
        return complaints


def _shoot_whole(page: Page, target: Path) -> None:
    """Make the window as tall as the page, so that bars fixed to its lower edge are where the page ends."""
    width = page.viewport_size["width"] if page.viewport_size else min(SIZES)
    page.set_viewport_size({"width": width, "height": min(max(SIZES[width], page.evaluate(HEIGHT)), TALLEST)})
    page.screenshot(path=target)
    page.set_viewport_size({"width": width, "height": SIZES[width]})
