"""Work that a lost job left behind: the rows say what is still to be done."""

from catalog.tasks import sweep as make_missing_variants
from cilegon_ikm.accounts.tasks import sweep as forget_people
from cilegon_ikm.notifications.tasks import sweep as deliver_due


def sweep() -> int:
    """Deliver what is due, make missing photo variants and forget what must go; how many things were done."""
    return deliver_due() + make_missing_variants() + forget_people()
