"""What buyers can choose among listings."""

from collections.abc import Iterable
from functools import cache
from threading import Lock
from typing import Any

from cachetools import LRUCache, cached
from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from producers.areas import district_names, village_names

from .figures import grouped

register = template.Library()


@register.simple_tag
def total_of(counts: Any) -> str:
    """How many products, with a plus where counting stopped."""
    shown = f"{grouped(counts.most)}+" if counts.is_capped else grouped(counts.total)
    return ngettext("%(shown)s product", "%(shown)s products", counts.total) % {"shown": shown}


@register.simple_tag
def facet_fields(browse: Any) -> SafeString:
    """What can be chosen; drawn once where the counts are those that categories keep."""
    return _facet_fields(browse) if browse.key is None else _kept_facet_fields(browse)


@cached(LRUCache(200), key=lambda browse: (get_language(), browse.key), lock=Lock())
def _kept_facet_fields(browse: Any) -> SafeString:
    return _facet_fields(browse)


def _facet_fields(browse: Any) -> SafeString:
    """Written here, since a template would take longer than the search."""
    return format_html_join(
        "",
        '<fieldset class="facet"><legend class="facet-title">{}</legend>{}</fieldset>',
        ((facet.title, _facet_options(facet, browse)) for facet in browse.facets),
    )


def _facet_options(facet: Any, browse: Any) -> SafeString:
    """The answers as radio buttons or checkboxes."""
    kind, more = ("checkbox" if facet.is_multiple else "radio"), "+" if browse.counts.is_capped else ""
    lines = [
        f'<label class="option"><input type="{kind}" name="{escape(facet.name)}" value="{escape(option.value)}"'
        f"{' checked' if option.is_chosen else ''}><span>{escape(option.label)}</span>"
        f" <small>{grouped(option.count)}{more}</small></label>"
        for option in facet.options
    ]
    if not facet.is_multiple:
        checked = "" if any(option.is_chosen for option in facet.options) else " checked"
        every = pgettext("choice", "All")  # not within the f-string, where Babel does not find it
        every = f'<input type="radio" name="{escape(facet.name)}" value=""{checked}>{escape(every)}'
        lines.insert(0, f'<label class="option">{every}</label>')
    return mark_safe("".join(lines))  # noqa: S308 (every word is escaped)


@register.simple_tag
def category_links(categories: Iterable[Any], current: Any = None) -> SafeString:
    """Chips that lead to these categories."""
    links = []
    for each in categories:
        here = ' aria-current="page"' if each == current else ""
        links.append(f'<li><a class="chip" href="{each.get_absolute_url()}"{here}>{escape(str(each))}</a></li>')
    return SafeString("".join(links))


@register.simple_tag
def place_options(browse: Any) -> SafeString:
    """From which kelurahan the nearest can be asked for, by kecamatan."""
    value = f'value="{browse.sort}"'
    return mark_safe(_all_places(get_language()).replace(value, f"{value} selected"))  # noqa: S308 (one of the options)


@cache
def _all_places(language: str) -> str:
    groups = []
    for district, name in district_names().items():
        villages = [(code, village) for code, village in village_names().items() if code.startswith(district)]
        options = format_html_join("", '<option value="dekat-{}">{}</option>', villages)
        label = _("Nearest to %(place)s") % {"place": name}
        groups.append(format_html('<optgroup label="{}">{}</optgroup>', label, options))
    return "".join(groups)
