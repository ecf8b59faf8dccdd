"""Searching, suggestions while typing, and counting which results are opened."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from catalog.search import log
from catalog.search.answer import answer
from catalog.search.browse import PLACE
from catalog.search.suggestions import suggest
from catalog.search.text import clean_query
from catalog.showcase import groups_with_photo

FRESH = 60  # seconds


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    found = answer(request)
    context: dict[str, Any] = {"answer": found, "query": found.text, "browse": found.browse, "page": found.page}
    if not (found.browse or found.partly):
        context["groups"] = groups_with_photo()
    response = render(request, "catalog/search.html", context)
    if PLACE in request.GET:  # where somebody is
        patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """The list under the search field."""
    groups = suggest(clean_query(request.GET.get("q", "")))
    response = render(request, "catalog/_suggestions.html", {"groups": groups})
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


@csrf_exempt  # it only counts, and pages with results carry no token
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """A beacon of the page with results: one of them was opened."""
    log.click(clean_query(request.POST.get("q", "")))
    return HttpResponse(status=204)
