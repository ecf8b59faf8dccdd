"""An enquiry in the admin: what was asked for and what became of it, and nothing that is said in private."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline

from catalog.templatetags.figures import amount_words
from cilegon_ikm.verdicts import HistoryInline

from .models import EnquiryChange, EnquiryLine


class ReadOnlyInline(TabularInline):
    """Rows that belong to a record; who may see the record may see them."""

    extra = 0
    can_delete = False
    hide_title = True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(ModelAdmin):
    """What the two sides do themselves, on their pages."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Lines(ReadOnlyInline):
    model = EnquiryLine
    fields = ("title", "variant", "quantity", "unit", "price_in_rupiah")
    readonly_fields = fields

    @admin.display(description=_("price"))
    def price_in_rupiah(self, line: EnquiryLine) -> str:
        return amount_words(line.price, line.is_price_from)


class EnquiryHistory(HistoryInline):
    model = EnquiryChange
    verbose_name_plural = _("History")


class SeenEnquiry(ReadOnlyAdmin):
    """An enquiry as officers see it: they read, and change nothing in it."""

    list_select_related: Any = ("producer",)
    search_fields: Any = ("reference", "producer__name")
    inlines: Any = (Lines, EnquiryHistory)
