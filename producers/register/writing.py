"""A plan into the database, in a handful of statements however long the file is. Call it inside a transaction."""

from collections.abc import Mapping

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import BATCH, move_many
from producers.addresses import free_slugs
from producers.models import Producer, YearlyReport

from .plan import PROFILE, Plan, fill


def write(plan: Plan, *, by: User | None, note: str) -> None:
    """Makers, their KBLI codes and their reports; the office's own figures need no second look, so each is accepted."""
    slugs = free_slugs(producer.name for producer in plan.new_makers)
    for producer, slug in zip(plan.new_makers, slugs, strict=True):
        producer.slug = slug
    Producer.objects.bulk_create(plan.new_makers, batch_size=BATCH)
    _fill_gaps(plan.filled_makers)
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


def _fill_gaps(planned: Mapping[int, Producer]) -> None:
    """Only those that are still there: makers go on writing while a file is read."""
    stored = Producer.objects.select_for_update().in_bulk(list(planned))
    for pk, producer in stored.items():
        fill(producer, planned[pk], PROFILE)
        producer.version += 1
    Producer.objects.bulk_update(stored.values(), [*PROFILE, "version"], batch_size=BATCH)
