from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.accounts.sessions import device_name

from . import workflow
from .channels import channels_of
from .forms import ChoicesForm, DeviceForm
from .models import Choices, Delivery, Device, Notification
from .senders.push import application_server_key

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


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def choices(request: MemberRequest) -> HttpResponse:
    """What comes by which channel, the quiet of the night, and the devices that show messages."""
    user = request.user
    channels = [*channels_of(user), Delivery.Channel.PUSH]
    sent = request.POST if request.method == "POST" else None
    form = ChoicesForm(sent, choices=Choices.objects.of(user), channels=channels)
    if form.is_valid():
        workflow.choose(user=user, muted=form.muted(), is_quiet_at_night=form.is_quiet_at_night())
        messages.success(request, _("Saved."))
        return redirect("notifications:choices")
    devices = [_described(device, request) for device in user.devices.select_related("session").order_by("pk")]
    context = {
        "form": form,
        "devices": devices,
        "is_known": any(device["is_this"] for device in devices),
        "key": application_server_key(),
    }
    return render(request, "notifications/choices.html", context)


def _described(device: Device, request: HttpRequest) -> dict[str, Any]:
    is_this = device.session_id == request.session.session_key
    return {"device": device, "name": device_name(device.session), "is_this": is_this}


@login_required
@require_POST
def add_device(request: MemberRequest) -> HttpResponse:
    """Send messages to this browser from now on."""
    form = DeviceForm(request.POST)
    if form.is_valid():
        workflow.add_device(user=request.user, session_key=str(request.session.session_key), **form.cleaned_data)
        messages.success(request, _("This device shows messages now."))
    else:
        messages.error(request, _("Messages on this device could not be switched on. Please try another browser."))
    return redirect("notifications:choices")


@login_required
@require_POST
def remove_device(request: MemberRequest, pk: int) -> HttpResponse:
    """Send no more messages there."""
    get_object_or_404(request.user.devices, pk=pk).delete()
    messages.success(request, _("That device shows no messages any more."))
    return redirect("notifications:choices")
