"""Addresses are an interface: they are printed on cards and kept in messages, so they stay as they are."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.pages import page

ADDRESSES = {
    "catalog:home": "/",
    "catalog:catalogue": "/produk/",
    "catalog:categories": "/kategori/",
    "catalog:favourites": "/favorit/",
    "catalog:compare": "/bandingkan/",
    "catalog:search": "/cari/",
    "catalog:suggestions": "/cari/saran/",
    "catalog:search_opened": "/cari/dibuka/",
    "catalog:directory": "/produsen/",
    "catalog:sentra_list": "/sentra/",
    "catalog:programmes": "/program/",
    "catalog:programmes_feed": "/program/kalender.ics",
    "producers:programmes": "/usaha/program/",
    "accounts:register": "/daftar/",
    "accounts:sign_in": "/masuk/",
    "accounts:ask_code": "/masuk/kode/",
    "accounts:sign_out": "/keluar/",
    "accounts:home": "/akun/",
    "accounts:change_password": "/akun/sandi/",
    "accounts:agree": "/akun/persetujuan/",
    "accounts:forgot": "/sandi/lupa/",
    "notifications:list": "/akun/pemberitahuan/",
    "notifications:choices": "/akun/pemberitahuan/pilihan/",
    "notifications:add_device": "/akun/pemberitahuan/perangkat/",
    "help": "/bantuan/",
    "privacy": "/bantuan/privasi/",
    "orders:impact": "/dampak/",
    "orders:impact_workbook": "/dampak/dampak.xlsx",
    "orders:impact_table": "/dampak/dampak.csv",
    "orders:impact_later": "/dampak/setahun-kemudian.csv",
    "orders:basket": "/keranjang/",
    "orders:own": "/pesanan/",
    "orders:claim": "/pesanan/ambil/",
    "orders:lost_link": "/pesanan/tautan-hilang/",
    "accounts:prove_phone": "/akun/nomor/",
    "accounts:enter_phone_code": "/akun/nomor/kode/",
    "accounts:prove_email": "/akun/email/",
    "orders:start": "/lanjut/",
    "orders:home": "/usaha/",
    "orders:inbox": "/usaha/pesan/",
    "orders:quick_replies": "/usaha/pesan/balasan/",
    "orders:sales": "/usaha/pesan/pesanan.xlsx",
    "orders:rfqs": "/permintaan/",
    "orders:maker_rfqs": "/usaha/permintaan/",
    "orders:company": "/perusahaan/",
    "orders:register_company": "/perusahaan/daftar/",
    "orders:company_profile": "/perusahaan/profil/",
    "orders:company_people": "/perusahaan/tim/",
    "orders:write_rfq": "/perusahaan/permintaan/baru/",
    "producers:register_business": "/daftar/usaha/",
    "producers:register_address": "/daftar/alamat/",
    "producers:resume": "/daftar/lanjut/",
    "producers:profile": "/usaha/profil/",
    "producers:team": "/usaha/tim/",
    "producers:credentials": "/usaha/dokumen/",
    "producers:reports": "/usaha/laporan/",
    "producers:sentra": "/usaha/sentra/",
    "producers:take_new_address": "/usaha/alamat/",
    "catalog:products": "/usaha/produk/",
    "catalog:guess_category": "/usaha/produk/kategori/",
    "catalog:table": "/usaha/produk/tabel/",
    "catalog:sheet": "/usaha/produk/berkas/",
    "catalog:download_sheet": "/usaha/produk/berkas/produk.xlsx",
    "catalog:preview_sheet": "/usaha/produk/berkas/periksa/",
    "catalog:cancel_sheet": "/usaha/produk/berkas/batal/",
    "admin:index": "/admin/",
}
FOR_MACHINES = {
    "service_worker": ([], "/sw.js"),
    "robots": ([], "/robots.txt"),
    "sitemap_index": ([], "/sitemap.xml"),
    "sitemap": (["produk"], "/sitemap-produk.xml"),
    "google_feed": ([], "/feeds/google.xml"),
    "meta_feed": ([], "/feeds/meta.csv"),
    "new_products": ([], "/feeds/produk.atom"),
    "new_in_category": (["kerupuk"], "/feeds/kategori/kerupuk.atom"),
    "new_of_maker": (["emping-budi"], "/feeds/produsen/emping-budi.atom"),
}
WITH_DETAILS = {
    "catalog:product": (["emping-melinjo", 7], "/produk/emping-melinjo-7/"),
    "catalog:price": ([7], "/produk/7/harga/"),
    "catalog:report": ([7], "/produk/7/laporkan/"),
    "orders:report": (["Tk", "CLG-7K3FQ2"], "/pesanan/Tk/CLG-7K3FQ2/laporkan/"),
    "orders:attachment": (["Tk", "CLG-7K3FQ2", 7], "/pesanan/Tk/CLG-7K3FQ2/berkas/7/"),
    "orders:own_report": (["CLG-7K3FQ2"], "/usaha/pesan/CLG-7K3FQ2/laporkan/"),
    "orders:own_attachment": (["CLG-7K3FQ2", 7], "/usaha/pesan/CLG-7K3FQ2/berkas/7/"),
    "catalog:appeal": ([7], "/usaha/produk/7/keberatan/"),
    "catalog:category": (["kerupuk"], "/kategori/kerupuk/"),
    "catalog:printed_category": (["kerupuk"], "/kategori/kerupuk/katalog.pdf"),
    "catalog:category_picture": (["kerupuk"], "/kategori/kerupuk/gambar.jpg"),
    "catalog:keep": ([7], "/favorit/7/simpan/"),
    "catalog:let_go": ([7], "/favorit/7/lepas/"),
    "catalog:copy_product": ([7], "/usaha/produk/7/salin/"),
    "catalog:attributes": ([7], "/usaha/produk/7/ciri/"),
    "producers:report": ([2024], "/usaha/laporan/2024/"),
    "producers:claim": (["Tk"], "/usaha/klaim/Tk/"),
    "catalog:quick_product": ([7], "/usaha/produk/7/cepat/"),
    "catalog:photos": ([7], "/usaha/produk/7/foto/"),
    "catalog:edit_photo": ([7, 12], "/usaha/produk/7/foto/12/"),
    "catalog:uploads": ([7], "/usaha/produk/7/unggah/"),
    "catalog:upload": ([7, "Tk"], "/usaha/produk/7/unggah/Tk/"),
    "catalog:storefront": (["emping-budi"], "/produsen/emping-budi/"),
    "catalog:picture": (["emping-budi"], "/produsen/emping-budi/gambar.jpg"),
    "catalog:qr": (["emping-budi"], "/produsen/emping-budi/qr.svg"),
    "catalog:card": (["emping-budi"], "/produsen/emping-budi/kartu.pdf"),
    "catalog:printed": (["emping-budi"], "/produsen/emping-budi/katalog.pdf"),
    "catalog:sentra": (["emping"], "/sentra/emping/"),
    "catalog:sentra_qr": (["emping"], "/sentra/emping/qr.svg"),
    "catalog:sentra_card": (["emping"], "/sentra/emping/kartu.pdf"),
    "catalog:sentra_poster": (["emping"], "/sentra/emping/poster.pdf"),
    "catalog:sentra_picture": (["emping"], "/sentra/emping/gambar.jpg"),
    "producers:join_sentra": (["emping"], "/usaha/sentra/emping/ikut/"),
    "producers:leave_sentra": (["emping"], "/usaha/sentra/emping/keluar/"),
    "producers:sentra_members": (["emping"], "/usaha/sentra/emping/anggota/"),
    "producers:decide_membership": (["emping", 7], "/usaha/sentra/emping/anggota/7/"),
    "catalog:programme": (["bimtek-halal"], "/program/bimtek-halal/"),
    "catalog:programme_event": (["bimtek-halal"], "/program/bimtek-halal/acara.ics"),
    "catalog:certificate": (["Tk"], "/program/sertifikat/Tk/"),
    "producers:programme": (["bimtek-halal"], "/usaha/program/bimtek-halal/"),
    "producers:register_programme": (["bimtek-halal"], "/usaha/program/bimtek-halal/daftar/"),
    "producers:ticket": (["bimtek-halal"], "/usaha/program/bimtek-halal/qr.svg"),
    "producers:attend": (["Tk"], "/hadir/Tk/"),
    "accounts:reset": (["Mg", "c3-x"], "/sandi/baru/Mg/c3-x/"),
    "accounts:password_link": (["Tk"], "/sandi/tautan/Tk/"),
    "producers:add_credential": (["nib"], "/usaha/dokumen/baru/nib/"),
    "producers:join": (["Tk"], "/usaha/gabung/Tk/"),
    "producers:scan": ([7], "/usaha/dokumen/7/berkas/"),
    "orders:submission": (["Tk"], "/pesanan/Tk/"),
    "orders:conversation": (["Tk", "CLG-7K3FQ2"], "/pesanan/Tk/CLG-7K3FQ2/"),
    "orders:renew_link": (["Tk"], "/pesanan/Tk/ganti-tautan/"),
    "orders:others": (["Tk", "CLG-7K3FQ2"], "/pesanan/Tk/CLG-7K3FQ2/lain/"),
    "orders:sheet": (["Tk", "CLG-7K3FQ2", 2], "/pesanan/Tk/CLG-7K3FQ2/penawaran/2.pdf"),
    "orders:own_sheet": (["CLG-7K3FQ2", 2], "/usaha/pesan/CLG-7K3FQ2/penawaran/2.pdf"),
    "orders:reviews": (["emping-budi"], "/produsen/emping-budi/ulasan/"),
    "orders:review": (["Tk", "CLG-7K3FQ2"], "/pesanan/Tk/CLG-7K3FQ2/ulasan/"),
    "orders:answer_review": (["CLG-7K3FQ2"], "/usaha/pesan/CLG-7K3FQ2/ulasan/jawab/"),
    "orders:report_review": (["CLG-7K3FQ2"], "/usaha/pesan/CLG-7K3FQ2/ulasan/laporkan/"),
    "orders:rfq": (["emping-melinjo", 7], "/permintaan/emping-melinjo-7/"),
    "orders:rfq_file": ([7, 2], "/permintaan/7/berkas/2/"),
    "orders:offer_file": ([2], "/permintaan/tawaran/berkas/2/"),
    "orders:offer": ([7], "/usaha/permintaan/7/tawar/"),
    "orders:own_rfq": ([7], "/perusahaan/permintaan/7/"),
    "orders:compare_offers": ([7], "/perusahaan/permintaan/7/banding/"),
    "orders:join_company": (["Tk"], "/perusahaan/gabung/Tk/"),
    "orders:supplier_card": (["emping-budi"], "/produsen/emping-budi/pemasok.pdf"),
    "orders:write_quote": (["CLG-7K3FQ2"], "/usaha/pesan/CLG-7K3FQ2/penawaran/"),
}
ALL = {name: ([], address) for name, address in ADDRESSES.items()} | WITH_DETAILS


@pytest.mark.parametrize("name", FOR_MACHINES)
def test_machines_have_one_address_for_all_languages(name):
    args, address = FOR_MACHINES[name]
    with override("en"):
        assert reverse(name, args=args) == address


@pytest.mark.parametrize("name", ALL)
def test_an_address_is_indonesian_and_the_same_words_under_en(name):
    arguments, address = ALL[name]
    with override("id"):
        assert reverse(name, args=arguments) == address
    with override("en"):
        assert reverse(name, args=arguments) == f"/en{address}"


@pytest.mark.parametrize(("name", "address"), [("live", "/health/live"), ("ready", "/health/ready")])
def test_an_address_for_machines_has_no_language(client, name, address):
    with override("en"):
        assert reverse(name) == address
    assert client.get(f"/en{address}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("wished", ["id", "en", "fr", ""])
@pytest.mark.parametrize(("address", "language"), [("/bantuan/", "id"), ("/en/bantuan/", "en")])
def test_the_address_alone_says_the_language(client, address, language, wished):
    answer = client.get(address, headers={"accept-language": wished})
    assert (page(answer).html["lang"], answer["Content-Language"]) == (language, language)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/produk/?setelah=9&utm_source=x", "/produk/?setelah=9"),
        ("/produsen/?kecamatan=36.72.05", "/produsen/"),
        ("/cari/?q=emping&setelah=2", "/cari/?setelah=2"),
    ],
)
def test_only_what_chooses_the_page_belongs_to_its_address(client, address, kept):
    links = page(client.get(address)).select("link[rel=canonical], link[hreflang]")
    own = f"http://testserver{kept}"
    assert [link["href"] for link in links] == [own, own, f"http://testserver/en{kept}", own]


@pytest.mark.parametrize("address", ["/produk", "/en/bantuan", "/akun/pemberitahuan"])
def test_a_forgotten_slash_is_put_in(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, f"{address}/")
