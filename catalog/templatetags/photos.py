"""Photos in the formats and widths that browsers choose from; a photo is a snapshot, as listings keep it."""

from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cilegon_ikm.pictures import FORMATS, photo_url, variant_name, variant_widths

register = template.Library()


@register.simple_tag
def picture(
    photo: dict[str, Any], sizes: str = "100vw", css: str = "", lazy: bool = True, priority: bool = False, alt: str = ""
) -> SafeString:
    """A photo in the best format the browser knows, at the width it needs; ``photo`` is a snapshot.

    Written here and not in a template, since some pages have dozens.
    """
    address = photo_url(photo["key"])
    widths = variant_widths(photo["width"]) if photo["variants"] else []
    sources = [
        f'<source type="image/{fmt}" srcset="{_srcset(address, widths, fmt)}" sizes="{escape(sizes)}">'
        for fmt in FORMATS
        if widths
    ]
    attributes = [f'class="{escape(css)}"'] if css else []
    if priority:
        attributes.append('fetchpriority="high"')
    elif lazy:
        attributes.append('loading="lazy"')
    size = f'width="{photo["width"]}" height="{photo["height"]}"'
    image = f'<img src="{address}.jpg" alt="{escape(photo["alt"] or alt)}" {size} {" ".join(attributes)}'
    return mark_safe(f'<picture>{"".join(sources)}{image} decoding="async"></picture>')  # noqa: S308 (escaped above)


def _srcset(address: str, widths: list[int], fmt: str) -> str:
    return ", ".join(f"{variant_name(address, width, fmt)} {width}w" for width in widths)


@register.simple_tag
def photo_link(photo: dict[str, Any]) -> str:
    """The address of the large JPEG."""
    return f"{photo_url(photo['key'])}.jpg"
