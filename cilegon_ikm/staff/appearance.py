"""How the officers' desk looks."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

APPEARANCE: dict[str, Any] = {
    "SITE_TITLE": _("Sentra IKM Cilegon – officers"),
    "SITE_HEADER": "Sentra IKM",
    "SITE_SUBHEADER": _("Disperindag Kota Cilegon"),
    "SITE_URL": reverse_lazy("catalog:home"),
    "STYLES": [lambda request: static("css/staff.css")],
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("img/favicon.svg")},
    ],
    "SHOW_BACK_BUTTON": True,
    "COLORS": {
        "primary": {
            "50": "#eef6f8", "100": "#d5e9ee", "200": "#aed3dd", "300": "#7bb5c5", "400": "#4690a6",
            "500": "#1f6f86", "600": "#0a4d5c", "700": "#084150", "800": "#063442", "900": "#052833", "950": "#031a22",
        }
    },
    "SIDEBAR": {"show_search": True, "show_all_applications": False},
}  # fmt: skip
