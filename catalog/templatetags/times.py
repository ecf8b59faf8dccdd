"""Days and hours in Cilegon, and how long something takes or took."""

import math
from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def wib(moment: datetime | None) -> str:
    """7 November 2019 10.30 WIB."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'j F Y')} {local:%H.%M} WIB"


@register.filter
def moment(value: datetime) -> str:
    """The time of today, else the day, with the year only when it is another: 10.30, 7 Nov, 7 Nov 2019."""
    local, now = timezone.localtime(value), timezone.localtime()
    if local.date() == now.date():
        return f"{local:%H.%M}"
    return date_format(local, "j M" if local.year == now.year else "j M Y")


@register.filter
def age(moment: datetime) -> str:
    """How long ago, in the largest unit only: 3 hours, 2 days."""
    return timesince(moment, depth=1)


@register.filter
def lasting(duration: timedelta) -> str:
    """How long, in the largest unit only: 20 minutes, 3 hours, 2 days."""
    now = timezone.now()
    return timesince(now - duration, now, depth=1)


@register.filter
def response_time(minutes: int) -> str:
    """In words, rounded up as people speak of it: within 25 minutes, 3 hours, 2 days."""
    if minutes <= 55:
        number = math.ceil(minutes / 5) * 5
        text = ngettext("Usually answers within %(number)d minute", "Usually answers within %(number)d minutes", number)
    elif minutes <= 24 * 60:
        number = math.ceil(minutes / 60)
        text = ngettext("Usually answers within %(number)d hour", "Usually answers within %(number)d hours", number)
    else:
        number = math.ceil(minutes / (24 * 60))
        text = ngettext("Usually answers within %(number)d day", "Usually answers within %(number)d days", number)
    return text % {"number": number}


@register.filter
def iso_day(text: str) -> str:
    """A day as it is kept in JSON, in words: 7 November 2019."""
    return date_format(date.fromisoformat(text), "j F Y")
