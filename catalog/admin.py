"""How officers see products: they look at them as buyers will, and decide."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from cilegon_ikm.clock import today
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record

from . import (
    attribute_admin,  # noqa: F401  (registers its pages)
    check_admin,  # noqa: F401  (registers its pages)
    rules,
    workflow,
)
from .differences import compared, differences, unchanged_labels
from .hints import hints
from .listings import refresh_listings
from .models import Category, ForbiddenWord, Listing, PriceKind, Product, ProductChange, SearchDay, Season, Synonym
from .preview import preview_context
from .templatetags.figures import price_words

State = Product.State
MOST_WORDS = 50  # of a week on the page of searches


class ProductHistory(HistoryInline):
    model = ProductChange
    verbose_name_plural = _("History")
    fields = ("at", "version", "came_from", "went_to", "who", "note")
    readonly_fields = fields


@admin.register(Product)
class ProductAdmin(VerdictAdmin):
    list_display = ("__str__", "producer", "category", "price_per_unit", "state", "submitted_at")
    fields = (
        "name", "producer", "category", "price_per_unit", "minimum_order", "lead_time_days", "description",
        "state", "version", "submitted_at", "created_at", "updated_at",
    )  # fmt: skip
    readonly_fields = fields
    list_filter = ("state", "category__parent", "producer__village__district")
    list_select_related = ("producer", "category")
    search_fields = ("name", "producer__name")
    ordering = ("-submitted_at",)
    inlines = (ProductHistory,)
    reasons_about = "product"
    verdicts = (
        Verdict(
            name="approve",
            label=_("Approve"),
            done=_("“%(name)s” is public now."),
            needs_reason=False,
            tone="good",
            is_possible=lambda product: product.state == State.SUBMITTED,
            verb=with_record(workflow.approve_product, "product", is_versioned=True),
        ),
        Verdict(
            name="changes",
            label=_("Ask for changes"),
            done=_("The maker has been asked to correct “%(name)s”."),
            is_possible=rules.can_send_back,
            verb=with_record(workflow.request_product_changes, "product", is_versioned=True),
        ),
        Verdict(
            name="reject",
            label=_("Reject"),
            done=_("“%(name)s” is rejected."),
            tone="bad",
            is_possible=rules.can_reject,
            verb=with_record(workflow.reject_product, "product", is_versioned=True),
        ),
        Verdict(
            name="take_down",
            label=_("Take down"),
            done=_("“%(name)s” is no longer public."),
            tone="bad",
            is_possible=rules.can_take_down,
            verb=with_record(workflow.take_down_product, "product"),
        ),
    )

    @admin.display(description=_("price"), ordering="price")
    def price_per_unit(self, obj: Product) -> str:
        if obj.price is None and obj.price_kind != PriceKind.ON_REQUEST:
            return ""
        return f"{price_words(obj)} / {obj.get_unit_display()}"

    def get_queryset(self, request: HttpRequest) -> Any:
        return (
            super()
            .get_queryset(request)
            .select_related("producer__village__district", "category__parent", "listing")
            .prefetch_related("tiers", "variants")
        )

    def get_urls(self) -> list[URLPattern]:
        preview = self.admin_site.admin_view(self.preview_view)
        return [path("<int:pk>/preview/", preview, name="catalog_product_preview"), *super().get_urls()]

    def waiting(self) -> Any:
        return Product.objects.waiting()

    def panel(self, obj: Any) -> dict[str, Any]:
        listing = getattr(obj, "listing", None)
        return {
            "photos": [photo.snapshot() for photo in obj.photos.shown()],
            "hints": hints(obj),
            "preview_url": "" if rules.missing(obj) else reverse("admin:catalog_product_preview", args=[obj.pk]),
            "public_url": listing.get_absolute_url() if listing and listing.is_visible else "",
            "maker_url": reverse("admin:producers_producer_change", args=[obj.producer_id]),
            "maker_waits": not obj.producer.is_public,
            **(self._changes(listing, obj) if listing and listing.version != obj.version else {}),
        }

    def _changes(self, listing: Listing, obj: Product) -> dict[str, Any]:
        """The listing beside the working copy."""
        if rules.missing(obj):
            return {}
        before, after = compared(listing, obj)
        return {
            "differences_heading": _("What changes"),
            "before_heading": _("Buyers see now"),
            "after_heading": _("Version %(number)s, by the maker") % {"number": obj.version},
            "differences": differences(before, after),
            "unchanged": unchanged_labels(before, after),
        }

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The product page as buyers will see it."""
        product = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, product):
            raise PermissionDenied
        if rules.missing(product):  # half-filled, it has no page yet
            raise Http404
        return render(request, "catalog/product.html", preview_context(request, product))


@admin.register(Category)
class CategoryAdmin(ModelAdmin):
    list_display = ("name", "name_en", "parent", "position", "listing_count")
    list_filter = ("parent",)
    list_select_related = ("parent",)
    search_fields = ("name", "name_en")
    ordering = ("parent__position", "position")

    def get_readonly_fields(self, request: HttpRequest, obj: Category | None = None) -> tuple[str, ...]:
        """Its address and its group stay: links and every listing in it would go astray."""
        return ("slug", "parent") if obj else ()

    def save_model(self, request: HttpRequest, obj: Category, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and form.has_changed():
            refresh_listings(Listing.objects.in_category(obj))  # search finds them by the new name


@admin.register(Season)
class SeasonAdmin(ModelAdmin):
    list_display = ("title", "title_en", "starts_on", "ends_on")
    filter_horizontal = ("categories",)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "categories":
            kwargs["queryset"] = Category.objects.leaves()
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(ForbiddenWord)
class ForbiddenWordAdmin(ModelAdmin):
    list_display = ("word", "note", "is_active")
    list_editable = ("is_active",)
    search_fields = ("word", "note")


@admin.register(Synonym)
class SynonymAdmin(ModelAdmin):
    list_display = ("__str__",)
    search_fields = ("terms",)


@admin.register(SearchDay)
class SearchDayAdmin(ModelAdmin):
    """What buyers look for and do not find, week by week; nobody writes it by hand."""

    list_display = ("text", "day", "searches", "found", "clicks")
    readonly_fields = list_display
    ordering = ("-day", "-searches")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: SearchDay | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SearchDay | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """A week (of the day in the address, else this one) instead of a list of days."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            day = parse_date(request.GET.get("minggu", "")) or today()
        except ValueError as error:  # a day that no month has
            raise Http404 from error
        monday = day - timedelta(days=day.weekday())
        words = list(SearchDay.objects.of_week(monday).summed())
        context = {
            **self.admin_site.each_context(request),
            "title": _("What buyers look for"),
            "opts": self.opts,
            "missed": [each for each in words if not each["found"]][:MOST_WORDS],
            "wanted": words[:MOST_WORDS],
            "monday": monday,
            "sunday": monday + timedelta(days=6),
            "before": monday - timedelta(days=7),
            "after": monday + timedelta(days=7) if monday + timedelta(days=7) <= today() else None,
        }
        return render(request, "staff/searches.html", context)
