"""What a person with an account has asked, of every maker and at any time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from catalog.pagination import keyset_page
from cilegon_ikm.accounts.requests import MemberRequest
from orders import workflow
from orders.models import Enquiry, Submission

OPEN, ENDED = "terbuka", "selesai"  # words in addresses
FILTERS = {"": gettext_lazy("All"), OPEN: gettext_lazy("Open"), ENDED: gettext_lazy("Ended")}


@never_cache
@login_required
@require_safe
def own(request: MemberRequest) -> HttpResponse:
    """All of them, the latest word first."""
    chosen = request.GET.get("keadaan", "")
    mine = Enquiry.objects.asked_by(request.user)
    rows = {OPEN: mine.still_open, ENDED: mine.ended}.get(chosen, mine.all)()
    context = {
        "page": keyset_page(rows.for_inbox().with_last_word(), request),
        "filters": [(name, label, name == chosen) for name, label in FILTERS.items()],
        "chosen": chosen,
        "claimable": Submission.objects.claimable_by(request.user).count(),
    }
    return render(request, "orders/own.html", context)


@never_cache
@login_required
@require_POST
def claim(request: MemberRequest) -> HttpResponse:
    """Take in what was asked before, under a contact that is proven."""
    number = workflow.claim_enquiries(user=request.user)
    if number:
        text = ngettext(
            "%(number)d earlier sending is now in your account.",
            "%(number)d earlier sendings are now in your account.",
            number,
        )
        messages.success(request, text % {"number": number})
    else:
        messages.info(request, _("There is nothing to take into your account."))
    return redirect("orders:own")
