"""Taking over a business that the office has entered from its register."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cilegon_ikm.states import IllegalTransition
from producers.register.claims import claim_producer, find_claim, obstacle

IN_SESSION = "claim"


@never_cache
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, token: str) -> HttpResponse:
    """Show whose business it is; the signed-in person takes it over, anybody else registers or signs in first."""
    link = find_claim(token)
    if link is None:
        request.session.pop(IN_SESSION, None)
        return render(request, "producers/claim.html", {"link": None}, status=404)
    if not request.user.is_authenticated:
        request.session[IN_SESSION] = token  # so that registering, in however many steps, leads back here
        return render(request, "producers/claim.html", {"link": link, "here": request.path})
    if why := obstacle(request.user):
        request.session[IN_SESSION] = token  # so does leaving the business she helps in
        status = 200 if request.method == "GET" else 409
        return render(request, "producers/claim.html", {"link": link, "obstacle": why}, status=status)
    if request.method == "GET":
        return render(request, "producers/claim.html", {"link": link})
    try:
        claim_producer(token=token, by=request.user)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("producers:claim", token)
    request.session.pop(IN_SESSION, None)
    messages.success(request, _("This is your business now. Please complete the profile."))
    return redirect("producers:profile")


def waiting_claim(request: HttpRequest) -> str | None:
    """The address of the claim this person came to register for, while the link still works."""
    token = request.session.get(IN_SESSION)
    return reverse("producers:claim", args=[token]) if token and find_claim(token) else None
