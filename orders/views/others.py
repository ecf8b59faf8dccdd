"""Other makers for an enquiry that its maker does not answer, and one tap to ask them the same."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalog.pagination import MAX_ID
from cilegon_ikm.states import IllegalTransition
from orders import rules, workflow
from orders.models import Enquiry
from orders.similar import alternatives

from .access import by_link
from .buyer import find_enquiry


@by_link
@never_cache
@require_http_methods(["GET", "POST"])
def others(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    """Who else makes it, with what would be asked."""
    enquiry = find_enquiry(token, reference)
    if request.method == "POST":
        return _ask(request, enquiry)
    context = {
        "enquiry": enquiry,
        "submission": enquiry.submission,
        "can_ask": rules.can_ask_others(enquiry),
        "alternatives": alternatives(enquiry) if rules.can_ask_others(enquiry) else [],
        "words": workflow.first_words(enquiry),
    }
    return render(request, "orders/others.html", context)


def _ask(request: HttpRequest, enquiry: Enquiry) -> HttpResponse:
    token = enquiry.submission.token
    try:
        asked = workflow.ask_another(enquiry=enquiry, producer_id=_maker(request))
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("orders:others", token, enquiry.reference)
    messages.success(request, _("%(maker)s has been asked the same.") % {"maker": asked.producer.name})
    return redirect("orders:conversation", token, asked.reference)


def _maker(request: HttpRequest) -> int:
    number = request.POST.get("maker", "")
    if not (number.isascii() and number.isdigit()) or len(number) > len(str(MAX_ID)) or int(number) > MAX_ID:
        raise Http404
    return int(number)
