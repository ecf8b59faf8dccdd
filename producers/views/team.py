"""The people of a business: who they are, inviting, joining, removing, leaving."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from cilegon_ikm.whatsapp import share_url
from producers import rules, team
from producers.access import with_producer
from producers.models import Producer
from producers.views.claims import waiting_claim


@never_cache
@with_producer
@require_safe
def people(request: MemberRequest, producer: Producer) -> HttpResponse:
    """Everybody in the business; the owner also sees the open invitations."""
    return _page(request, producer)


def _page(request: MemberRequest, producer: Producer, link: str = "") -> HttpResponse:
    text = _("You are invited to help with %(name)s on Sentra IKM Cilegon. Open this link within 7 days: %(link)s")
    context = {
        "producer": producer,
        "helpers": producer.helpers.select_related("user"),
        "invitations": producer.invitations.usable(),
        "is_owner": rules.is_owner(producer, request.user),
        "can_edit": rules.can_edit(producer),
        "link": link,
        "share_url": share_url(text % {"name": producer.name, "link": link}) if link else "",
    }
    return render(request, "producers/team.html", context)


@never_cache
@with_producer
@require_POST
def invite(request: MemberRequest, producer: Producer) -> HttpResponse:
    """The new link on the page, this once."""
    _check_owner(request, producer)
    try:
        path = team.invite(producer=producer)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("producers:team")
    return _page(request, producer, link=settings.SITE_URL + path)


@with_producer
@require_POST
def revoke(request: MemberRequest, producer: Producer) -> HttpResponse:
    _check_owner(request, producer)
    team.revoke_invitations(producer=producer)
    messages.success(request, _("The invitations do not work any more."))
    return redirect("producers:team")


@with_producer
@require_POST
def remove(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """The owner removes a helper."""
    _check_owner(request, producer)
    helper = get_object_or_404(producer.helpers.select_related("user"), pk=pk)
    team.remove_helper(producer=producer, user=helper.user)
    text = _("%(person)s does not work in your business any more.")
    messages.success(request, text % {"person": helper.user.name})
    return redirect("producers:team")


@with_producer
@require_POST
def leave(request: MemberRequest, producer: Producer) -> HttpResponse:
    """A helper goes, on to the business of her own if she came from there; the owner cannot."""
    if not team.remove_helper(producer=producer, user=request.user):
        raise PermissionDenied
    messages.success(request, _("You do not work in %(name)s any more.") % {"name": producer.name})
    return redirect(waiting_claim(request) or "orders:home")


@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """What the invitation says; who is signed in accepts it with one button."""
    invitation = team.find_invitation(token)
    if invitation is None or not rules.can_edit(invitation.producer):
        return render(request, "producers/dead_invitation.html", status=410)
    if request.method == "POST" and request.user.is_authenticated:
        try:
            team.accept_invitation(invitation=invitation, user=request.user)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Welcome to %(name)s.") % {"name": invitation.producer.name})
        return redirect("orders:home")
    return render(request, "producers/join.html", {"producer": invitation.producer})


def _check_owner(request: MemberRequest, producer: Producer) -> None:
    if not rules.is_owner(producer, request.user):
        raise PermissionDenied
