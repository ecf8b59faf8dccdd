"""Addresses for machines; they have no language."""

from django.urls import path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

_worker = TemplateView.as_view(template_name="notifications/service-worker.js", content_type="text/javascript")

# A service worker rules over the folder it lies in, so it cannot lie among the static files.
urlpatterns = [path("sw.js", require_safe(cache_control(no_cache=True)(_worker)), name="service_worker")]
