"""Photos in the formats and widths that browsers choose from; a photo is a snapshot, as listings keep it.

Written here and not in templates, since some pages have dozens.
"""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cilegon_ikm.pictures import FORMATS, photo_url, variant_widths

register = template.Library()

LAZY, FIRST = 'loading="lazy" ', 'fetchpriority="high" '
LARGE, SMALL = "(min-width: 56rem) 660px, 100vw", "76px"  # how wide a gallery shows its photos


@register.filter
def snapshot(text: str) -> Any:
    """The photo that a query brought as a text; see ``catalog.showcase``."""
    return json.loads(text)


@register.simple_tag
def picture(
    photo: dict[str, Any], sizes: str = "100vw", css: str = "", lazy: bool = True, priority: bool = False, alt: str = ""
) -> SafeString:
    """A photo in the best format the browser knows, at the width it needs."""
    attributes = f'class="{escape(css)}" ' if css else ""
    if priority:
        attributes += FIRST
    elif lazy:
        attributes += LAZY
    return SafeString(_picture(photo, escape(sizes), attributes, alt))


def _picture(photo: dict[str, Any], sizes: str, attributes: str, alt: str) -> str:
    address, sources = photo_url(photo["key"]), ""
    if photo["variants"]:
        widths = variant_widths(photo["width"])
        for fmt in FORMATS:
            srcset = ", ".join([f"{address}-{width}.{fmt} {width}w" for width in widths])
            sources += f'<source type="image/{fmt}" srcset="{srcset}" sizes="{sizes}">'
    size = f'width="{photo["width"]}" height="{photo["height"]}"'
    image = f'<img src="{address}.jpg" alt="{escape(str(photo["alt"] or alt))}" {size} {attributes}decoding="async">'
    return f"<picture>{sources}{image}</picture>"


@register.simple_tag
def gallery(photos: Sequence[dict[str, Any]], title: str) -> SafeString:
    """Large photos to swipe through and, where there are several, small ones that lead to them."""
    large = [
        f'<li id="photo-{number}">{_picture(photo, LARGE, FIRST if number == 1 else LAZY, title)}</li>'
        for number, photo in enumerate(photos, start=1)
    ]
    small = [
        f'<a href="#photo-{number}" aria-label="{_("Photo %(number)s") % {"number": number}}">'
        f"{_picture(photo, SMALL, LAZY, '')}</a>"
        for number, photo in enumerate(photos, start=1)
    ]
    html = f'<ul class="gallery-strip" tabindex="0" aria-label="{_("Photos")}">{"".join(large)}</ul>'
    if len(small) > 1:
        html += f'<div class="gallery-thumbs">{"".join(small)}</div>'
    return SafeString(html)


@register.simple_tag
def photo_link(photo: dict[str, Any]) -> str:
    """The address of the large JPEG."""
    return f"{photo_url(photo['key'])}.jpg"
