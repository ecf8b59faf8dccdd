from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from cilegon_ikm.accounts.requests import MemberRequest

from . import workflow
from .models import Notification

MOST_SHOWN = 50


@login_required
@require_safe
def notices(request: MemberRequest) -> HttpResponse:
    """The newest things this person was told."""
    mine = Notification.objects.visible_to(request.user)[:MOST_SHOWN]
    return render(request, "notifications/list.html", {"notices": mine})


@login_required
@require_safe
def open_notice(request: MemberRequest, pk: int) -> HttpResponse:
    """Mark as read and go to what it is about."""
    notice = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    workflow.read(notification=notice)
    return redirect(notice.url)
