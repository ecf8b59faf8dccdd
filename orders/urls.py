from django.urls import path

from .views import buyer, workspace

app_name = "orders"

urlpatterns = [
    path("keranjang/", buyer.basket, name="basket"),
    path("keranjang/tambah/<int:pk>/", buyer.add_to_basket, name="add_to_basket"),
    path("pesanan/<str:token>/", buyer.submission, name="submission"),
    path("pesanan/<str:token>/<str:reference>/", buyer.conversation, name="conversation"),
    path("pesanan/<str:token>/<str:reference>/batal/", buyer.cancel, name="cancel"),
    path("usaha/", workspace.home, name="home"),
    path("usaha/pesan/", workspace.inbox, name="inbox"),
    path("usaha/pesan/<str:reference>/", workspace.thread, name="thread"),
    path("usaha/pesan/<str:reference>/tolak/", workspace.decline, name="decline"),
]
