"""Asking for consent anew, once at signing in, when the privacy text has changed since the person agreed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .. import workflow
from ..models import User
from ..requests import MemberRequest


def next_page(request: HttpRequest) -> str:
    """Where the address says that the person goes on, within this site; or nothing."""
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else ""


def onward(user: User, target: str) -> str:
    """Where somebody who has just signed in goes: to the target, by way of the new text if there is one."""
    if not workflow.is_to_agree(user):
        return target
    return f"{reverse('accounts:agree')}?{urlencode({'next': target})}"


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def agree(request: MemberRequest) -> HttpResponse:
    """The text is there to be read; agreeing is free, and who waits is asked at the next signing in."""
    target = next_page(request) or resolve_url("orders:start")
    if request.method == "POST":
        workflow.agree(user=request.user)
    if not workflow.is_to_agree(request.user):
        return HttpResponseRedirect(target)
    return render(request, "accounts/agree.html", {"target": target, "is_changed": request.user.consents.exists()})
