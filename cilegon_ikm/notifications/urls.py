from django.urls import path

from . import views

app_name = "notifications"

urlpatterns = [
    path("", views.notices, name="list"),
    path("<int:pk>/", views.open_notice, name="open"),
    path("pilihan/", views.choices, name="choices"),
    path("perangkat/", views.add_device, name="add_device"),
    path("perangkat/<int:pk>/lepas/", views.remove_device, name="remove_device"),
]
