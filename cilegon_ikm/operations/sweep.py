"""Work that a lost job or a passing day left behind: the rows say what is still to be done."""

import logging
from collections.abc import Callable

from django.db import OperationalError

from catalog.tasks import count_words, drop_expired_uploads, prune_searches, prune_sheets, prune_views
from catalog.tasks import sweep as make_missing_variants
from catalog.workflow import forget_reporters
from cilegon_ikm.accounts.tasks import sweep as forget_people
from cilegon_ikm.notifications.tasks import sweep as deliver_due
from cilegon_ikm.operations.jobs import forget_jobs
from orders.deadlines import complete_orders, drop_baskets, expire_enquiries, expire_quotes
from orders.limits import forget_marks
from orders.reminders import remind
from orders.rfqs.deadlines import close_rfqs, expire_rfqs, remind_companies, remind_makers
from orders.tasks import make_missing_variants as make_reviews_variants
from orders.tasks import sweep as measure_response_times
from producers.programmes.telling import remind as remind_of_meetings
from producers.programmes.telling import tell_of_new_programmes
from producers.register.tasks import sweep as restart_imports
from producers.tasks import make_missing_variants as make_makers_variants
from producers.tasks import sweep as watch_expiry

logger = logging.getLogger(__name__)

JOBS = (
    deliver_due,
    make_missing_variants,
    make_makers_variants,
    make_reviews_variants,
    restart_imports,
    watch_expiry,
    tell_of_new_programmes,
    remind_of_meetings,
    forget_people,
    measure_response_times,
    remind,
    expire_enquiries,
    expire_quotes,
    complete_orders,
    close_rfqs,
    drop_baskets,
    expire_rfqs,
    forget_marks,
    remind_companies,
    remind_makers,
    prune_views,
    drop_expired_uploads,
    prune_sheets,
    forget_reporters,
    prune_searches,
    count_words,
    forget_jobs,
)


def sweep() -> int:
    """Do what is due in every room, though it fails in one; how many things were done."""
    return sum(_done(job) for job in JOBS)


def _done(job: Callable[[], int]) -> int:
    try:
        return job()
    except OperationalError:  # the database is away, for all the others too
        raise
    except Exception:  # one job that fails each time must not keep all others waiting
        logger.exception("The sweep failed in %s", job.__module__)
        return 0
