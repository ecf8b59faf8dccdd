"""The officers' site: signing in is shared with everybody else, and the first page is what waits for a decision."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.decorators import csp_update
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ModelAdmin
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage
from django.core.validators import ProhibitNullCharactersValidator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite

from catalog import rules as catalog_rules
from catalog.models import Product
from cilegon_ikm.notifications.models import Delivery
from producers import rules as producer_rules
from producers.models import Credential, Producer

# The theme's Alpine.js evaluates expressions and its colours are a style element; scripts still come only from here.
ADMIN_POLICY = {"script-src": [SELF, UNSAFE_EVAL], "style-src": [SELF, UNSAFE_INLINE]}
QUEUE_LENGTH = 25


class SentraAdminSite(UnfoldAdminSite):
    index_template = "staff/queue.html"

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        return csp_update(ADMIN_POLICY)(super().admin_view(with_readable_rows(view), cacheable))

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
        """The moderation queue: makers first, then products and papers, the longest wait first."""
        return super().index(request, {**queue(request), "title": _("Waiting for you"), **(extra_context or {})})


def with_readable_rows(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A model's view which refuses ticked rows that no row can be. Django's own lists fail on them."""
    model_admin = getattr(view, "__self__", None)
    if not isinstance(model_admin, ModelAdmin):
        return view

    @wraps(view)
    def refusing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if all(_can_be_key(model_admin.opts.pk, key) for key in ticked):
            return view(request, *args, **kwargs)
        messages.error(request, _("The rows you ticked could not be read. Tick them again."))
        return redirect(request.get_full_path())

    return refusing


def _can_be_key(field: Any, key: str) -> bool:
    try:
        ProhibitNullCharactersValidator()(key)
        field.run_validators(field.to_python(key))
    except ValidationError:
        return False
    return True


def public_page(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """From a record to its public page. Django's own view fails on an id that is no UUID where it should be one."""
    try:
        return shortcut(request, content_type_id, object_id)
    except ValidationError as error:
        raise Http404 from error


def queue(request: HttpRequest) -> dict[str, Any]:
    """What this officer may decide on, at most QUEUE_LENGTH of each, with the whole number waiting."""
    producers, products, papers = Producer.objects.none(), Product.objects.none(), Credential.objects.none()
    if producer_rules.can_moderate(request.user):
        producers = Producer.objects.waiting().select_related("village__district", "owner")
    if catalog_rules.can_moderate(request.user):
        products = Product.objects.waiting().select_related("producer", "category", "listing")
        products = products.prefetch_related("photos", "tiers", "variants")
    if producer_rules.can_judge_papers(request.user):
        papers = Credential.objects.waiting().select_related("producer")
    lost = Delivery.objects.none()
    if request.user.has_perm("notifications.change_delivery"):
        lost = Delivery.objects.given_up()
    return {
        "given_up": lost.count(),
        "producers": producers[:QUEUE_LENGTH],
        "producers_waiting": producers.count(),
        "products": products[:QUEUE_LENGTH],
        "products_waiting": products.count(),
        "papers": papers[:QUEUE_LENGTH],
        "papers_waiting": papers.count(),
    }
