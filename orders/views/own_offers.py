"""The offers to a company's request: comparing them, the shortlist and the award."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from catalog.pagination import MAX_ID
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from orders.access import with_buyer, with_member
from orders.models import CompanyMember, Rfq
from orders.rfqs import awarding, rules
from orders.rfqs.comparison import OfferRow, comparison_workbook, offers_of
from orders.rfqs.offer_forms import AwardForm
from producers.register.workbooks import XLSX, download

from .attempts import attempt
from .own_rfqs import own_rfq


@never_cache
@with_member
@require_safe
def compare(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    """The offers side by side."""
    rfq = own_rfq(member, pk)
    rows = offers_of(rfq)
    return _compare_page(request, member, rfq, rows, AwardForm(rows=rows))


def _compare_page(
    request: MemberRequest, member: CompanyMember, rfq: Rfq, rows: list[OfferRow], form: AwardForm
) -> HttpResponse:
    may_act = rules.can_write_rfqs(member)
    context = {
        "company": member.company,
        "rfq": rfq,
        "rows": rows,
        "form": form,
        "parts": [form[row.part_name] for row in rows if row.can_be_shared],
        "may_act": may_act,
        "may_award": may_act and rules.can_award(rfq),
    }
    return render(request, "orders/rfqs/compare.html", context, status=422 if form.errors else 200)


@never_cache
@with_member
@require_safe
def compare_sheet(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    """The same as a workbook; of sealed offers it holds none."""
    rfq = own_rfq(member, pk)
    return download(comparison_workbook(rfq), f"penawaran-{slugify(rfq.title)}-{rfq.pk}.xlsx", XLSX)


@never_cache
@with_buyer
@require_POST
def shortlist(request: MemberRequest, member: CompanyMember, pk: int, number: int) -> HttpResponse:
    """Put an offer on the shortlist or take it off."""
    candidates = own_rfq(member, pk).candidates.with_offer().select_related("rfq")
    candidate = get_object_or_404(candidates, pk=min(number, MAX_ID))
    is_on = request.POST.get("on") == "1"
    attempt(
        request,
        lambda: awarding.put_on_shortlist(candidate=candidate, is_shortlisted=is_on),
        _("On the shortlist.") if is_on else _("Not on the shortlist any more."),
    )
    return redirect("orders:compare_offers", pk)


@never_cache
@with_buyer
@require_POST
def award(request: MemberRequest, member: CompanyMember, pk: int) -> HttpResponse:
    """Choose: the whole of one offer, or parts of several. What cannot be is said beside what was typed."""
    rfq = own_rfq(member, pk)
    rows = offers_of(rfq)
    form = AwardForm(request.POST, rows=rows)
    if form.is_valid():
        try:
            awarding.award_rfq(rfq=own_rfq(member, pk), parts=form.parts, by=request.user)
        except IllegalTransition as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Chosen. The orders are agreed, and the other makers have been thanked."))
            return redirect("orders:own_rfq", pk)
    return _compare_page(request, member, rfq, rows, form)
