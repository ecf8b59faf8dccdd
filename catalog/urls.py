from django.urls import path

from .views import public, search, storefront, workspace

app_name = "catalog"

urlpatterns = [
    path("", public.home, name="home"),
    path("produk/", public.catalogue, name="catalogue"),
    path("produk/<slug:slug>-<int:pk>/", public.product, name="product"),
    path("kategori/", public.categories, name="categories"),
    path("kategori/<slug:slug>/", public.category, name="category"),
    path("cari/", search.search, name="search"),
    path("cari/saran/", search.suggestions, name="suggestions"),
    path("cari/dibuka/", search.opened, name="search_opened"),
    path("produsen/", public.directory, name="directory"),
    path("produsen/<slug:slug>/", storefront.storefront, name="storefront"),
    path("produsen/<slug:slug>/qr.svg", storefront.qr, name="qr"),
    path("produsen/<slug:slug>/kartu.pdf", storefront.card, name="card"),
    path("produsen/<slug:slug>/gambar.jpg", storefront.picture, name="picture"),
    path("usaha/produk/", workspace.products, name="products"),
    path("usaha/produk/baru/", workspace.new_product, name="new_product"),
    path("usaha/produk/<int:pk>/", workspace.edit_product, name="edit_product"),
    path("usaha/produk/<int:pk>/simpan/", workspace.autosave, name="autosave"),
    path("usaha/produk/<int:pk>/foto/", workspace.add_photo, name="add_photo"),
    path("usaha/produk/<int:pk>/tarik/", workspace.withdraw, name="withdraw"),
    path("usaha/produk/<int:pk>/tampilkan/", workspace.republish, name="republish"),
    path("usaha/produk/<int:pk>/buang/", workspace.discard, name="discard"),
    path("usaha/produk/<int:pk>/pratinjau/", workspace.preview, name="preview"),
]
