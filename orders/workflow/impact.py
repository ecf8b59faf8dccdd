"""Publishing the figures of jobs and impact."""

from django.db import connection, transaction

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from orders.impact.measures import basis
from orders.impact.tables import public_tables
from orders.models import ImpactEdition


@transaction.atomic
def publish_impact(*, by: User | None) -> ImpactEdition:
    """A new edition from what the register and the desk say now; officers who press at once take turns."""
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {ImpactEdition._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    editions = list(ImpactEdition.objects.all())
    shown = editions[0].basis if editions else {}
    tables, counted = public_tables(basis(), today(), earlier=[each.tables for each in editions], shown=shown)
    ImpactEdition.objects.exclude(basis={}).update(basis={})
    return ImpactEdition.objects.create(by=by, tables=tables, basis=counted)
