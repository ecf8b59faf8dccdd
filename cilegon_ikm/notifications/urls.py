from django.urls import path

from . import views

app_name = "notifications"

urlpatterns = [path("", views.notices, name="list"), path("<int:pk>/", views.open_notice, name="open")]
