"""The officers' list of enquiries nobody has answered yet, by age, with the maker's number to call."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from catalog.templatetags.figures import phone_number
from catalog.templatetags.times import age
from cilegon_ikm.whatsapp import chat_url

from .models import Enquiry, UnansweredEnquiry
from .seen_admin import SeenEnquiry

# name in addresses, label, from which age to which
AGES: tuple[tuple[str, Any, timedelta, timedelta | None], ...] = (
    ("1", _("under 24 hours"), timedelta(0), timedelta(hours=24)),
    ("2", _("24 to 48 hours"), timedelta(hours=24), timedelta(hours=48)),
    ("3", _("48 to 72 hours"), timedelta(hours=48), timedelta(hours=72)),
    ("4", _("3 to 7 days"), timedelta(hours=72), timedelta(days=7)),
    ("5", _("over a week"), timedelta(days=7), None),
)

REMINDED = (
    ("early", _("none yet")),
    ("slow", _("reminded once")),
    ("slow", _("reminded twice")),
    ("late", _("please call")),
)


def of_age(least: timedelta, most: timedelta | None) -> Q:
    """Those that have waited so long, the upper end not included."""
    now = timezone.now()
    old_enough = Q(created_at__lte=now - least)
    return old_enough if most is None else old_enough & Q(created_at__gt=now - most)


def counts(waiting: "QuerySet[Any]") -> Iterator[tuple[str, Any, int]]:
    """How many of each age, in one query."""
    figures = {f"age_{name}": Count("pk", filter=of_age(least, most)) for name, _label, least, most in AGES}
    found = waiting.order_by().aggregate(**figures)
    return ((name, label, found[f"age_{name}"]) for name, label, _least, _most in AGES)


class AgeFilter(admin.SimpleListFilter):
    title = _("waiting")
    parameter_name = "umur"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(name, label) for name, label, _least, _most in AGES]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        chosen = next((each for each in AGES if each[0] == self.value()), None)
        return queryset.filter(of_age(*chosen[2:])) if chosen else queryset


@admin.register(UnansweredEnquiry)
class UnansweredEnquiryAdmin(SeenEnquiry):
    list_display = ("reference", "producer", "waits", "shown_reminders", "call")
    list_filter = (AgeFilter, "producer__branch", "producer__village__district")
    ordering = ("created_at", "pk")
    fields = ("reference", "producer", "waits", "call", "created_at", "wanted_on", "reminders")
    readonly_fields = fields
    list_before_template = "staff/unanswered.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        """The list holds what waits; a link from a notification still opens what was answered meanwhile."""
        rows = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and match.url_name == "orders_unansweredenquiry_changelist"
        return rows.filter(state=Enquiry.State.NEW) if is_list else rows

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = {**(extra_context or {}), "ages": list(counts(self.get_queryset(request)))}
        return super().changelist_view(request, context)

    @admin.display(description=_("waiting for"), ordering="created_at")
    def waits(self, enquiry: UnansweredEnquiry) -> str:
        return age(enquiry.created_at)

    @display(
        description=_("reminders"),
        ordering="reminders",
        label={"early": "info", "slow": "warning", "late": "danger"},
    )
    def shown_reminders(self, enquiry: UnansweredEnquiry) -> tuple[str, str]:
        tone, words = REMINDED[enquiry.reminders]
        return tone, str(words)

    @admin.display(description=_("call the maker"))
    def call(self, enquiry: UnansweredEnquiry) -> SafeString | str:
        """Two buttons, where the maker has a number."""
        number = enquiry.producer.whatsapp
        if not number:
            return "–"
        return format_html(
            '<span class="call-buttons"><a class="verdict-button is-link" href="tel:{}">{}</a>'
            ' <a class="verdict-button is-link" href="{}" target="_blank" rel="noopener">WhatsApp</a></span>',
            number.as_e164,
            phone_number(number),
            chat_url(number, _words(enquiry)),
        )


def _words(enquiry: UnansweredEnquiry) -> str:
    return gettext(
        "Hello %(maker)s, this is Disperindag Cilegon. Enquiry %(reference)s still waits for your answer."
        " Can we help you with it?"
    ) % {"maker": enquiry.producer.name, "reference": enquiry.reference}
