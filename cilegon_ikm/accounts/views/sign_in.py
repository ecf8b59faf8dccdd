from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..forms import RegistrationForm, SignInForm
from ..models import User
from ..workflow import register as register_person
from .consent import next_page, onward


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Step 1 of 3: make an account and go straight on to the business."""
    if request.user.is_authenticated:
        return redirect("producers:resume")
    wanted = next_page(request)  # where somebody was who was sent here to make an account
    form = RegistrationForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            user = register_person(name=data["name"], phone=data["phone"], password=data["password"])
        except ValidationError as error:  # the same number, sent twice at the same moment
            form.add_error("phone", error.messages[0])
        else:
            login(request, user, backend=settings.SIGN_IN_BACKEND)
            return redirect(wanted or "producers:resume")
    context = {"form": form, "step": 1, "is_invited": bool(wanted)}
    return render(request, "accounts/register.html", context, status=422 if form.errors else 200)


class SignInView(LoginView):
    """Sign in; officers go to their desk, all others to where they stopped, unless the address says otherwise."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, can_send_codes=bool(settings.MESSAGE_SENDERS))

    def get_redirect_url(self) -> str:  # type: ignore[override]  # the stubs describe a later Django
        """The wanted address, unless it is this page again, which would lead in a circle."""
        wanted = str(super().get_redirect_url())
        return "" if urlsplit(wanted).path == self.request.path else wanted

    def get_success_url(self) -> str:
        return onward(cast(User, self.request.user), super().get_success_url())

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index" if self.request.user.is_staff else "orders:start")
