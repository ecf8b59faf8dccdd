from django.urls import path

from .views import attendance, claims, credentials, profile, programmes, registration, reports, team, workspace

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
    path("usaha/program/", programmes.programmes, name="programmes"),
    path("usaha/program/<slug:slug>/", programmes.programme, name="programme"),
    path("usaha/program/<slug:slug>/daftar/", programmes.register, name="register_programme"),
    path("usaha/program/<slug:slug>/batal/", programmes.withdraw, name="withdraw_programme"),
    path("usaha/program/<slug:slug>/qr.svg", programmes.ticket, name="ticket"),
    path("usaha/program/<slug:slug>/sertifikat.pdf", programmes.certificate, name="certificate_pdf"),
    path("hadir/<str:code>/", attendance.attend, name="attend"),
    path("usaha/klaim/<str:token>/", claims.claim, name="claim"),
]
