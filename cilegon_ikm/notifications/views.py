from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from . import workflow
from .models import Notification

MOST_SHOWN = 50


@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The newest things this person was told."""
    mine = Notification.objects.visible_to(request.user)[:MOST_SHOWN]
    return render(request, "notifications/list.html", {"notices": mine})


@login_required
@require_safe
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark as read and go to what it is about."""
    notice = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    workflow.read(notification=notice)
    return redirect(notice.url)
