"""How officers see enquiries: that they are answered, not what is said in private."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cilegon_ikm.accounts.models import User
from cilegon_ikm.accounts.requests import MemberRequest

from . import (
    abuse_admin,  # noqa: F401  (registers its own records)
    impact_admin,  # noqa: F401  (registers its page)
    review_admin,  # noqa: F401  (officers judge reviews there)
    rfq_admin,  # noqa: F401  (registers its pages)
    site_admin,  # noqa: F401  (registers its pages)
    unanswered_admin,  # noqa: F401  (registers its pages)
    workflow,
)
from .models import Enquiry
from .quote_admin import Quotes
from .seen_admin import EnquiryHistory, Lines, SeenEnquiry

CAN_RENEW = "orders.change_submission"


@admin.register(Enquiry)
class EnquiryAdmin(SeenEnquiry):
    list_display = ("reference", "producer", "buyer", "state", "created_at", "last_message_at")
    list_filter = ("state", "producer__village__district")
    list_select_related = ("producer", "submission")
    search_fields = ("reference", "producer__name", "submission__name")
    ordering = ("-created_at",)
    fields = (
        "reference",
        "producer",
        "buyer",
        "state",
        "created_at",
        "wanted_on",
        "last_message_at",
        "agreed_at",
        "fulfilled_at",
        "access",
    )
    readonly_fields = fields
    inlines = (Lines, Quotes, EnquiryHistory)
    change_form_outer_after_template = "staff/link_panel.html"

    @admin.display(description=_("buyer"), ordering="submission__name")
    def buyer(self, enquiry: Enquiry) -> str:
        return enquiry.submission.name

    @admin.display(description=_("the buyer’s link"))
    def access(self, enquiry: Enquiry) -> str:
        """What happened to it, the latest first."""
        events = enquiry.submission.access_events.select_related("by")
        rows = ((date_format(localtime(each.at), "j M Y, H.i"), each, _who(each.by)) for each in events)
        return format_html_join("", "<div>{}: {} ({})</div>", rows) or "–"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.renew_view))
        return [path("<int:pk>/renew-link/", view, name="orders_enquiry_renew"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {**(extra_context or {}), "can_renew": request.user.has_perm(CAN_RENEW)}
        return super().change_view(request, object_id, form_url, context)

    def renew_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        """End the link of a buyer who says that somebody else has it."""
        if not request.user.has_perm(CAN_RENEW):
            raise PermissionDenied
        enquiry = get_object_or_404(Enquiry.objects.select_related("submission__user"), pk=pk)
        if workflow.renew_link(submission=enquiry.submission, by=request.user):
            messages.success(request, _("The old link has ended. The buyer gets the new one by a message."))
        else:
            messages.warning(
                request, _("The old link has ended. No message reaches this buyer: she has to ask for the new one.")
            )
        return redirect("admin:orders_enquiry_change", pk)


def _who(person: User | None) -> str:
    """An officer by name; who the buyer is concerns the maker only."""
    return person.name if person and person.is_staff else gettext("buyer")
