from django.contrib.auth.views import LogoutView
from django.urls import path

from . import views

app_name = "accounts"

urlpatterns = [
    path("daftar/", views.register, name="register"),
    path("masuk/", views.SignInView.as_view(), name="sign_in"),
    path("keluar/", LogoutView.as_view(), name="sign_out"),
]
