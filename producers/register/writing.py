"""A plan into the database, in a handful of statements however long the file is. Call it inside a transaction."""

from django.db.models import F

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import BATCH, move_many
from producers.addresses import free_slugs
from producers.models import Producer, YearlyReport

from .plan import PROFILE, Plan


def write(plan: Plan, *, by: User | None, note: str) -> None:
    """Makers, their KBLI codes and their reports; the office's own figures need no second look, so each is accepted."""
    slugs = free_slugs(producer.name for producer in plan.new_makers)
    for producer, slug in zip(plan.new_makers, slugs, strict=True):
        producer.slug = slug
    Producer.objects.bulk_create(plan.new_makers, batch_size=BATCH)
    Producer.objects.bulk_update(plan.filled_makers.values(), PROFILE, batch_size=BATCH)
    Producer.objects.filter(pk__in=plan.filled_makers).update(version=F("version") + 1)
    links = [
        Producer.kbli.through(producer_id=producer.pk, kblicode_id=code.pk)
        for producer, codes in plan.kbli
        for code in codes
    ]
    Producer.kbli.through.objects.bulk_create(links, batch_size=BATCH, ignore_conflicts=True)
    reports = [*plan.new_reports, *plan.changed_reports]
    for report in plan.new_reports:
        report.producer = report.producer  # copies the key the maker has got meanwhile
    move_many(reports, YearlyReport.State.ACCEPTED, by=by, note=note, changes=YearlyReport.FIGURES)
