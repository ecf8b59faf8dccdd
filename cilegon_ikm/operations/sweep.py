"""Work that a lost job left behind: the rows say what is still to be done."""

from catalog.tasks import sweep as make_missing_variants
from cilegon_ikm.notifications.tasks import sweep as deliver_due
from producers.tasks import sweep as restart_imports


def sweep() -> int:
    """Deliver what is due, make photo variants that are missing, restart lost imports; how many things were done."""
    return deliver_due() + make_missing_variants() + restart_imports()
