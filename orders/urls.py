from django.urls import path

from .views import access, buyer, buyer_quotes, others, own, quotes, workspace

app_name = "orders"

OF_BUYER = "pesanan/<str:token>/<str:reference>/penawaran/<int:version>"

urlpatterns = [
    path("keranjang/", buyer.basket, name="basket"),
    path("keranjang/tambah/<int:pk>/", buyer.add_to_basket, name="add_to_basket"),
    path("pesanan/", own.own, name="own"),
    path("pesanan/ambil/", own.claim, name="claim"),
    path("pesanan/tautan-hilang/", access.lost_link, name="lost_link"),
    path("pesanan/<str:token>/", buyer.submission, name="submission"),
    path("pesanan/<str:token>/ganti-tautan/", access.renew, name="renew_link"),
    path("pesanan/<str:token>/<str:reference>/", buyer.conversation, name="conversation"),
    path("pesanan/<str:token>/<str:reference>/batal/", buyer.cancel, name="cancel"),
    path("pesanan/<str:token>/<str:reference>/lain/", others.others, name="others"),
    path("pesanan/<str:token>/<str:reference>/baru/", buyer_quotes.news, name="news"),
    path("pesanan/<str:token>/<str:reference>/selesai/", buyer_quotes.complete, name="complete"),
    path(f"{OF_BUYER}/terima/", buyer_quotes.accept, name="accept_quote"),
    path(f"{OF_BUYER}/tolak/", buyer_quotes.reject, name="reject_quote"),
    path(f"{OF_BUYER}/ubah/", buyer_quotes.ask_for_change, name="ask_for_change"),
    path(f"{OF_BUYER}.pdf", buyer_quotes.sheet, name="sheet"),
    path("usaha/", workspace.home, name="home"),
    path("usaha/pesan/", workspace.inbox, name="inbox"),
    path("usaha/pesan/balasan/", quotes.quick_replies, name="quick_replies"),
    path("usaha/pesan/pesanan.xlsx", quotes.sales, name="sales"),
    path("usaha/pesan/<str:reference>/", workspace.thread, name="thread"),
    path("usaha/pesan/<str:reference>/tolak/", workspace.decline, name="decline"),
    path("usaha/pesan/<str:reference>/baru/", quotes.news, name="own_news"),
    path("usaha/pesan/<str:reference>/selesai/", quotes.fulfil, name="fulfil"),
    path("usaha/pesan/<str:reference>/penawaran/", quotes.write, name="write_quote"),
    path("usaha/pesan/<str:reference>/penawaran/<int:version>.pdf", quotes.sheet, name="own_sheet"),
    path("usaha/pesan/<str:reference>/penawaran/<int:version>/tarik/", quotes.withdraw, name="withdraw_quote"),
]
