from django.urls import path

from .views import claims, reports, workspace

app_name = "producers"

urlpatterns = [
    path("usaha/profil/", workspace.profile, name="profile"),
    path("usaha/profil/tutup/", workspace.close, name="close"),
    path("usaha/laporan/", reports.reports, name="reports"),
    path("usaha/laporan/<int:year>/", reports.report, name="report"),
    path("usaha/klaim/<str:token>/", claims.claim, name="claim"),
]
