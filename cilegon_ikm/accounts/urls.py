from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import account, codes, consent, contacts, data, passwords, sign_in

app_name = "accounts"

urlpatterns = [
    path("daftar/", sign_in.register, name="register"),
    path("masuk/", sign_in.SignInView.as_view(), name="sign_in"),
    path("masuk/kode/", codes.ask, name="ask_code"),
    path("masuk/kode/isi/", codes.enter, name="enter_code"),
    path("keluar/", LogoutView.as_view(), name="sign_out"),
    path("akun/", account.home, name="home"),
    path("akun/keluarkan/", account.sign_out_device, name="sign_out_device"),
    path("akun/nomor/", contacts.prove_phone, name="prove_phone"),
    path("akun/nomor/kode/", contacts.enter_phone_code, name="enter_phone_code"),
    path("akun/email/", contacts.prove_email, name="prove_email"),
    path("akun/sandi/", passwords.change, name="change_password"),
    path("akun/persetujuan/", consent.agree, name="agree"),
    path("akun/data/", data.overview, name="data"),
    path("akun/data/ubah/", data.correct, name="correct"),
    path("akun/data/unduh/", data.download, name="download"),
    path("akun/data/hapus/", data.erase, name="erase"),
    path("akun/data/dihapus/<str:token>/", data.erased, name="erased"),
    path("akun/email/<str:token>/", data.confirm_email, name="confirm_email"),
    path("sandi/lupa/", passwords.forgot, name="forgot"),
    path("sandi/lupa/terkirim/", passwords.reset_asked, name="reset_asked"),
    path("sandi/baru/<str:uid>/<str:token>/", passwords.reset, name="reset"),
    path("sandi/tautan/<str:token>/", passwords.password_link, name="password_link"),
]
