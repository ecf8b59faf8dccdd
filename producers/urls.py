from django.urls import path

from .views import workspace

app_name = "producers"

urlpatterns = [
    path("usaha/profil/", workspace.profile, name="profile"),
    path("usaha/profil/tutup/", workspace.close, name="close"),
]
