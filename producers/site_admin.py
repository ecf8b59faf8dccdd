"""How officers keep what sites are compared by: criteria, land statuses, main roads and public places."""

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from .models import Criterion, LandStatus, PointOfInterest
from .register.guarded_admin import GuardedImportExport
from .site_sheets import PointResource


@admin.register(Criterion)
class CriterionAdmin(ModelAdmin):
    """What can be measured is fixed; weight, direction and scale are the office's."""

    list_display = ("__str__", "measure", "weight", "direction", "scale_from", "scale_to")
    list_display_links = ("__str__",)
    list_editable = ("weight", "direction")
    ordering = ("-weight", "pk")

    def get_readonly_fields(self, request: HttpRequest, obj: Criterion | None = None) -> tuple[str, ...]:
        return ("measure",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Criterion | None = None) -> bool:
        return False  # with a weight of 0 it does not count


@admin.register(LandStatus)
class LandStatusAdmin(ModelAdmin):
    list_display = ("__str__", "points")
    list_editable = ("points",)
    ordering = ("-points", "name")


@admin.register(PointOfInterest)
class PointOfInterestAdmin(ModelAdmin, GuardedImportExport):
    resource_classes = (PointResource,)
    list_display = ("name", "kind", "latitude", "longitude")
    list_filter = ("kind",)
    search_fields = ("name",)
    ordering = ("kind", "name")
