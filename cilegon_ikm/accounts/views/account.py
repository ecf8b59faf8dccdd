"""A person's own page: ways to sign in and the devices that are signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..requests import MemberRequest
from ..sessions import device_name, end_session, handle, sessions_of, sign_out


@never_cache
@login_required
@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """Name, number, and every device that is signed in."""
    here = request.session.session_key
    sessions = [
        {
            "session": session,
            "device": device_name(session),
            "handle": handle(session),
            "is_this": session.session_key == here,
        }
        for session in sessions_of(request.user)
    ]
    context = {"sessions": sorted(sessions, key=lambda row: not row["is_this"]), "others": len(sessions) > 1}
    return render(request, "accounts/home.html", context)


@login_required
@require_POST
def sign_out_device(request: MemberRequest) -> HttpResponse:
    """End one session, or all others."""
    name = request.POST.get("session", "")
    if name == "others":
        sign_out(request.user, but=request.session.session_key)
        messages.success(request, _("All other devices are signed out."))
    elif end_session(request.user, name):
        messages.success(request, _("That device is signed out."))
    return redirect("accounts:home")
