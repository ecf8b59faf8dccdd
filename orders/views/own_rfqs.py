"""The company's own requests: writing, sending, answering questions."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.pagination import MAX_ID
from cilegon_ikm.accounts.requests import MemberRequest
from orders.access import with_buyer, with_member
from orders.forms import OptionalReasonForm
from orders.models import Candidate, CompanyMember, Rfq
from orders.rfqs import offering, posting, rules
from orders.rfqs.forms import AnswerForm, FileForm, MakersForm, RfqForm
from orders.rfqs.matching import matches
from orders.rfqs.reasons import reason_words
from producers.models import Producer

from .attempts import attempt

MOST_SUGGESTED = 12


@never_cache
@with_buyer
@require_http_methods(["GET", "POST"])
def write(request: MemberRequest, member: CompanyMember) -> HttpResponse:
    """The form of a new request."""
    form = RfqForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        rfq = posting.create_rfq(company=member.company, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved as a draft. Add photos and drawings, then send it."))
        return redirect("orders:own_rfq", rfq.pk)
    context = {"form": form, "company": member.company}
    return render(request, "orders/rfqs/write.html", context, status=422 if form.errors else 200)


@never_cache
@with_buyer
@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    """The same of a draft, or of one that was sent back."""
    rfq = own_rfq(member, pk)
    if not rules.can_edit(rfq):
        messages.error(request, _("This request has been sent and is not changed any more."))
        return redirect("orders:own_rfq", pk)
    form = RfqForm(request.POST) if request.method == "POST" else RfqForm.of(rfq)
    if form.is_bound and form.is_valid():
        return _done(request, pk, lambda: posting.save_rfq(rfq=rfq, **form.cleaned_data), _("Saved."))
    context = {"form": form, "rfq": rfq, "company": member.company}
    return render(request, "orders/rfqs/write.html", context, status=422 if form.errors else 200)


@never_cache
@with_member
@require_safe
def desk(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    """Everything about one request that the company may know, and the next step."""
    return _desk_page(request, member, own_rfq(member, pk))


def _desk_page(
    request: MemberRequest,
    member: CompanyMember,
    rfq: Rfq,
    *,
    file: FileForm | None = None,
    makers: MakersForm | None = None,
) -> HttpResponse:
    file, makers = file or FileForm(), makers or MakersForm()
    is_draft = rules.can_edit(rfq) and rules.can_write_rfqs(member)
    context = {
        "company": member.company,
        "rfq": rfq,
        "files": rfq.files.all(),
        "questions": [(question, AnswerForm(prefix=str(question.pk))) for question in rfq.questions.all()],
        "feedback": _feedback(rfq),
        "number": rfq.candidates.with_offer().count(),
        "told": rfq.candidates.filter(told_at__isnull=False).count(),
        "invited": rfq.candidates.filter(kind=Candidate.Kind.INVITED).select_related("producer"),
        "suggestions": _suggestions(rfq) if is_draft else [],
        "orders": rfq.enquiries.orders().select_related("producer") if rfq.state == Rfq.State.AWARDED else [],
        "may_act": rules.can_write_rfqs(member),
        "is_draft": is_draft,
        "can_submit": rules.can_submit(rfq),
        "can_cancel": rules.can_cancel(rfq),
        "file_form": file,
        "makers": makers,
        "reason": OptionalReasonForm(),
    }
    status = 422 if file.errors or makers.errors else 200
    return render(request, "orders/rfqs/desk.html", context, status=status)


def _feedback(rfq: Rfq) -> str:
    """Why the officers sent it back."""
    if rfq.state != Rfq.State.REJECTED:
        return ""
    change = rfq.history.filter(to_state=Rfq.State.REJECTED).first()
    return change.note if change else ""


def _suggestions(rfq: Rfq) -> list[tuple[Producer, str]]:
    """The makers who fit best and are not invited yet, each with the reasons."""
    found = {match.producer_id: match for match in matches(rfq)[: MOST_SUGGESTED * 2]}
    invited = set(rfq.candidates.values_list("producer", flat=True))
    makers = Producer.objects.public().select_related("village").in_bulk([pk for pk in found if pk not in invited])
    rows = [(makers[pk], ", ".join(reason_words(match.reasons)[:5])) for pk, match in found.items() if pk in makers]
    return rows[:MOST_SUGGESTED]


@never_cache
@with_buyer
@require_POST
def add_file(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    rfq, form = own_rfq(member, pk), FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _desk_page(request, member, rfq, file=form)
    scan, title = form.cleaned_data["file"], form.title
    return _done(request, pk, lambda: posting.add_file(rfq=rfq, scan=scan, title=title), _("The file is added."))


@never_cache
@with_buyer
@require_POST
def remove_file(request: MemberRequest, member: CompanyMember, pk: int, number: int) -> HttpResponse:
    file = get_object_or_404(own_rfq(member, pk).files.select_related("rfq"), pk=min(number, MAX_ID))
    return _done(request, pk, lambda: posting.remove_file(file=file), _("The file is deleted."))


@never_cache
@with_buyer
@require_POST
def invite(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    """Note the makers who were ticked or named."""
    rfq, form = own_rfq(member, pk), MakersForm(request.POST)
    if not form.is_valid():
        return _desk_page(request, member, rfq, makers=form)
    praise = _("Noted. They are told when the request opens.")
    return _done(request, pk, lambda: posting.invite_makers(rfq=rfq, producers=form.producers), praise)


@never_cache
@with_buyer
@require_POST
def uninvite(request: MemberRequest, member: CompanyMember, pk: int, number: int) -> HttpResponse:
    candidate = get_object_or_404(own_rfq(member, pk).candidates.select_related("rfq"), pk=min(number, MAX_ID))
    return _done(request, pk, lambda: posting.remove_invitation(candidate=candidate), _("Not invited any more."))


@never_cache
@with_buyer
@require_POST
def submit(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    rfq = own_rfq(member, pk)
    praise = _("Sent. An officer looks at it, then the makers are told.")
    return _done(request, pk, lambda: posting.submit_rfq(rfq=rfq, by=request.user), praise)


@never_cache
@with_buyer
@require_POST
def cancel(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    rfq, form = own_rfq(member, pk), OptionalReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    praise = _("Cancelled. Makers who offered have been told.")
    return _done(request, pk, lambda: posting.cancel_rfq(rfq=rfq, by=request.user, reason=reason), praise)


@never_cache
@with_buyer
@require_POST
def reissue(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    """The same once more, as a draft."""
    rfq = own_rfq(member, pk)
    copy = posting.reissue_rfq(rfq=rfq, by=request.user)
    if copy.files.count() < rfq.files.count():
        messages.warning(request, _("A file of the old request is lost. Please add it once more."))
    messages.success(request, _("A new draft with the same words. Look at the dates, then send it."))
    return redirect("orders:own_rfq", copy.pk)


@never_cache
@with_buyer
@require_POST
def answer(request: MemberRequest, member: CompanyMember, pk: int, number: int) -> HttpResponse:
    question = get_object_or_404(own_rfq(member, pk).questions.select_related("rfq__company"), pk=min(number, MAX_ID))
    form = AnswerForm(request.POST, prefix=str(question.pk))
    if not form.is_valid():
        messages.error(request, _("Write the answer, in at most 2000 characters."))
        return redirect("orders:own_rfq", pk)
    praise = _("Answered. All who offer read it.")
    return _done(request, pk, lambda: offering.answer_question(question=question, **form.cleaned_data), praise)


def own_rfq(member: CompanyMember, pk: int) -> Rfq:
    """The company's request with this number, else 404: another company's does not exist for it."""
    rfqs = Rfq.objects.filter(company=member.company).select_related("company", "category__parent", "village__district")
    return get_object_or_404(rfqs, pk=min(pk, MAX_ID))


def _done(request: MemberRequest, pk: int, verb: Callable[[], object], praise: str) -> HttpResponse:
    """Back on the request's page, which says how it went."""
    attempt(request, verb, praise)
    return redirect("orders:own_rfq", pk)
