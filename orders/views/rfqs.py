"""Requests for quotation as everybody reads them, and their files."""

import logging
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalog.models import Category
from catalog.pagination import AFTER, BEFORE, MAX_ID, keyset_page
from cilegon_ikm.accounts.models import User
from cilegon_ikm.page_cache.pages import is_anonymous, public_page
from orders.models import Candidate, OfferFile, Partner, Rfq, RfqFile
from orders.rfqs import rules
from orders.rfqs.forms import TextForm
from orders.rfqs.reasons import reason_words
from producers import scans
from producers.areas import district_names
from producers.models import Producer

logger = logging.getLogger(__name__)

GROUP, DISTRICT, REPEATING = "kategori", "kecamatan", "berulang"


@require_safe
@public_page(AFTER, BEFORE, GROUP, DISTRICT, REPEATING)
def browse(request: HttpRequest) -> HttpResponse:
    """What is open to every maker now, narrowed by group, kecamatan and whether it repeats."""
    chosen = {name: request.GET.get(name, "") for name in (GROUP, DISTRICT, REPEATING)}
    rfqs = Rfq.objects.open().public().for_rows()
    groups = list(Category.objects.top())
    if group := next((each for each in groups if each.slug == chosen[GROUP]), None):
        rfqs = rfqs.filter(category__parent=group)
    if chosen[DISTRICT] in district_names():
        rfqs = rfqs.filter(village__district=chosen[DISTRICT])
    if chosen[REPEATING]:
        rfqs = rfqs.exclude(repeats=Rfq.Repeat.ONCE)
    context = {
        "page": keyset_page(rfqs, request),
        "groups": groups,
        "districts": district_names(),
        "chosen": chosen,
        "is_narrowed": any(chosen.values()),
    }
    return render(request, "orders/rfqs/browse.html", context)


@require_safe
@public_page()
def page(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What is needed, with its files and the answered questions; for a maker also what she can do."""
    user = visitor(request)
    rfq = find_rfq(user, pk)
    if slug != rfq.slug:
        return redirect(rfq, permanent=True)
    return render(request, "orders/rfqs/page.html", page_context(user, rfq))


def page_context(user: User | None, rfq: Rfq, question: TextForm | None = None) -> dict[str, Any]:
    """What the page shows; ``question`` is a form that was filled in wrongly."""
    context: dict[str, Any] = {
        "rfq": rfq,
        "files": rfq.files.all(),
        "answered": rfq.questions.exclude(answer=""),
        "is_member": False,
    }
    if user is None:
        return context
    producer = Producer.objects.managed_by(user).first()
    context["is_member"] = rfq.company.members.filter(user=user).exists()
    if producer is None:
        return context
    candidate = Candidate.objects.filter(rfq=rfq, producer=producer).select_related("enquiry").first()
    return context | {
        "producer": producer,
        "candidate": candidate,
        "reasons": reason_words(candidate.reasons) if candidate else [],
        "share": Partner.objects.of_maker(producer).filter(candidate__rfq=rfq).first(),
        "can_offer": rules.can_offer(rfq, producer),
        "own_questions": rfq.questions.filter(producer=producer, answer=""),
        "question": question or TextForm.fresh(),
    }


def visitor(request: HttpRequest) -> User | None:
    """Who is signed in; a page that is kept for everybody must not even look."""
    if is_anonymous(request.META):
        return None
    user: Any = request.user
    return user if user.is_authenticated else None


def find_rfq(user: User | None, pk: int) -> Rfq:
    """The request, if this person may read it, else 404."""
    if pk > MAX_ID:
        raise Http404
    return get_object_or_404(Rfq.objects.visible_to(user).select_related("company", "category", "village"), pk=pk)


@never_cache
@require_safe
def file(request: HttpRequest, pk: int, number: int) -> HttpResponse | FileResponse:
    """A photo or drawing, for whoever may read the request."""
    rfq = find_rfq(visitor(request), pk)
    return streamed(get_object_or_404(rfq.files, pk=min(number, MAX_ID)))


@never_cache
@require_safe
def offer_file(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    """A file of an offer: for its maker, and for the company once the offers are not sealed."""
    user = visitor(request)
    if user is None:
        raise Http404
    candidates = Candidate.objects.offers_readable_by(user)
    return streamed(get_object_or_404(OfferFile.objects.filter(candidate__in=candidates), pk=min(number, MAX_ID)))


def streamed(kept: RfqFile | OfferFile) -> FileResponse:
    """The file itself, called as it was when it came."""
    try:
        return scans.streamed(kept.name, called=slugify(kept.title.rpartition(".")[0]) or "berkas")
    except FileNotFoundError as error:
        logger.exception("The file %s is missing", kept.pk)
        raise Http404 from error
