"""Looking for news without a reload: often while the talk goes on, ever more seldom while nothing comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import workflow
from .models import Enquiry
from .timeline import Entry, mark, timeline

FIRST_WAIT, LONGEST_WAIT = 4, 64  # seconds; doubled each time
_WAITS = {str(seconds) for seconds in (4, 8, 16, 32, 64)}


@dataclass(frozen=True, kw_only=True)
class Polling:
    """When the page looks next, and what it knows: what is new since ``mark``, and in which ``state`` it was made."""

    mark: str
    state: str
    wait: int = FIRST_WAIT


def polling(enquiry: Enquiry, entries: Sequence[Entry]) -> Polling:
    """For a page that has just been made."""
    return Polling(mark=mark(enquiry), state=_situation(enquiry, entries))


def news(request: HttpRequest, enquiry: Enquiry, side: str, **context: Any) -> HttpResponse:
    """The next look, with the conversation anew if there is something new in it; cheap if there is not."""
    known, state = request.GET.get("tanda", ""), request.GET.get("keadaan", "")
    wait = request.GET.get("tunda", "")
    is_new = known != mark(enquiry)
    if is_new:
        workflow.read_enquiry(enquiry=enquiry, side=side)
    after = min(int(wait) * 2, LONGEST_WAIT) if wait in _WAITS and not is_new else FIRST_WAIT
    entries = timeline(enquiry, side) if is_new else []
    poll = Polling(mark=mark(enquiry), state=state, wait=after)
    context |= {
        "enquiry": enquiry,
        "poll": poll,
        "entries": entries,
        "is_new": is_new,
        "is_other_situation": is_new and state != _situation(enquiry, entries),
    }
    return render(request, "orders/_news.html", context)


def _situation(enquiry: Enquiry, entries: Sequence[Entry]) -> str:
    """Changes with what either side can do."""
    return f"{enquiry.state}-{sum(entry.quote is not None for entry in entries)}"
