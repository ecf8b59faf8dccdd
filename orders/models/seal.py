"""Which offers on requests may be read; the one place that says what a seal is to the database."""

from django.db.models import Q


def readable(prefix: str = "") -> Q:
    """The condition under which offers of a request are not sealed, for a query that reaches it by this prefix."""
    return Q(**{f"{prefix}is_sealed": False}) | Q(**{f"{prefix}closed_at__isnull": False})
