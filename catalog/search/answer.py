"""What a search answers: the listings, else those that say a part of it, else nothing."""

from dataclasses import dataclass

from django.http import HttpRequest

from ..models import Listing
from ..pagination import AFTER, BEFORE, Page, listed_page
from . import log
from .browse import Browse
from .meaning import Meaning, understand
from .text import clean_query

FEW = 5  # products: with fewer, another spelling is offered


@dataclass(frozen=True, kw_only=True)
class Answer:
    """``browse`` holds listings with every word; ``partly`` is a page of those with some, when none has all."""

    text: str
    meaning: Meaning
    browse: Browse | None = None
    partly: Page | None = None

    @property
    def page(self) -> Page | None:
        return self.browse.page if self.browse else self.partly

    @property
    def offered(self) -> str:
        """Another spelling that would find more."""
        return self.meaning.offered if self.browse and self.browse.counts.total < FEW else ""


def answer(request: HttpRequest) -> Answer:
    """Three queries: what the words mean, what they find and what can be chosen among it, and the page of listings."""
    text = clean_query(request.GET.get("q", ""))
    meaning = understand(text)
    if not meaning.wishes:
        return Answer(text=text, meaning=meaning)
    browse = Browse(
        request=request,
        scope=Listing.objects.visible,
        query=meaning.query,
        has_exclusion=meaning.has_exclusion,
        partly=meaning.any_word if meaning.can_be_partly else None,
    )
    if not (browse.filters or {AFTER, BEFORE} & request.GET.keys()):
        browse.searched = log.words_to_count(request, text)
    if browse.counts.total or browse.filters:
        return Answer(text=text, meaning=meaning, browse=browse)
    partly = listed_page(browse.found.partly, request) if browse.found.partly else Page()
    return Answer(text=text, meaning=meaning, partly=partly if partly.items else None)
