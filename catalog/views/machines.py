"""What shops, search engines and feed readers ask for; in Indonesian only."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from catalog import feeds

FRESH = 3600  # seconds


@require_safe
@cache_control(public=True, max_age=FRESH)
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=FRESH)
def google_feed(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(feeds.google_xml(_site(request)), content_type="application/rss+xml; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=FRESH)
def meta_feed(request: HttpRequest) -> StreamingHttpResponse:
    response = StreamingHttpResponse(feeds.meta_csv(_site(request)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="sentra-ikm-cilegon.csv"'
    return response


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
