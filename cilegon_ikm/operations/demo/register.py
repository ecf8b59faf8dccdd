"""The office's files on their way into the register, brought as far as the demo tells by the verbs of the admin."""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone, translation

from cilegon_ikm.accounts.models import User
from cilegon_ikm.clock import today
from producers.models import Producer, RegisterImport, ReportChange
from producers.register import imports

from .content import DATA
from .dates import Past, written

FILES = DATA / "register"
WRITTEN, WAITING = FILES / "data-ikm-kota.csv", FILES / "pendataan-kelurahan.csv"
State, Mode = RegisterImport.State, RegisterImport.Mode


def bring(officer: User) -> None:
    """Makers whom nobody has claimed yet, from a file that is written; and a file that waits for a decision."""
    with translation.override("id"):
        if not _is_brought(WRITTEN):
            _write(WRITTEN, officer)
        if not _is_brought(WAITING):
            _check(WAITING, Mode.ROWS, officer, Past(WAITING.name).hours(4, 30))


def _is_brought(path: Path) -> bool:
    return RegisterImport.objects.filter(file_name=path.name).exists()


@transaction.atomic
def _write(path: Path, officer: User) -> None:
    """Take every row over, and say that it was done weeks ago."""
    started, at = timezone.now(), Past(path.name).days(85, 100)
    row = _check(path, Mode.ALL, officer, at)
    imports.confirm_import(register_import=row, by=officer)
    imports.write_import(row)
    _expect(row, State.DONE)
    row.history.update(at=at)
    written(row, at, "finished_at")
    makers = Producer.objects.unclaimed().filter(created_at__gte=started)
    ReportChange.objects.filter(subject__producer__in=makers).update(at=at)  # the reports themselves are locked
    makers.update(created_at=at, updated_at=at)


@transaction.atomic
def _check(path: Path, mode: str, officer: User, at: datetime) -> RegisterImport:
    """Bring the file and have it read, without waiting for the worker."""
    year = today().year - 1
    row = imports.start_import(file_name=path.name, content=path.read_bytes(), mode=mode, year=year, by=officer)
    imports.check_import(row)
    _expect(row, State.CHECKED)
    row.history.update(at=at)
    written(row, at, "created_at")
    return row


def _expect(row: RegisterImport, state: str) -> None:
    if row.state != state:
        raise ValueError(f"{row.file_name} is {row.get_state_display()}: {row.problem}")
