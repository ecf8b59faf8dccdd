"""What of the register waits for an officer: yearly reports that were sent, and files that were read."""

from typing import Any

from producers import rules
from producers.models import RegisterImport, YearlyReport

REGISTER_QUEUE_LENGTH = 25


def register_queue(user: Any) -> dict[str, Any]:
    """What this officer may decide on, at most REGISTER_QUEUE_LENGTH of each, with the whole number waiting."""
    reports, imports = YearlyReport.objects.none(), RegisterImport.objects.none()
    if rules.can_judge_reports(user):
        reports = YearlyReport.objects.waiting().select_related("producer")
    if rules.can_decide_imports(user):
        imports = RegisterImport.objects.waiting().select_related("by")
    return {
        "reports": reports[:REGISTER_QUEUE_LENGTH],
        "reports_waiting": reports.count(),
        "imports": imports[:REGISTER_QUEUE_LENGTH],
        "imports_waiting": imports.count(),
    }
