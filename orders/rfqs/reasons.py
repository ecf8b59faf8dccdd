"""Why a maker fits a request, in a few words each, in the present language."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.models import Unit
from catalog.templatetags.figures import grouped
from catalog.templatetags.times import response_time
from producers.models import Credential


def reason_words(reasons: Iterable[list[Any]]) -> list[str]:
    """As a line shows them: Halal ✓, 2.000 packs a month, 1,2 km."""
    words = (_in_words(name, details) for name, *details in reasons)
    return [each for each in words if each]


def _in_words(name: str, details: list[Any]) -> str:
    if name == "papers":
        return ", ".join(f"{Credential.Kind(kind).label} ✓" for kind in details)
    if name == "missing":
        return _("without %(papers)s") % {"papers": ", ".join(str(Credential.Kind(kind).label) for kind in details)}
    if name == "capacity":
        return _("makes %(number)s %(unit)s a month") % {
            "number": grouped(details[0]),
            "unit": str(Unit(details[1]).label),
        }
    if name == "area":
        return _area(details)
    if name == "category":
        return details[1] if get_language() == "en" else details[0]
    if name == "words":
        return _("sells “%(title)s”") % {"title": details[0]}
    if name == "kbli":
        return f"KBLI {details[0]}"
    return response_time(details[0]) if name == "response" and details[0] else ""


def _area(details: list[Any]) -> str:
    kind, *rest = details
    if kind == "km":
        return f"{str(rest[0]).replace('.', ',')} km"
    if kind == "village":
        return _("in %(place)s as well") % {"place": rest[0]}
    return _("in the same kecamatan")
