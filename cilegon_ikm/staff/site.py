"""The officers' site: signing in is shared with everybody else, and the first page is what waits for a decision."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ModelAdmin
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite

from cilegon_ikm.lookups import can_be_key
from cilegon_ikm.notifications.models import Delivery

from .inbox import inbox

# The theme's Alpine.js evaluates expressions and its colours are a style element; scripts still come only from here.
ADMIN_POLICY = {"script-src": [SELF, UNSAFE_EVAL], "style-src": [SELF, UNSAFE_INLINE]}


class SentraAdminSite(UnfoldAdminSite):
    index_template = "staff/queue.html"

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        return with_policy(super().admin_view(with_readable_rows(view), cacheable))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_view(public_page)
        return [path("r/<path:content_type_id>/<path:object_id>/", view, name="view_on_site"), *super().get_urls()]

    def search(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Records by their words. The theme believes the page number in the address; here a wrong one is not found."""
        try:
            return super().search(request, extra_context)
        except InvalidPage as error:
            raise Http404 from error

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """One sign-in page for all; a maker who strays here is shown her own workspace."""
        if request.user.is_authenticated:
            return redirect("admin:index" if self.has_permission(request) else "orders:home")
        target = request.GET.get("next") or reverse("admin:index")
        return redirect(f"{reverse('accounts:sign_in')}?{urlencode({'next': target})}")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The moderation queue: makers first, then products, papers and the rest, the longest wait first."""
        context = {"sections": inbox(request.user), "given_up": _given_up(request.user), "title": _("Waiting for you")}
        return super().index(request, {**context, **(extra_context or {})})


def _given_up(user: Any) -> int:
    """How many messages reached nobody, for who may send them again."""
    return Delivery.objects.given_up().count() if user.has_perm("notifications.change_delivery") else 0


def with_policy(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What the theme needs, beside what the page itself lets in, such as the pictures of a map."""

    @wraps(view)
    def wrapped(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        own = getattr(response, "_csp_update", None) or {}  # where django-csp's decorators leave it
        response._csp_update = {**ADMIN_POLICY, **own}  # type: ignore[attr-defined]
        return response

    return wrapped


def with_readable_rows(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A model's view which refuses ticked rows that no row can be. Django's own lists fail on them."""
    model_admin = getattr(view, "__self__", None)
    if not isinstance(model_admin, ModelAdmin):
        return view

    @wraps(view)
    def refusing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if all(can_be_key(model_admin.opts.pk, key) for key in ticked):
            return view(request, *args, **kwargs)
        messages.error(request, _("The rows you ticked could not be read. Tick them again."))
        return redirect(request.get_full_path())

    return refusing


def public_page(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """From a record to its public page. Django's own view fails on an id that is no UUID where it should be one."""
    try:
        return shortcut(request, content_type_id, object_id)
    except ValidationError as error:
        raise Http404 from error
