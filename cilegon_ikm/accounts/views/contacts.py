"""Showing that the phone number or e-mail address of the account is one's own."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cilegon_ikm.notifications.senders import Recipient, reaching

from .. import tasks, workflow
from ..forms import CodeForm
from ..models import SecretRequest
from ..requests import MemberRequest
from .passwords import asked_too_often

ASKED_KEY = "phone_code"  # in the session: the request whose code is awaited


@never_cache
@login_required
@require_POST
def prove_phone(request: MemberRequest) -> HttpResponse:
    """Send a code to the number of the account."""
    number = str(request.user.phone or "")
    if not number or not any(True for _name in reaching(Recipient(phone=number))):
        messages.error(request, _("No code can be sent to your number from here. Ask an officer of Disperindag."))
        return redirect("accounts:home")
    address = request.META["REMOTE_ADDR"]
    try:
        asked = workflow.note_request(purpose=SecretRequest.Purpose.PHONE, typed=number, address=address)
    except workflow.TooMany as refusal:
        messages.error(request, asked_too_often(refusal.until))
        return redirect("accounts:home")
    tasks.send_phone_code.enqueue(asked.pk)
    request.session[ASKED_KEY] = asked.pk
    return redirect("accounts:enter_phone_code")


@never_cache
@sensitive_post_parameters("code")
@login_required
@require_http_methods(["GET", "POST"])
def enter_phone_code(request: MemberRequest) -> HttpResponse:
    """Type the code that came to the number."""
    asked = SecretRequest.objects.filter(pk=request.session.get(ASKED_KEY, 0), user=request.user).first()
    if asked is None:
        return redirect("accounts:home")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            is_hers = workflow.prove_phone(asked=asked, code=form.cleaned_data["code"])
        except workflow.CodeIsDead:
            messages.error(request, _("This code is not valid any more. Ask for a new one."))
            return redirect("accounts:home")
        if is_hers:
            messages.success(request, _("Thank you. We know now that the number is yours."))
            return redirect("orders:own")
        form.add_error("code", _("This is not the code. Look again, or ask for a new one."))
    return render(request, "accounts/enter_phone_code.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@login_required
@require_POST
def prove_email(request: MemberRequest) -> HttpResponse:
    """Send a link to the address of the account."""
    email = request.user.email or ""
    if not email or "email" not in settings.MESSAGE_SENDERS:
        messages.error(request, _("No e-mail can be sent to you from here. Ask an officer of Disperindag."))
        return redirect("accounts:home")
    address = request.META["REMOTE_ADDR"]
    try:
        workflow.note_request(purpose=SecretRequest.Purpose.EMAIL, typed=email, address=address)
    except workflow.TooMany as refusal:
        messages.error(request, asked_too_often(refusal.until))
        return redirect("accounts:home")
    if workflow.send_email_check(user=request.user, email=email):
        messages.success(request, _("Look into your e-mail and open the link."))
    else:
        messages.error(request, _("The e-mail could not be sent. Please check the address or try again later."))
    return redirect("accounts:home")
