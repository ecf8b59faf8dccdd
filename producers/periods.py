"""From one day to another, in words."""

from datetime import date

from django.utils.formats import date_format


def in_words(first: date, last: date) -> str:
    """7 November 2026, 7–9 November 2026 or 28 November – 2 December 2026."""
    end = date_format(last, "j F Y")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{date_format(first, 'j F' if first.year == last.year else 'j F Y')} – {end}"
