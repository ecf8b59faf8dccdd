"""How pages are opened and forms are sent."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.test import Client


def get(client: Client, *urls: str) -> Iterator[tuple[str, HttpResponse]]:
    for url in urls:
        answer = client.get(url, follow=True)
        assert answer.status_code == 200, url
        yield url, answer


def post(client: Client, url: str, **data: object) -> tuple[str, HttpResponse]:
    answer = client.post(url, data, follow=True)
    assert answer.status_code in {200, 409, 422}, url
    return f"POST {url}", answer
