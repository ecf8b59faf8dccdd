from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import sign_in

app_name = "accounts"

urlpatterns = [
    path("daftar/", sign_in.register, name="register"),
    path("masuk/", sign_in.SignInView.as_view(), name="sign_in"),
    path("keluar/", LogoutView.as_view(), name="sign_out"),
]
