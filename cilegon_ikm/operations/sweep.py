"""Work that a lost job or a passing day left behind: the rows say what is still to be done."""

from catalog.tasks import sweep as make_missing_variants
from cilegon_ikm.accounts.tasks import sweep as forget_people
from cilegon_ikm.notifications.tasks import sweep as deliver_due
from producers.tasks import make_missing_variants as make_makers_variants
from producers.tasks import sweep as watch_expiry


def sweep() -> int:
    """Deliver, make missing photo variants, see to papers that expire and forget people; how many things were done."""
    photos = make_missing_variants() + make_makers_variants()
    return deliver_due() + photos + watch_expiry() + forget_people()
