"""Loading with the access check: a company's pages are for its people, and what it decides for those who may buy."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from cilegon_ikm.accounts.requests import MemberRequest

from .models import CompanyMember
from .rfqs.rules import can_write_rfqs

View = Callable[..., HttpResponse]


def with_member(view: View) -> View:
    """Give the view the signed-in person's membership of a company, which knows the company."""

    @login_required
    @wraps(view)
    def wrapped(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        member = CompanyMember.objects.select_related("company").filter(user=request.user).first()
        if member is None:
            return redirect("orders:register_company")
        return view(request, member, *args, **kwargs)

    return wrapped


def with_buyer(view: View) -> View:
    """The same for people who write requests and decide; anybody else of the company gets 403."""

    @with_member
    @wraps(view)
    def wrapped(request: MemberRequest, member: CompanyMember, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_write_rfqs(member):
            raise PermissionDenied
        return view(request, member, *args, **kwargs)

    return wrapped


def with_owner(view: View) -> View:
    """The same for the owner."""

    @with_member
    @wraps(view)
    def wrapped(request: MemberRequest, member: CompanyMember, *args: Any, **kwargs: Any) -> HttpResponse:
        if not member.is_owner:
            raise PermissionDenied
        return view(request, member, *args, **kwargs)

    return wrapped
