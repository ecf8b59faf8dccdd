"""How staff define what makers are asked in each group of categories."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextareaWidget

from .attribute_forms import AttributeAdminForm
from .listings import refresh_counts
from .models import Attribute


@admin.register(Attribute)
class AttributeAdmin(ModelAdmin):
    """One that products have a value of cannot be deleted, only taken out of use."""

    form = AttributeAdminForm
    list_display = ("name", "name_en", "group", "kind", "unit", "is_facet", "is_active", "position")
    list_filter = ("group", "kind", "is_facet", "is_active")
    list_select_related = ("group",)
    search_fields = ("name", "name_en", "slug")
    ordering = ("group__position", "position", "pk")
    prepopulated_fields = {"slug": ("name",)}
    actions = None

    def get_prepopulated_fields(self, request: HttpRequest, obj: Attribute | None = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def get_form(self, request: HttpRequest, obj: Attribute | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if "choices" in form.base_fields:
            form.base_fields["choices"].widget = UnfoldAdminTextareaWidget(attrs={"rows": 6})
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Attribute | None = None) -> tuple[str, ...]:
        """Values are kept by the address and in the form of the kind: these stay."""
        return ("group", "slug", "kind") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Attribute | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or not obj.users().exists())

    def save_model(self, request: HttpRequest, obj: Attribute, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        _offer_to_buyers(obj)

    def delete_model(self, request: HttpRequest, obj: Attribute) -> None:
        super().delete_model(request, obj)
        _offer_to_buyers(obj)


def _offer_to_buyers(attribute: Attribute) -> None:
    """What buyers can choose by stands ready with each category of the group."""
    refresh_counts({attribute.group_id, *attribute.group.children.values_list("pk", flat=True)})
