"""Counting how often listings are looked at: no cookie, no address, only a number for each day."""

from django.http import HttpRequest

from .models import ListingDay

# Parts of what programs that are no reader call themselves; a link that is sent on is fetched by the messenger, too.
PROGRAMS = (
    "bot", "crawl", "spider", "slurp", "preview", "facebookexternalhit", "whatsapp", "telegram", "lighthouse",
    "headless", "monitor", "curl", "wget", "python", "java/", "go-http", "okhttp", "axios", "scrapy",
)  # fmt: skip


def count_view(request: HttpRequest, listing_id: int) -> None:
    """Count a reader's view of this listing; programs and pages loaded in advance do not count."""
    if request.method == "GET" and is_read(request):
        ListingDay.objects.add_view(listing_id)


def is_read(request: HttpRequest) -> bool:
    """Whether a person seems to read the answer, now."""
    name = request.headers.get("User-Agent", "").lower()
    in_advance = "prefetch" in request.headers.get("Sec-Purpose", "")
    return bool(name) and not in_advance and not any(program in name for program in PROGRAMS)
