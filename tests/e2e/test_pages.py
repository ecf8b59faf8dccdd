"""Every kind of page on a phone and on a desk: nothing refused by the policy, nothing cut off, nothing inaccessible."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from catalog.models import Product
from orders.models import Enquiry
from producers import workflow as producers
from tests.e2e.people import enter
from tests.factories import (
    close,
    make_company,
    make_credential,
    make_draft,
    make_enquiry,
    make_listing,
    make_moderator,
    make_offer,
    make_producer,
    make_programme,
    make_rfq,
    make_sentra,
    make_sentra_member,
    make_submitted,
    make_user,
    make_verified_credential,
    make_verified_producer,
)
from tests.sizes import IS_FULL

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
PUBLIC = [
    "/", "/en/", "/produk/", "/kategori/", "/kategori/emping-ceplis/", "/cari/?q=emping", "/cari/?q=zzyzx",
    "/produsen/", "/produsen/emping-budi/", "/keranjang/", "/bantuan/", "/bantuan/privasi/", "/daftar/",
    "/masuk/", "/sandi/lupa/", "/sandi/lupa/terkirim/", "/sandi/baru/x/y/", "/tidak-ada/",
    "/produsen/emping-budi/ulasan/", "/sentra/", "/program/", "/permintaan/", "/dampak/", "/pesanan/tautan-hilang/",
]  # fmt: skip
WORKSPACE = [
    "/usaha/", "/usaha/produk/", "/usaha/produk/tabel/", "/usaha/produk/berkas/", "/usaha/pesan/", "/usaha/profil/",
    "/usaha/profil/keterangan/", "/usaha/profil/layanan/", "/usaha/profil/jam/", "/usaha/profil/foto/",
    "/usaha/profil/peta/", "/usaha/tim/", "/akun/pemberitahuan/", "/usaha/dokumen/", "/usaha/dokumen/baru/pirt/",
    "/usaha/sentra/", "/usaha/program/", "/usaha/permintaan/", "/pesanan/",
]  # fmt: skip
COMPANY = ["/perusahaan/", "/perusahaan/profil/", "/perusahaan/tim/", "/perusahaan/permintaan/baru/"]
ACCOUNT = ["/akun/", "/akun/sandi/", "/akun/data/", "/akun/data/ubah/", "/akun/data/hapus/"]
LOOKS = [(360, 740, "light"), *([(1440, 900, "dark")] if IS_FULL else [])]


@pytest.fixture
def market():
    """One maker with a public product, a draft and an enquiry; something waiting for the officer."""
    dewi = make_moderator("Dewi")
    maker = make_verified_producer(make_user("Budi"), officer=dewi, name="Emping Budi")
    facts = {"berat-bersih": 250, "komposisi": "Melinjo"}
    listing = make_listing(maker, officer=dewi, photos=2, attributes=facts)
    draft = make_draft(maker, name="Ceplis Pedas")
    waiting = make_producer(make_user("Citra"), name="Las Citra", branch="metal")
    producers.submit_producer(producer=waiting, by=waiting.owner)
    make_submitted(maker, name="Emping Manis")
    make_verified_credential(maker, kind="nib", officer=dewi)
    make_credential(maker)
    enquiry = make_enquiry(listing)
    return {"officer": dewi, "maker": maker, "listing": listing, "draft": draft, "enquiry": enquiry, "waiting": waiting}


def problems(page, path: str) -> list[str]:
    """What is wrong with one page, in words."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    status = page.goto(path).status  # of a page that is not there the browser complains itself
    found = [f"{path}: {text}" for text in heard if not (status in (404, 410) and str(status) in text)]
    surplus = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if surplus > 0:
        found.append(f"{path}: {surplus} px wider than the window")
    for violation in Axe().run(page, options=RULES).response["violations"]:
        found.append(f"{path}: {violation['id']} at {violation['nodes'][0]['html'][:160]}")
    return found


def serve_tiles(page) -> None:
    """The browser plays the tile server of the map."""
    buffer = io.BytesIO()
    Image.new("RGB", (256, 256), "#dde6e0").save(buffer, "PNG")
    page.route(
        "https://tile.openstreetmap.org/**",
        lambda route: route.fulfill(body=buffer.getvalue(), content_type="image/png"),
    )


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=[""])
@pytest.mark.parametrize(("width", "height", "scheme"), LOOKS)
def test_pages_for_makers_and_buyers_are_sound(person, market, width, height, scheme):
    page = person(viewport={"width": width, "height": height}, color_scheme=scheme)
    enquiry = market["enquiry"]
    secret = [enquiry.submission.get_absolute_url(), f"{enquiry.submission.get_absolute_url()}{enquiry.reference}/"]
    draft = f"/usaha/produk/{market['draft'].pk}/"
    photo = f"{draft}foto/{market['draft'].photos.get().pk}/"
    own = [draft, f"{draft}cepat/", photo, f"/usaha/pesan/{enquiry.reference}/"]
    found = [each for path in [*PUBLIC, market["listing"].get_absolute_url(), *secret] for each in problems(page, path)]
    serve_tiles(page)
    enter(page, market["maker"].owner)
    found += [each for path in [*WORKSPACE, *ACCOUNT, *own] for each in problems(page, path)]
    assert found == []


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=[""])
@pytest.mark.parametrize(("width", "height", "scheme"), LOOKS)
def test_pages_of_sentra_programmes_and_companies_are_sound(person, market, width, height, scheme):
    page = person(viewport={"width": width, "height": height}, color_scheme=scheme)
    officer, maker = market["officer"], market["maker"]
    sentra, programme = make_sentra(), make_programme(officer=officer)
    make_sentra_member(sentra, maker, officer=officer)
    company = make_company(officer=officer)
    rfq, closed = make_rfq(company, officer=officer), make_rfq(company, officer=officer)
    make_offer(closed, maker)
    close(closed)
    serve_tiles(page)
    public = [each.get_absolute_url() for each in (sentra, programme, rfq)]
    found = [each for path in public for each in problems(page, path)]
    enter(page, maker.owner)
    own = [f"/usaha/program/{programme.slug}/", f"/usaha/permintaan/{rfq.pk}/tawar/"]
    found += [each for path in own for each in problems(page, path)]
    enter(page, company.members.get().user)
    desk = f"/perusahaan/permintaan/{closed.pk}/"
    found += [each for path in [*COMPANY, desk, f"{desk}banding/", "/akun/"] for each in problems(page, path)]
    assert found == []


@pytest.mark.parametrize("javascript", [True], indirect=True, ids=[""])
def test_the_officers_own_pages_are_sound(person, market):
    page = person(viewport={"width": 1440, "height": 900}, is_mobile=False)
    enter(page, market["officer"])
    product = Product.objects.get(name="Emping Manis")
    owner = f"/admin/accounts/user/{market['maker'].owner.pk}/change/"
    paper = market["maker"].credentials.get(kind="pirt")
    paths = ["/admin/", f"/admin/catalog/product/{product.pk}/change/", owner]
    paths.append(f"/admin/producers/credential/{paper.pk}/change/")
    assert [each for path in paths for each in problems(page, path)] == []


@pytest.mark.parametrize("javascript", [False], indirect=True, ids=[""])
def test_a_buyer_asks_with_the_keyboard_alone(person, market):
    page = person(viewport={"width": 1024, "height": 768}, is_mobile=False, has_touch=False)
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("emping melinjo")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Emping Melinjo"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Put into the enquiry basket"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Your name"))
    page.keyboard.type("Ani Contoh")
    tab_to(page, page.get_by_label("Phone number (WhatsApp)"))
    page.keyboard.type("0812 0000 7009")
    tab_to(page, page.get_by_role("button", name="Send to 1 maker"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your enquiries")).to_be_visible()
    assert Enquiry.objects.filter(submission__name="Ani Contoh").count() == 1


def tab_to(page, target, most: int = 60) -> None:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if target.first.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {target}")
