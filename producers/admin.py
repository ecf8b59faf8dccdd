"""How officers see makers: they read the profile and decide."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin, TabularInline

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.phone_numbers import FindsPhoneNumbers, national
from cilegon_ikm.states import IllegalTransition, can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record
from cilegon_ikm.whatsapp import chat_url

from . import (
    credential_admin,  # noqa: F401  (registers its pages)
    rules,
    sentra_admin,  # noqa: F401  (registers its pages)
    site_admin,  # noqa: F401  (registers its pages)
    workflow,
)
from .models import ClaimLink, District, Producer, ProducerChange, Village
from .programmes import admin as programmes_admin  # noqa: F401  (registers its pages)
from .programmes import participation_admin  # noqa: F401  (registers its pages)
from .register import import_admin  # noqa: F401  (registers its pages)
from .register.admin import SizeFilter, size_label
from .register.claims import can_be_claimed, make_claim_link

State = Producer.State


class ProducerHistory(HistoryInline):
    model = ProducerChange
    verbose_name_plural = _("History")


class ClaimLinks(TabularInline):
    """Who made which link to claim the maker, and who used it when."""

    model = ClaimLink
    verbose_name_plural = _("Links to claim it")
    fields = ("made_at", "made_by", "expires_at", "revoked_at", "used_at", "used_by")
    readonly_fields = fields
    extra = 0
    can_delete = False
    tab = False
    hide_title = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("made_by", "used_by")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True  # who may see the maker may see who took it over

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ClaimedFilter(admin.SimpleListFilter):
    title = _("account")
    parameter_name = "claimed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("has an owner")), ("no", _("nobody has claimed it"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return {"yes": queryset.filter(owner__isnull=False), "no": queryset.unclaimed()}.get(
            self.value() or "", queryset
        )


@admin.register(Producer)
class ProducerAdmin(FindsPhoneNumbers, VerdictAdmin):
    list_display = ("name", "branch", "village", "state", "size", "submitted_at", "run_by")
    list_filter = ("state", "branch", SizeFilter, "legal_form", ClaimedFilter, "village__district")
    list_select_related = ("village", "owner")
    search_fields = ("name", "owner__name", "owner__phone", "owner_name")
    ordering = (F("submitted_at").desc(nulls_last=True),)  # the register's unclaimed makers after all others
    fieldsets = (
        (None, {"fields": ("name", "owner", "branch", "place", "address", "whatsapp_number", "story")}),
        (_("Register"), {"fields": ("owner_name", "legal_form", "kbli", "size")}),
        (_("Public page"), {"fields": ("slug", "founded", "monthly_capacity", "ways", "hours")}),
        (_("Verification"), {"fields": ("state", "version", "submitted_at", "created_at", "updated_at")}),
    )
    register_fields = ("owner_name", "legal_form", "kbli")  # officers keep these; the rest is the maker's own
    autocomplete_fields = ("kbli",)
    change_form_outer_after_template = "staff/claim_panel.html"
    reasons_about = "maker"
    verdicts = (
        Verdict(
            name="verify",
            label=_("Verify"),
            done=_("%(name)s is verified."),
            needs_reason=False,
            tone="good",
            is_possible=lambda producer: producer.state == State.SUBMITTED,
            verb=with_record(workflow.verify_producer, "producer", is_versioned=True),
        ),
        Verdict(
            name="changes",
            label=_("Ask for changes"),
            done=_("%(name)s has been asked to correct the profile."),
            is_possible=lambda producer: can_move(producer, State.CHANGES_REQUESTED),
            verb=with_record(workflow.request_producer_changes, "producer", is_versioned=True),
        ),
        Verdict(
            name="suspend",
            label=_("Suspend"),
            done=_("%(name)s is suspended; its products are no longer public."),
            tone="bad",
            is_possible=lambda producer: can_move(producer, State.SUSPENDED),
            verb=with_record(workflow.suspend_producer, "producer"),
        ),
        Verdict(
            name="reinstate",
            label=_("Reinstate"),
            done=_("%(name)s is public again."),
            needs_reason=False,
            tone="good",
            is_possible=lambda producer: producer.state == State.SUSPENDED,
            verb=with_record(workflow.reinstate_producer, "producer"),
        ),
    )

    def waiting(self) -> Any:
        return Producer.objects.waiting()

    def panel(self, obj: Any) -> dict[str, Any]:
        return {
            "photos": [photo.snapshot() for photo in obj.photos.all()],
            "links": _links(obj),
            "public_url": obj.get_absolute_url() if obj.is_public else "",
            "show_save": rules.can_edit(obj),
            "can_be_claimed": can_be_claimed(obj),
        }

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).with_latest_figures()

    @admin.display(description=_("WhatsApp number"))
    def whatsapp_number(self, producer: Producer) -> str:
        return national(producer.whatsapp)

    @admin.display(description=_("size class"))
    def size(self, producer: Producer) -> str:
        return size_label(producer.size)

    @admin.display(description=_("owner"), ordering="owner__name")
    def run_by(self, producer: Producer) -> str:
        """Who owns it, or who did by the register."""
        return producer.owner.name if producer.owner else producer.owner_name

    @admin.display(description=_("opening hours"))
    def hours(self, producer: Producer) -> str:
        return ", ".join(f"{days} {times}" for days, times in producer.opening_words)

    @admin.display(description=_("kelurahan"))
    def place(self, producer: Producer) -> str:
        """In words, and on the map where the maker marked it."""
        words = f"{producer.village.name}, {producer.village.district.name}"
        if not producer.map_url:
            return words
        link = '{} · <a class="text-primary-600 underline" href="{}" target="_blank" rel="noopener">{}</a>'
        return format_html(link, words, producer.map_url, _("See it on the map"))

    @admin.display(description=_("delivery, payment, languages"))
    def ways(self, producer: Producer) -> str:
        return " · ".join(
            ", ".join(words)
            for words in (producer.delivery_words, producer.payment_words, producer.language_words)
            if words
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        names = (name for _title, options in self.fieldsets for name in options["fields"])
        if obj is not None and rules.can_edit(obj):
            return tuple(name for name in names if name not in self.register_fields)
        return tuple(names)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return (ProducerHistory, ClaimLinks) if obj and obj.claim_links.exists() else (ProducerHistory,)

    def save_model(self, request: HttpRequest, obj: Producer, form: Any, change: bool) -> None:
        workflow.save_profile(producer=obj, **{name: form.cleaned_data[name] for name in form.changed_data})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.claim_view))
        return [path("<int:pk>/claim/", view, name="producers_producer_claim"), *super().get_urls()]

    def claim_view(self, request: MemberRequest, pk: int) -> HttpResponse:
        """Make a link by which somebody takes the maker over, and show it this once."""
        producer = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, producer):
            raise PermissionDenied
        try:
            link = make_claim_link(producer=producer, by=request.user)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:producers_producer_change", pk)
        words = str(_("Hello! “%(name)s” is in the register of Disperindag Cilegon. Take it over here: %(link)s"))
        text = words % {"name": producer.name, "link": link}
        context = {
            **self.admin_site.each_context(request),
            "title": producer.name,
            "producer": producer,
            "link": link,
            "whatsapp_url": chat_url(producer.whatsapp, text) if producer.whatsapp else "",
        }
        response = render(request, "staff/claim_link.html", context)
        response["Cache-Control"] = "no-store"
        return response


def _links(producer: Producer) -> list[dict[str, str]]:
    """The ways from a maker to her papers, each with its state, and to her products."""
    links = [
        {
            "url": reverse("admin:producers_credential_change", args=[paper.pk]),
            "label": f"{paper} ({paper.get_state_display()})",
        }
        for paper in producer.credentials.all()
    ]
    products = reverse("admin:catalog_product_changelist")
    return [*links, {"url": f"{products}?producer__id__exact={producer.pk}", "label": str(_("Products"))}]


class AreaAdmin(ModelAdmin):
    """Areas come with a migration; the office may correct a name."""

    search_fields = ("name", "code")
    readonly_fields = ("code",)

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False


@admin.register(District)
class DistrictAdmin(AreaAdmin):
    list_display = ("name", "code")


@admin.register(Village)
class VillageAdmin(AreaAdmin):
    list_display = ("name", "district", "code")
    list_filter = ("district",)
    list_select_related = ("district",)
