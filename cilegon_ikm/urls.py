"""Addresses are an interface: Indonesian words without a prefix, the same words under /en/ for English pages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView

handler400 = "cilegon_ikm.errors.bad_request"
handler403 = "cilegon_ikm.errors.permission_denied"
handler404 = "cilegon_ikm.errors.not_found"
handler500 = "cilegon_ikm.errors.server_error"

urlpatterns = [
    path("", include("cilegon_ikm.operations.urls")),
    path("", include("catalog.machine_urls")),
    path("", include("cilegon_ikm.notifications.machine_urls")),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("cilegon_ikm.accounts.urls")),
        path("akun/pemberitahuan/", include("cilegon_ikm.notifications.urls")),
        path("bantuan/", TemplateView.as_view(template_name="pages/help.html"), name="help"),
        path("bantuan/privasi/", TemplateView.as_view(template_name="pages/privacy.html"), name="privacy"),
        path("", include("producers.urls")),
        path("", include("catalog.urls")),
        path("", include("orders.urls")),
        prefix_default_language=False,
    ),
]
