from django.urls import path

from .views import credentials, registration, workspace

app_name = "producers"

urlpatterns = [
    path("daftar/usaha/", registration.business, name="register_business"),
    path("daftar/alamat/", registration.address, name="register_address"),
    path("daftar/lanjut/", registration.resume, name="resume"),
    path("usaha/profil/", workspace.profile, name="profile"),
    path("usaha/profil/tutup/", workspace.close, name="close"),
    path("usaha/dokumen/", credentials.papers, name="credentials"),
    path("usaha/dokumen/baru/<slug:kind>/", credentials.add, name="add_credential"),
    path("usaha/dokumen/<int:pk>/ganti/", credentials.replace, name="replace_credential"),
    path("usaha/dokumen/<int:pk>/hapus/", credentials.remove, name="remove_credential"),
    path("usaha/dokumen/<int:pk>/berkas/", credentials.scan, name="scan"),
]
