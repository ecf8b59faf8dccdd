from django.urls import path

from .views import claims, credentials, profile, registration, reports, sentra, team, workspace

app_name = "producers"

urlpatterns = [
    path("daftar/usaha/", registration.business, name="register_business"),
    path("daftar/alamat/", registration.address, name="register_address"),
    path("daftar/lanjut/", registration.resume, name="resume"),
    path("usaha/profil/", workspace.profile, name="profile"),
    path("usaha/profil/tutup/", workspace.close, name="close"),
    path("usaha/alamat/", workspace.take_new_address, name="take_new_address"),
    path("usaha/profil/keterangan/", profile.details, name="details"),
    path("usaha/profil/layanan/", profile.ways, name="ways"),
    path("usaha/profil/jam/", profile.hours, name="hours"),
    path("usaha/profil/peta/", profile.place, name="place"),
    path("usaha/profil/foto/", profile.pictures, name="pictures"),
    path("usaha/tim/", team.people, name="team"),
    path("usaha/tim/undang/", team.invite, name="invite"),
    path("usaha/tim/batal/", team.revoke, name="revoke"),
    path("usaha/tim/keluar/", team.leave, name="leave"),
    path("usaha/tim/<int:pk>/hapus/", team.remove, name="remove_helper"),
    path("usaha/gabung/<str:token>/", team.join, name="join"),
    path("usaha/dokumen/", credentials.papers, name="credentials"),
    path("usaha/dokumen/baru/<slug:kind>/", credentials.add, name="add_credential"),
    path("usaha/dokumen/<int:pk>/ganti/", credentials.replace, name="replace_credential"),
    path("usaha/dokumen/<int:pk>/hapus/", credentials.remove, name="remove_credential"),
    path("usaha/dokumen/<int:pk>/berkas/", credentials.scan, name="scan"),
    path("usaha/laporan/", reports.reports, name="reports"),
    path("usaha/laporan/<int:year>/", reports.report, name="report"),
    path("usaha/sentra/", sentra.overview, name="sentra"),
    path("usaha/sentra/<slug:slug>/ikut/", sentra.join, name="join_sentra"),
    path("usaha/sentra/<slug:slug>/keluar/", sentra.leave, name="leave_sentra"),
    path("usaha/sentra/<slug:slug>/anggota/", sentra.members, name="sentra_members"),
    path("usaha/sentra/<slug:slug>/anggota/<int:pk>/", sentra.decide, name="decide_membership"),
    path("usaha/klaim/<str:token>/", claims.claim, name="claim"),
]
