"""“Data saya”: what is kept of a person, and her rights over it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from .. import rules, workflow
from ..forms import CorrectionForm, OwnPasswordForm
from ..models import Erasure, SecretRequest, User
from ..requests import MemberRequest
from .passwords import asked_too_often


@never_cache
@login_required
@require_safe
def overview(request: MemberRequest) -> HttpResponse:
    """What is kept, and what the person agreed to when."""
    context = {
        "parts": workflow.kept_data(request.user),
        "consents": request.user.consents.all(),
        "current_version": workflow.CONSENT_VERSION,
    }
    return render(request, "accounts/data.html", context)


@never_cache
@sensitive_post_parameters("old_password")
@login_required
@require_http_methods(["GET", "POST"])
def correct(request: MemberRequest) -> HttpResponse:
    """Correct name, phone number and e-mail address; a new address is used once its owner has opened the link."""
    user = User.objects.get(pk=request.user.pk)  # a copy, for the frame shows what is stored
    form = CorrectionForm(request.POST or None, user=user)
    if form.is_valid():
        must_check = form.has_new_email() and "email" in settings.MESSAGE_SENDERS
        try:
            _save(request, user, form.cleaned_data, must_check=must_check)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Look into your e-mail and open the link.") if must_check else _("Saved."))
            return redirect("accounts:data")
    return render(request, "accounts/correct.html", {"form": form}, status=422 if form.errors else 200)


def _save(request: MemberRequest, user: User, data: dict[str, Any], *, must_check: bool) -> None:
    """Write what can be written now and send the link for the rest. Raises ValidationError."""
    email = user.email if must_check else data["email"]
    workflow.correct_account(user=user, name=data["name"], phone=data["phone"], email=email)
    if must_check:
        address = request.META["REMOTE_ADDR"]
        try:
            workflow.note_request(purpose=SecretRequest.Purpose.EMAIL, typed=data["email"], address=address)
        except workflow.TooMany as refusal:
            raise ValidationError(asked_too_often(refusal.until)) from refusal
        if not workflow.send_email_check(user=user, email=data["email"]):
            raise ValidationError(_("The e-mail could not be sent. Please check the address or try again later."))


@never_cache
@require_http_methods(["GET", "POST"])
def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mail leads here; a button makes the address the person's own."""
    checked = workflow.checked_email(token)
    if checked is None:
        return render(request, "accounts/dead_link.html", status=410)
    user, email = checked
    if request.method == "POST":
        try:
            workflow.confirm_email(user=user, email=email)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The e-mail address is now part of your account."))
        return redirect("accounts:data")
    return render(request, "accounts/confirm_email.html", {"email": email})


@never_cache
@login_required
@require_safe
def download(request: MemberRequest) -> StreamingHttpResponse:
    """Everything as a zip, made while it is sent."""
    headers = {"Content-Disposition": 'attachment; filename="data-saya.zip"'}
    return StreamingHttpResponse(workflow.archive(request.user), content_type="application/zip", headers=headers)


@never_cache
@sensitive_post_parameters("old_password")
@login_required
@require_http_methods(["GET", "POST"])
def erase(request: MemberRequest) -> HttpResponse:
    """Close the account and erase the data, after the password was given once more."""
    possible = rules.can_be_erased(request.user)
    form = OwnPasswordForm(request.POST or None, user=request.user)
    if possible and form.is_valid():
        erasure = workflow.ask_erasure(user=request.user)
        logout(request)
        return redirect("accounts:erased", erasure.token)
    context = {"form": form, "possible": possible}
    return render(request, "accounts/erase.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def erased(request: HttpRequest, token: str) -> HttpResponse:
    """The report, for whoever asked: the account that could sign in to read it is gone."""
    return render(request, "accounts/erased.html", {"erasure": get_object_or_404(Erasure, token=token)})
