"""Addresses are an interface: Indonesian words without a prefix, the same words under /en/ for English pages."""

from collections.abc import Callable

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpResponse
from django.urls import include, path
from django.views.generic import TemplateView

from cilegon_ikm.accounts.workflow import CONSENT_VERSION
from cilegon_ikm.contact import office
from cilegon_ikm.page_cache.pages import public_page

handler400 = "cilegon_ikm.errors.bad_request"
handler403 = "cilegon_ikm.errors.permission_denied"
handler404 = "cilegon_ikm.errors.not_found"
handler500 = "cilegon_ikm.errors.server_error"


def _text_page(template_name: str, **context: object) -> Callable[..., HttpResponse]:
    context["office"] = office
    return public_page()(TemplateView.as_view(template_name=template_name, extra_context=context))


urlpatterns = [
    *i18n_patterns(
        path("", include("catalog.urls")),  # first, since most visitors ask for these
        path("", include("orders.urls")),
        path("admin/", admin.site.urls),
        path("", include("cilegon_ikm.accounts.urls")),
        path("akun/pemberitahuan/", include("cilegon_ikm.notifications.urls")),
        path("bantuan/", _text_page("pages/help.html"), name="help"),
        path("bantuan/privasi/", _text_page("pages/privacy.html", version=CONSENT_VERSION), name="privacy"),
        path("", include("producers.urls")),
        prefix_default_language=False,
    ),
    path("", include("cilegon_ikm.operations.urls")),
    path("", include("catalog.machine_urls")),
    path("", include("cilegon_ikm.notifications.machine_urls")),
]
