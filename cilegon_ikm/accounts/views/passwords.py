"""Choosing a new password: knowing the old one, by e-mail, or with a link from an officer."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cilegon_ikm.contact import office
from cilegon_ikm.states import IllegalTransition

from .. import tasks, workflow
from ..forms import ChangePasswordForm, IdentityForm, NewPasswordForm
from ..models import SecretRequest, User
from ..requests import MemberRequest


@never_cache
@sensitive_post_parameters("old_password", "password")
@login_required
@require_http_methods(["GET", "POST"])
def change(request: MemberRequest) -> HttpResponse:
    """The person changes the password and is signed out everywhere else."""
    form = ChangePasswordForm(request.POST or None, user=request.user)
    if form.is_valid():
        key = request.session.session_key
        workflow.change_password(user=request.user, password=form.cleaned_data["password"], but=key)
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Your password is changed. All other devices are signed out."))
        return redirect("accounts:home")
    return render(request, "accounts/change_password.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def forgot(request: HttpRequest) -> HttpResponse:
    """Ask for a link by e-mail; the answer is the same whether the account exists or not."""
    if "email" not in settings.MESSAGE_SENDERS:  # then only an officer can help, and that page says so
        return redirect("accounts:reset_asked")
    form = IdentityForm(request.POST or None)
    if form.is_valid():
        typed, address = form.cleaned_data["username"], request.META["REMOTE_ADDR"]
        try:
            asked = workflow.note_request(purpose=SecretRequest.Purpose.RESET, typed=typed, address=address)
        except workflow.TooMany as refusal:
            form.add_error("username", asked_too_often(refusal.until))
        else:
            tasks.send_reset.enqueue(asked.pk)
            return redirect("accounts:reset_asked")
    return render(request, "accounts/forgot.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def reset_asked(request: HttpRequest) -> HttpResponse:
    """What happens next, for everybody alike."""
    context = {"sends_email": "email" in settings.MESSAGE_SENDERS, "office": office()}
    return render(request, "accounts/reset_asked.html", context)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """A new password by the link from the e-mail."""
    user = _user_of(uid)
    if user is None or not default_token_generator.check_token(user, token):
        return _link_is_dead(request)
    form = NewPasswordForm(request.POST or None, user=user)
    if form.is_valid():
        workflow.change_password(user=user, password=form.cleaned_data["password"])
        return _password_is_set(request)
    return _new_password_page(request, form)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def password_link(request: HttpRequest, token: str) -> HttpResponse:
    """A new password by the one-time link that an officer sent."""
    link = workflow.find_link(token)
    if link is None:
        return _link_is_dead(request)
    form = NewPasswordForm(request.POST or None, user=link.user)
    if form.is_valid():
        try:
            workflow.use_password_link(link=link, password=form.cleaned_data["password"])
        except IllegalTransition:  # the second of two clicks
            return _link_is_dead(request)
        return _password_is_set(request)
    return _new_password_page(request, form)


def asked_too_often(until: datetime) -> str:
    time = f"{timezone.localtime(until + timedelta(minutes=1)):%H.%M}"
    return _("You have asked for this several times. Please wait until %(time)s WIB.") % {"time": time}


def _user_of(uid: str) -> User | None:
    try:
        pk = int(urlsafe_base64_decode(uid))
    except ValueError:
        return None
    return User.objects.filter(pk=pk, is_active=True).first() if pk < 2**63 else None


def _new_password_page(request: HttpRequest, form: Any) -> HttpResponse:
    return render(request, "accounts/new_password.html", {"form": form}, status=422 if form.errors else 200)


def _link_is_dead(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/dead_link.html", status=410)


def _password_is_set(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Your new password is set. Sign in with it."))
    return redirect("accounts:sign_in")
