from django.urls import path

from .views import claims, credentials, reports, workspace

app_name = "producers"

urlpatterns = [
    path("usaha/profil/", workspace.profile, name="profile"),
    path("usaha/profil/tutup/", workspace.close, name="close"),
    path("usaha/alamat/", workspace.take_new_address, name="take_new_address"),
    path("usaha/dokumen/", credentials.papers, name="credentials"),
    path("usaha/dokumen/baru/<slug:kind>/", credentials.add, name="add_credential"),
    path("usaha/dokumen/<int:pk>/ganti/", credentials.replace, name="replace_credential"),
    path("usaha/dokumen/<int:pk>/hapus/", credentials.remove, name="remove_credential"),
    path("usaha/dokumen/<int:pk>/berkas/", credentials.scan, name="scan"),
    path("usaha/laporan/", reports.reports, name="reports"),
    path("usaha/laporan/<int:year>/", reports.report, name="report"),
    path("usaha/klaim/<str:token>/", claims.claim, name="claim"),
]
