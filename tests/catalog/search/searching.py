"""Searching as the page does."""

from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from catalog.models import Listing
from catalog.search import results
from catalog.search.answer import Answer, answer
from catalog.search.meaning import understand


def asked(query: str = "", **params: str) -> HttpRequest:
    words = QueryDict(mutable=True)
    words.update({"q": query, **params})
    return RequestFactory().get(f"/cari/?{words.urlencode()}")


def answered(query: str, **params: str) -> Answer:
    return answer(asked(query, **params))


def found(query: str, **params: str) -> list[str]:
    """The titles of the first page, in their order; nothing when no listing has every word."""
    browse = answered(query, **params).browse
    return titles(browse.page.items) if browse else []


def titles(items) -> list[str]:
    by_number = dict(Listing.objects.values_list("pk", "title"))
    return [by_number[item.pk] for item in items]


def count(query: str) -> int:
    meaning = understand(query)
    return results.count(meaning.query) if meaning.wishes else 0
