"""Every address of the project."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver


def addresses(patterns=None, route: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """The name of each with its namespace, and how it is written."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        written = f"{route}{each.pattern}"
        if isinstance(each, URLPattern):
            yield f"{namespace}{each.name}", written
        else:
            yield from addresses(each.url_patterns, written, f"{each.namespace}:" if each.namespace else namespace)
