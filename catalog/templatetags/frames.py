"""What frames a page: header and footer, its addresses, and what it says to machines."""

import json
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.template.context import Context
from django.template.loader import get_template, render_to_string
from django.urls import translate_url
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from catalog.pagination import PAGE_WORDS
from cilegon_ikm.addresses import address
from cilegon_ikm.page_cache.pages import is_anonymous

register = template.Library()

ALTERNATES = (
    '<link rel="canonical" href="{canonical}">'
    '<link rel="alternate" hreflang="id" href="{indonesian}">'
    '<link rel="alternate" hreflang="en" href="{english}">'
    '<link rel="alternate" hreflang="x-default" href="{indonesian}">'
)
OPEN_GRAPH = (
    '<meta property="og:site_name" content="Sentra IKM Cilegon">'
    '<meta property="og:type" content="website">'
    '<meta property="og:title" content="{title}">'
    '<meta property="og:description" content="{description}">'
    '<meta property="og:url" content="{url}">'
    '<meta property="og:image" content="{picture}">'
    '<meta property="og:image:width" content="{width}">'
    '<meta property="og:image:height" content="{height}">'
    '<meta property="og:image:alt" content="{title}">'
    '<meta name="twitter:card" content="summary_large_image">'
)
OTHER_ADDRESS, WORDS_SEARCHED = "\ue001", "\ue002"  # in kept frames, for what differs from page to page
JSON_ESCAPES = {">": "\\u003E", "<": "\\u003C", "&": "\\u0026"}  # as Django's json_script


@register.simple_tag
def json_ld(things: list[dict[str, Any]]) -> SafeString:
    """A block of schema.org data: read by machines, never run, so the policy against inline scripts lets it be."""
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in JSON_ESCAPES.items():
        text = text.replace(sign, escaped)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag(takes_context=True)
def alternates(context: Context) -> SafeString:
    """The page's own address and those of its languages; only what chooses the page stands in the query."""
    request = context["request"]
    chosen = urlencode({name: value for name, value in request.GET.items() if name in PAGE_WORDS})
    site = request.build_absolute_uri("/").rstrip("/")
    own = request.path + (f"?{chosen}" if chosen else "")
    indonesian = own.removeprefix("/en") if get_language() == "en" else own
    return format_html(ALTERNATES, canonical=site + own, indonesian=site + indonesian, english=f"{site}/en{indonesian}")


@register.filter
def shortened(text: str, most: int) -> str:
    """As ``truncatechars``, which looks at every character for those that are written on top of others."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


@register.simple_tag
def shared_page(shared: Any) -> SafeString:
    """What a ``SharedPage`` says to those who draw a preview of it."""
    return format_html(
        OPEN_GRAPH,
        title=shared.title,
        description=shortened(shared.description, 200),
        url=shared.url,
        picture=shared.picture,
        width=shared.width,
        height=shared.height,
    )


@register.simple_tag
def address_of(view: str, *parts: str | int) -> str:
    """As the ``url`` tag, for slugs and numbers, quicker."""
    return address(view, *parts)


@register.simple_tag(takes_context=True)
def other_language(context: Context) -> str:
    """The address of this page in the other language: the same words with or without the prefix."""
    if known := context.get("other_address"):
        return known
    request = context.get("request")
    if not request:
        return "/"
    address = request.get_full_path()
    return address.removeprefix("/en") if get_language() == "en" else f"/en{address}"


@register.simple_tag(takes_context=True)
def frame(context: Context, template_name: str) -> SafeString:
    """A part that frames every page. For visitors without cookies it is drawn once in each language and then kept."""
    request = context.get("request")
    if request is None or not is_anonymous(request.META) or settings.DEBUG:
        template: Any = get_template(template_name)
        return template.template.render(context)
    match = request.resolver_match
    kept = _anonymous_frame(template_name, get_language(), match.view_name if match else "")
    if OTHER_ADDRESS in kept:
        kept = kept.replace(OTHER_ADDRESS, escape(other_language(context)))
    if WORDS_SEARCHED in kept:
        kept = kept.replace(WORDS_SEARCHED, escape(context.get("query") or ""))
    return mark_safe(kept)  # noqa: S308 (drawn by a template)


@lru_cache(maxsize=1024)
def _anonymous_frame(template_name: str, language: str, view_name: str) -> str:
    """The part as this view shows it in this language, which is the current one."""
    request = {"resolver_match": {"view_name": view_name}}
    places = {"other_address": OTHER_ADDRESS, "query": WORDS_SEARCHED}
    return render_to_string(template_name, {"request": request, **places})


@register.filter
def in_language(address: str, language: str) -> str:
    """The same page in this language."""
    return translate_url(address, language)
