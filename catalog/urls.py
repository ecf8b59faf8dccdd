from django.urls import path

from .views import bulk, copies, favourites, photos, public, quick, storefront, uploads, workspace

app_name = "catalog"

urlpatterns = [
    path("", public.home, name="home"),
    path("produk/", public.catalogue, name="catalogue"),
    path("produk/<slug:slug>-<int:pk>/", public.product, name="product"),
    path("kategori/", public.categories, name="categories"),
    path("kategori/<slug:slug>/", public.category, name="category"),
    path("kategori/<slug:slug>/katalog.pdf", storefront.printed_category, name="printed_category"),
    path("cari/", public.search, name="search"),
    path("favorit/", favourites.favourites, name="favourites"),
    path("favorit/<int:pk>/simpan/", favourites.keep, name="keep"),
    path("favorit/<int:pk>/lepas/", favourites.let_go, name="let_go"),
    path("bandingkan/", favourites.compare, name="compare"),
    path("produsen/", public.directory, name="directory"),
    path("produsen/<slug:slug>/", storefront.storefront, name="storefront"),
    path("produsen/<slug:slug>/qr.svg", storefront.qr, name="qr"),
    path("produsen/<slug:slug>/kartu.pdf", storefront.card, name="card"),
    path("produsen/<slug:slug>/katalog.pdf", storefront.printed, name="printed"),
    path("produsen/<slug:slug>/gambar.jpg", storefront.picture, name="picture"),
    path("usaha/produk/", workspace.products, name="products"),
    path("usaha/produk/baru/", workspace.new_product, name="new_product"),
    path("usaha/produk/tabel/", bulk.table, name="table"),
    path("usaha/produk/<int:pk>/salin/", copies.copy, name="copy_product"),
    path("usaha/produk/<int:pk>/", workspace.edit_product, name="edit_product"),
    path("usaha/produk/<int:pk>/simpan/", workspace.autosave, name="autosave"),
    path("usaha/produk/<int:pk>/ciri/", workspace.attributes, name="attributes"),
    path("usaha/produk/kategori/", quick.guess_category, name="guess_category"),
    path("usaha/produk/<int:pk>/cepat/", quick.quick_product, name="quick_product"),
    path("usaha/produk/<int:pk>/foto/", photos.photos, name="photos"),
    path("usaha/produk/<int:pk>/foto/<int:photo>/", photos.edit_photo, name="edit_photo"),
    path("usaha/produk/<int:pk>/unggah/", uploads.collection, name="uploads"),
    path("usaha/produk/<int:pk>/unggah/<str:token>/", uploads.one, name="upload"),
    path("usaha/produk/<int:pk>/tarik/", workspace.withdraw, name="withdraw"),
    path("usaha/produk/<int:pk>/tampilkan/", workspace.republish, name="republish"),
    path("usaha/produk/<int:pk>/buang/", workspace.discard, name="discard"),
    path("usaha/produk/<int:pk>/pratinjau/", workspace.preview, name="preview"),
]
