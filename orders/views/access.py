"""The link by which a guest reads what came of her enquiries: ended by her, or sent again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cilegon_ikm.accounts import workflow as accounts
from cilegon_ikm.accounts.models import SecretRequest
from cilegon_ikm.accounts.views.passwords import asked_too_often
from orders import tasks, workflow
from orders.forms import LostLinkForm
from orders.models import Submission

MOST_SENT = 5  # the newest

View = Callable[..., HttpResponseBase]


def by_link(view: View) -> View:
    """Who comes by a link that has ended, or that never was one, reads how to get another; both get the same page."""

    @wraps(view)
    def wrapped(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, token, *args, **kwargs)
        except Http404:
            if Submission.objects.filter(token=token).exists():
                raise
            return _dead_link(request)

    return wrapped


@never_cache
def _dead_link(request: HttpRequest) -> HttpResponse:
    ways = _ways()
    context = {"form": LostLinkForm(ways=ways), "can_send": any(ways.values()), "is_dead": True}
    return render(request, "orders/lost_link.html", context, status=404)


def _ways() -> dict[str, bool]:
    """By which kinds of contact a link can be sent."""
    return {"email": workflow.can_be_sent(by_email=True), "phone": workflow.can_be_sent(by_email=False)}


@never_cache
@require_http_methods(["GET", "POST"])
def lost_link(request: HttpRequest) -> HttpResponse:
    """Ask for the links again; the answer is the same whether anything was ever asked under this contact or not."""
    ways = _ways()
    form = LostLinkForm(request.POST or None, ways=ways)
    is_asked = form.is_valid() and _ask(request, form)
    context = {"form": form, "is_asked": is_asked, "can_send": any(ways.values())}
    return render(request, "orders/lost_link.html", context, status=422 if form.errors else 200)


def _ask(request: HttpRequest, form: LostLinkForm) -> bool:
    """Whether it was not asked for too often. What is found goes to a worker, so that nobody can tell by the time."""
    typed, address = form.cleaned_data["contact"], request.META["REMOTE_ADDR"]
    try:
        accounts.note_request(purpose=SecretRequest.Purpose.LINK, typed=typed, address=address)
    except accounts.TooMany as refusal:
        form.add_error("contact", asked_too_often(refusal.until))
        return False
    found = Submission.objects.of_contact(typed).values_list("pk", flat=True)[:MOST_SENT]
    tasks.send_links.enqueue(list(found), by_email="@" in typed)
    return True


@by_link
@never_cache
@require_POST
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """End the link. The new one goes to the buyer by a message; only where that cannot be, it is shown here."""
    submission = get_object_or_404(Submission.objects.select_related("user"), token=token)
    by = request.user if request.user.is_authenticated else None
    is_told = workflow.renew_link(submission=submission, by=by)
    if is_told and (by is None or submission.user != by):
        messages.success(request, _("The old link has ended. The new one is on its way to you."))
        return redirect("orders:lost_link")
    messages.success(request, _("The old link has ended. Keep the address of this page: it is the new one."))
    return redirect(submission)
