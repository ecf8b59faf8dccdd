"""How officers see companies and their requests. Of offers they see none: prices are between company and maker."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from catalog.templatetags.figures import grouped, rupiah
from catalog.templatetags.times import wib
from cilegon_ikm.phone_numbers import national
from cilegon_ikm.states import can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record

from . import companies
from .models import Company, CompanyChange, Rfq, RfqChange
from .rfqs import posting

CompanyState, RfqState = Company.State, Rfq.State
READER = (_("Reason (the company reads it)"), _("Write the reason; the company will read it."))


class CompanyHistory(HistoryInline):
    model = CompanyChange
    verbose_name_plural = _("History")


class RfqHistory(HistoryInline):
    model = RfqChange
    verbose_name_plural = _("History")


@admin.register(Company)
class CompanyAdmin(VerdictAdmin):
    """Officers compare name and NIB with OSS, and decide."""

    note_label, note_asked = READER
    list_display = ("name", "nib", "field", "state", "submitted_at")
    fields = ("name", "nib", "field", "address", "phone_number", "email", "state", "version", "submitted_at")
    readonly_fields = fields
    list_filter = ("state",)
    search_fields = ("name", "nib")
    ordering = ("-submitted_at",)
    inlines = (CompanyHistory,)
    verdicts = (
        Verdict(
            name="verify",
            label=_("Verify"),
            done=_("%(name)s is verified."),
            needs_reason=False,
            tone="good",
            is_possible=lambda company: company.state == CompanyState.SUBMITTED,
            verb=with_record(companies.verify_company, "company", is_versioned=True),
        ),
        Verdict(
            name="changes",
            label=_("Ask for changes"),
            done=_("%(name)s has been asked to correct its data."),
            is_possible=lambda company: can_move(company, CompanyState.CHANGES_REQUESTED),
            verb=with_record(companies.request_company_changes, "company", is_versioned=True),
        ),
        Verdict(
            name="suspend",
            label=_("Suspend"),
            done=_("%(name)s is suspended; its requests are no longer public."),
            tone="bad",
            is_possible=lambda company: can_move(company, CompanyState.SUSPENDED),
            verb=with_record(companies.suspend_company, "company"),
        ),
        Verdict(
            name="reinstate",
            label=_("Reinstate"),
            done=_("%(name)s may send requests again."),
            needs_reason=False,
            tone="good",
            is_possible=lambda company: company.state == CompanyState.SUSPENDED,
            verb=with_record(companies.reinstate_company, "company"),
        ),
    )

    def waiting(self) -> Any:
        return Company.objects.waiting()

    @admin.display(description=_("phone number"))
    def phone_number(self, company: Company) -> str:
        return national(company.phone)

    def panel(self, obj: Any) -> dict[str, Any]:
        others = Company.objects.filter(nib=obj.nib).exclude(pk=obj.pk).exclude(state=CompanyState.CLOSED)
        return {
            "facts": [{"label": "NIB", "value": obj.nib}, {"label": _("field of business"), "value": obj.field}],
            "warnings": [_("%(company)s has given the same NIB.") % {"company": other} for other in others],
        }


@admin.register(Rfq)
class RfqAdmin(VerdictAdmin):
    """Officers look at a request before makers are told."""

    note_label, note_asked = READER
    list_display = ("title", "company", "category", "state", "closes_at")
    fields = (
        "title", "company", "category", "amount", "specification", "wanted_on", "place", "village", "repeats",
        "budget_in_rupiah", "required", "audience", "is_sealed", "closes_at", "state", "version", "submitted_at",
        "opened_at", "closed_at",
    )  # fmt: skip
    readonly_fields = fields
    list_filter = ("state", "audience", "is_sealed")
    list_select_related = ("company", "category")
    search_fields = ("title", "company__name")
    ordering = ("-created_at",)
    inlines = (RfqHistory,)
    verdicts = (
        Verdict(
            name="open",
            label=_("Open it"),
            done=_("“%(name)s” is open; the makers who fit have been told."),
            needs_reason=False,
            tone="good",
            is_possible=lambda rfq: can_move(rfq, RfqState.OPEN),
            verb=with_record(posting.open_rfq, "rfq", is_versioned=True),
        ),
        Verdict(
            name="reject",
            label=_("Send back"),
            done=_("“%(name)s” is sent back; the company can correct it."),
            tone="bad",
            is_possible=lambda rfq: can_move(rfq, RfqState.REJECTED),
            verb=with_record(posting.reject_rfq, "rfq", is_versioned=True),
        ),
    )

    def waiting(self) -> Any:
        return Rfq.objects.waiting()

    @admin.display(description=_("quantity"))
    def amount(self, rfq: Rfq) -> str:
        return f"{grouped(rfq.quantity)} {rfq.get_unit_display()}"

    @admin.display(description=_("budget"))
    def budget_in_rupiah(self, rfq: Rfq) -> str:
        return rupiah(rfq.budget)

    @admin.display(description=_("required papers"))
    def required(self, rfq: Rfq) -> str:
        return ", ".join(rfq.paper_names)

    def panel(self, obj: Any) -> dict[str, Any]:
        return {
            "facts": [
                {"label": _("company"), "value": obj.company},
                {"label": _("quantity"), "value": self.amount(obj)},
                {"label": _("wanted on"), "value": date_format(obj.wanted_on)},
                {"label": _("closes"), "value": wib(obj.closes_at)},
                {"label": _("who may offer"), "value": obj.get_audience_display()},
                *([{"label": _("required papers"), "value": self.required(obj)}] if obj.papers else []),
                *([{"label": _("budget"), "value": self.budget_in_rupiah(obj)}] if obj.budget else []),
            ],
            "quotes": [
                {
                    "heading": obj.title,
                    "text": obj.specification,
                    "foot": obj.place,
                    "files": [reverse("orders:rfq_file", args=[obj.pk, file.pk]) for file in obj.files.all()],
                }
            ],
            "public_url": obj.get_absolute_url(),
        }
