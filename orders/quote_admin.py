"""How officers see quotes: who, how far and how much; the terms in words stay between the two sides."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from catalog.templatetags.figures import rupiah
from cilegon_ikm.verdicts import HistoryInline

from .models import Quote, QuoteChange, QuoteItem
from .seen_admin import ReadOnlyAdmin, ReadOnlyInline


class Quotes(ReadOnlyInline):
    """All versions but sealed ones; each leads to its own page."""

    model = Quote
    fields = ("its_version", "state", "total_in_rupiah", "created_at", "valid_until")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).unsealed()

    @admin.display(description=_("version"))
    def its_version(self, quote: Quote) -> str:
        return format_html('<a href="{}">{}</a>', reverse("admin:orders_quote_change", args=[quote.pk]), quote.in_short)

    @admin.display(description=_("total"))
    def total_in_rupiah(self, quote: Quote) -> str:
        return rupiah(quote.total)


class Items(ReadOnlyInline):
    model = QuoteItem
    fields = ("title", "quantity", "unit", "price_in_rupiah", "total_in_rupiah")
    readonly_fields = fields

    @admin.display(description=_("price"))
    def price_in_rupiah(self, item: QuoteItem) -> str:
        return rupiah(item.price)

    @admin.display(description=_("total"))
    def total_in_rupiah(self, item: QuoteItem) -> str:
        return rupiah(item.total)


class QuoteHistory(HistoryInline):
    model = QuoteChange
    verbose_name_plural = _("History")


@admin.register(Quote)
class QuoteAdmin(ReadOnlyAdmin):
    """One version of an offer; the terms in words stay between the two sides."""

    list_display = ("enquiry", "version", "maker", "state", "total_in_rupiah", "created_at", "valid_until")
    list_display_links = ("enquiry", "version")
    list_filter = ("state", "enquiry__producer__village__district")
    list_select_related = ("enquiry__producer", "enquiry__submission")
    search_fields = ("enquiry__reference", "enquiry__producer__name")
    ordering = ("-created_at",)
    fields = (
        "enquiry_link", "version", "maker", "buyer", "state", "is_change_asked", "delivery_in_rupiah",
        "total_in_rupiah", "lead_time_days", "valid_until", "created_at",
    )  # fmt: skip
    readonly_fields = fields
    inlines = (Items, QuoteHistory)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).unsealed()

    @admin.display(description=_("enquiry"))
    def enquiry_link(self, quote: Quote) -> str:
        url = reverse("admin:orders_enquiry_change", args=[quote.enquiry_id])
        return format_html('<a href="{}">{}</a>', url, quote.enquiry)

    @admin.display(description=_("maker"), ordering="enquiry__producer__name")
    def maker(self, quote: Quote) -> str:
        return str(quote.enquiry.producer)

    @admin.display(description=_("buyer"))
    def buyer(self, quote: Quote) -> str:
        return quote.enquiry.submission.name

    @admin.display(description=_("delivery cost"))
    def delivery_in_rupiah(self, quote: Quote) -> str:
        return rupiah(quote.delivery_cost)

    @admin.display(description=_("total"), ordering="total")
    def total_in_rupiah(self, quote: Quote) -> str:
        return rupiah(quote.total)
