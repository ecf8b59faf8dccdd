"""The maker's side of requests: those she was told of, her question, her offer, joint offers."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.pagination import MAX_ID, keyset_page
from cilegon_ikm.accounts.requests import MemberRequest
from orders.models import Candidate, Partner, Rfq
from orders.rfqs import offering, rules
from orders.rfqs.forms import FileForm, TextForm
from orders.rfqs.offer_forms import OfferForm, PartnersForm
from orders.rfqs.reasons import reason_words
from producers.access import with_producer
from producers.models import Producer

from .attempts import attempt
from .rfqs import find_rfq, page_context

MOST_SHARES = 20


@never_cache
@with_producer
@require_safe
def mine(request: MemberRequest, producer: Producer) -> HttpResponse:
    """The requests this maker was told of or offered on, and joint offers that wait for her word."""
    page = keyset_page(Candidate.objects.of_maker(producer), request)
    for candidate in page.items:
        candidate.reason_line = ", ".join(reason_words(candidate.reasons)[:4])
    shares = list(Partner.objects.of_maker(producer)[:MOST_SHARES])
    context = {
        "page": page,
        "asked": [partner for partner in shares if partner.is_asked],
        "joint": [partner for partner in shares if partner.answer == Partner.Answer.CONFIRMED],
    }
    return render(request, "orders/rfqs/mine.html", context)


@never_cache
@with_producer
@require_POST
def ask(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """A question to the company."""
    rfq, form = find_rfq(request.user, pk), TextForm(request.POST)
    if not form.is_valid():
        return render(request, "orders/rfqs/page.html", page_context(request.user, rfq, form), status=422)
    attempt(
        request,
        lambda: offering.ask_question(rfq=rfq, producer=producer, **form.cleaned_data),
        _("Your question is sent. The answer will stand here for all, without your name."),
    )
    return redirect(rfq)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def offer(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """The form of an offer: price and terms first, then its files and partners."""
    rfq = find_rfq(request.user, pk)
    candidate = _own(rfq, producer)
    if request.method == "GET":
        if not rules.can_offer(rfq, producer):
            messages.error(request, _("No offer can be made for this request now."))
            return redirect(rfq)
        return _offer_page(request, rfq, candidate, OfferForm(rfq=rfq, candidate=candidate))
    form = OfferForm(request.POST, rfq=rfq, candidate=candidate)
    if not form.is_valid():
        return _offer_page(request, rfq, candidate, form)
    key, said, terms = form.cleaned_data["key"], form.offer, form.terms
    attempt(
        request,
        lambda: offering.send_offer(rfq=rfq, producer=producer, offer=said, terms=terms, key=key, by=request.user),
        _("Your offer is sent. You can change it until the request closes."),
    )
    return redirect("orders:offer", rfq.pk) if rules.can_offer(rfq, producer) else redirect(rfq)


def _offer_page(
    request: MemberRequest,
    rfq: Rfq,
    candidate: Candidate | None,
    form: OfferForm,
    *,
    partners: PartnersForm | None = None,
    file: FileForm | None = None,
) -> HttpResponse:
    has_offer = candidate is not None and candidate.enquiry is not None
    partners, file = partners or PartnersForm(candidate=candidate), file or FileForm()
    context = {
        "rfq": rfq,
        "form": form,
        "candidate": candidate if has_offer else None,
        "partners": partners,
        "file_form": file,
    }
    wrong = form.errors or partners.errors or file.errors
    return render(request, "orders/rfqs/offer.html", context, status=422 if wrong else 200)


@never_cache
@with_producer
@require_POST
def add_file(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    rfq, candidate = _with_offer(request, producer, pk)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _offer_page(request, rfq, candidate, OfferForm(rfq=rfq, candidate=candidate), file=form)
    scan, title = form.cleaned_data["file"], form.title
    attempt(
        request,
        lambda: offering.add_offer_file(candidate=candidate, scan=scan, title=title),
        _("The file belongs to your offer now."),
    )
    return redirect("orders:offer", rfq.pk)


@never_cache
@with_producer
@require_POST
def remove_file(request: MemberRequest, producer: Producer, pk: int, number: int) -> HttpResponse:
    rfq, candidate = _with_offer(request, producer, pk)
    file = get_object_or_404(candidate.files.select_related("candidate__rfq__company"), pk=min(number, MAX_ID))
    attempt(request, lambda: offering.remove_offer_file(file=file), _("The file is deleted."))
    return redirect("orders:offer", rfq.pk)


@never_cache
@with_producer
@require_POST
def partners(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """With whom she offers jointly."""
    rfq, candidate = _with_offer(request, producer, pk)
    form = PartnersForm(request.POST, candidate=candidate)
    if not form.is_valid():
        return _offer_page(request, rfq, candidate, OfferForm(rfq=rfq, candidate=candidate), partners=form)
    attempt(
        request,
        lambda: offering.name_partners(candidate=candidate, shares=form.shares),
        _("Saved. New partners are asked to confirm their share."),
    )
    return redirect("orders:offer", rfq.pk)


@never_cache
@with_producer
@require_POST
def answer_partnership(request: MemberRequest, producer: Producer, number: int) -> HttpResponse:
    """Yes or no to a share of somebody else's offer."""
    own = Partner.objects.filter(producer=producer).select_related(
        "producer", "candidate__rfq__company", "candidate__producer__owner"
    )
    partner = get_object_or_404(own, pk=min(number, MAX_ID))
    agrees = request.POST.get("answer") == "yes"
    if agrees and request.POST.get("share") != str(partner.share):
        messages.error(request, _("The joint offer has changed meanwhile. Please look at it once more."))
        return redirect("orders:maker_rfqs")
    attempt(
        request,
        lambda: offering.answer_partnership(partner=partner, agrees=agrees),
        _("You offer jointly.") if agrees else _("You declined. The maker who asked has been told."),
    )
    return redirect("orders:maker_rfqs")


def _own(rfq: Rfq, producer: Producer) -> Candidate | None:
    found = rfq.candidates.filter(producer=producer).select_related("enquiry", "producer__owner").first()
    if found:
        found.rfq = rfq
    return found


def _with_offer(request: MemberRequest, producer: Producer, pk: int) -> tuple[Rfq, Candidate]:
    """The request and the maker's offer to it, else 404."""
    rfq = find_rfq(request.user, pk)
    candidate = _own(rfq, producer)
    if candidate is None or not candidate.enquiry_id:
        raise Http404
    return rfq, candidate
