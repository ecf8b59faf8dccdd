"""Pages with a map, the only ones that may show pictures of another host: its tiles."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def shows_map(view: View) -> View:
    """Let the map's pictures in, besides what the page's policy lets in already."""

    @wraps(view)
    def wrapped(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        url = urlsplit(settings.MAP_TILES_URL.replace("{s}", "*"))
        if url.netloc:
            policy = getattr(response, "_csp_update", None) or {}  # where django-csp's own decorators leave theirs
            response._csp_update = {**policy, "img-src": [f"{url.scheme}://{url.netloc}"]}  # type: ignore[attr-defined]
        return response

    return cast(View, wrapped)


def tiles() -> dict[str, str]:
    """What the page says to the map's script; without an address there is no map."""
    return {"tiles_url": settings.MAP_TILES_URL, "tiles_attribution": settings.MAP_TILES_ATTRIBUTION}
