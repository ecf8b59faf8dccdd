"""The reasons that officers pick, kept by themselves."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from .models import ReasonTemplate


@admin.register(ReasonTemplate)
class ReasonTemplateAdmin(ModelAdmin):
    list_display = ("title", "about", "verdict", "position", "is_active")
    list_editable = ("position", "is_active")
    list_filter = ("about", "verdict", "is_active")
    search_fields = ("title", "text")
    ordering = ("about", "verdict", "position", "pk")
