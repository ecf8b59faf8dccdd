"""Work that a lost job or a passing day left behind: the rows say what is still to be done."""

from catalog.tasks import sweep as make_missing_variants
from cilegon_ikm.accounts.tasks import sweep as forget_people
from cilegon_ikm.notifications.tasks import sweep as deliver_due
from producers.register.tasks import sweep as restart_imports
from producers.tasks import sweep as watch_expiry


def sweep() -> int:
    """Deliver, make photo variants, restart imports, see to papers that expire, forget people; how many were done."""
    return deliver_due() + make_missing_variants() + restart_imports() + watch_expiry() + forget_people()
