"""Addresses for machines; they have no language."""

from django.urls import path

from . import views

urlpatterns = [
    path("health/live", views.live, name="live"),
    path("health/ready", views.ready, name="ready"),
    path("media/<path:name>", views.media, name="media"),
]
