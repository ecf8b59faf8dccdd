"""The places of the city in templates."""

from django import template
from django.db.models import QuerySet

from producers.models import District

register = template.Library()


@register.simple_tag
def districts() -> QuerySet[District]:
    """Every kecamatan, by name."""
    return District.objects.all()
