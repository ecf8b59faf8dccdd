"""Signing in with a one-time code that was sent to the person."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from .. import tasks, workflow
from ..forms import CodeForm, IdentityForm
from ..models import SecretRequest
from .consent import onward
from .passwords import asked_too_often

ASKED_KEY = "sign_in_code"  # in the session: the request whose code is awaited


def where_codes_are_sent(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Without a back end that sends there is no such page; who is signed in needs none."""

    @never_cache
    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.MESSAGE_SENDERS:
            raise Http404
        if request.user.is_authenticated:
            return redirect("orders:home")
        return view(request, *args, **kwargs)

    return wrapped


@where_codes_are_sent
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a code; the answer is the same whether the account exists or not."""
    form = IdentityForm(request.POST or None)
    if form.is_valid():
        typed, address = form.cleaned_data["username"], request.META["REMOTE_ADDR"]
        try:
            asked = workflow.note_request(purpose=SecretRequest.Purpose.CODE, typed=typed, address=address)
        except workflow.TooMany as refusal:
            form.add_error("username", asked_too_often(refusal.until))
        else:
            tasks.send_code.enqueue(asked.pk)
            request.session[ASKED_KEY] = asked.pk
            return redirect("accounts:enter_code")
    return render(request, "accounts/ask_code.html", {"form": form}, status=422 if form.errors else 200)


@sensitive_post_parameters("code")
@where_codes_are_sent
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code and be signed in."""
    asked = SecretRequest.objects.filter(pk=request.session.get(ASKED_KEY, 0)).first()
    if asked is None:
        return redirect("accounts:ask_code")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            user = workflow.use_code(asked=asked, code=form.cleaned_data["code"])
        except workflow.CodeIsDead:
            messages.error(request, _("This code is not valid any more. Ask for a new one."))
            return redirect("accounts:ask_code")
        if user:
            login(request, user, backend=settings.SIGN_IN_BACKEND)
            return redirect(onward(user, resolve_url("orders:start")))
        form.add_error("code", _("This is not the code. Look again, or ask for a new one."))
    return render(request, "accounts/enter_code.html", {"form": form}, status=422 if form.errors else 200)
