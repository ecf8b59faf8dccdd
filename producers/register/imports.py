"""Every verb about imports of the register: read and judge, decide, write. Illegal moves raise IllegalTransition."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cilegon_ikm.accounts.models import User
from cilegon_ikm.states import IllegalTransition, lock, move
from producers.models import DoubtfulRow, RefusedRow, RegisterImport

from . import files, workbooks
from .plan import Plan, make_plan
from .sheets import Table, table_of
from .tasks import check_register_import, write_register_import
from .writing import write

logger = logging.getLogger(__name__)

State, Mode = RegisterImport.State, RegisterImport.Mode
PROGRESS_EVERY = 250  # rows


@transaction.atomic
def start_import(*, file_name: str, content: bytes, mode: str, year: int | None, by: User) -> RegisterImport:
    """Keep the file and have it read by a job. Its reasons will be written in the language of this request."""
    language = translation.get_language() or "id"
    started = RegisterImport.objects.create(
        file_name=file_name[:200], content=content, mode=mode, year=year, by=by, language=language
    )
    check_register_import.enqueue(started.pk)
    return started


def check_import(register_import: RegisterImport) -> None:
    """Read the file, judge every row and write down what would happen; the register stays as it is."""
    with translation.override(register_import.language):
        _guarded(register_import, _check)


def write_import(register_import: RegisterImport) -> None:
    """Judge the file once more, for the register may have changed, and write what is right, or all, or nothing."""
    with translation.override(register_import.language):
        _guarded(register_import, _write)


@transaction.atomic
def decide(*, register_import: RegisterImport, decisions: dict[int, str]) -> None:
    """Keep what the officer says about doubtful rows, by row number."""
    lock(register_import)
    if register_import.state != State.CHECKED:
        raise IllegalTransition(_("This import is not waiting for a decision any more."))
    rows = list(register_import.doubtful_rows.filter(row__in=decisions))
    for row in rows:
        row.decision = decisions[row.row]
    DoubtfulRow.objects.bulk_update(rows, ["decision"], batch_size=500)


@transaction.atomic
def confirm_import(*, register_import: RegisterImport, by: User) -> None:
    """The officer wants it written; a job does that."""
    lock(register_import)
    if register_import.mode == Mode.ALL and (problem := _stands_in_the_way(register_import)):
        raise IllegalTransition(problem)
    move(register_import, State.CONFIRMED, by=by, progress=0, touched_at=timezone.now())
    write_register_import.enqueue(register_import.pk)


@transaction.atomic
def cancel_import(*, register_import: RegisterImport, by: User) -> None:
    """Nothing is written, and the file and whom it named are forgotten; the numbers stay."""
    forgotten: dict[str, Any] = {"content": b"", "refusals": None, "preview": []}
    move(register_import, State.CANCELLED, by=by, finished_at=timezone.now(), **forgotten)
    register_import.refused_rows.all().delete()
    register_import.doubtful_rows.all().delete()


def forget_details(*, before: datetime) -> int:
    """Of imports that were done before this moment nobody is named any more, only counted; how many."""
    old = RegisterImport.objects.filter(state=State.DONE, finished_at__lt=before)
    RefusedRow.objects.filter(register_import__in=old).delete()
    DoubtfulRow.objects.filter(register_import__in=old).delete()
    return old.exclude(preview=[], refusals=None).update(preview=[], refusals=None)


def undecided(register_import: RegisterImport) -> int:
    return register_import.doubtful_rows.filter(decision=DoubtfulRow.Decision.OPEN).count()


def _stands_in_the_way(register_import: RegisterImport) -> str:
    """Why all-or-nothing means nothing, or an empty text."""
    if refused := register_import.counts.get("refused"):
        return _("%(count)s rows are refused. Correct them in the file and upload it again.") % {"count": refused}
    if count := undecided(register_import):
        return _("%(count)s rows are still to be decided.") % {"count": count}
    return ""


def _guarded(register_import: RegisterImport, work: Callable[[RegisterImport], None]) -> None:
    """Whatever goes wrong ends in the row, where the officer sees it, and not in a dead job."""
    started_as = register_import.state
    try:
        work(register_import)
    except IllegalTransition:
        logger.info("Import %s was finished by another job", register_import.pk)
    except files.UnreadableFile as reason:
        _fail(register_import, str(reason), started_as)
    except Exception:
        logger.exception("Import %s failed", register_import.pk)
        problem = _("Something went wrong on our side. Nothing was written; please try again.")
        _fail(register_import, problem, started_as)


def _fail(register_import: RegisterImport, problem: str, started_as: str) -> None:
    end: dict[str, Any] = {"content": b"", "finished_at": timezone.now()}
    move(register_import, State.FAILED, by=None, problem=problem, only_from=started_as, **end)


def _check(register_import: RegisterImport) -> None:
    plan = _plan(register_import, {})
    with transaction.atomic():
        move(register_import, State.CHECKED, by=None, **_result(register_import, plan))
        _keep_problems(register_import, plan)


def _write(register_import: RegisterImport) -> None:
    decisions = {row.row: row for row in register_import.doubtful_rows.all()}
    plan = _plan(register_import, decisions)
    with transaction.atomic():
        if register_import.mode == Mode.ALL and (plan.refusals or plan.doubts):
            _back_to_check(register_import, plan)
            return
        confirmed = register_import.history.filter(to_state=State.CONFIRMED).first()
        result = _result(register_import, plan)
        move(register_import, State.DONE, by=None, finished_at=timezone.now(), content=b"", **result)
        note = _("From the file “%(file)s” (import %(number)s).")
        note %= {"file": register_import.file_name, "number": register_import.pk}
        write(plan, by=confirmed.by if confirmed else None, note=note)
        _keep_problems(register_import, plan)


def _back_to_check(register_import: RegisterImport, plan: Plan) -> None:
    """The register changed after the check, so the officer must look again."""
    note = _("The register has changed meanwhile. Please look at the rows below again.")
    move(register_import, State.CHECKED, by=None, note=note, problem=note, **_result(register_import, plan))
    _keep_problems(register_import, plan)


def _plan(register_import: RegisterImport, decisions: dict[int, DoubtfulRow]) -> Plan:
    table = table_of(files.read(bytes(register_import.content), register_import.file_name))
    progress = _progress(register_import, table)
    plan = make_plan(table, year=register_import.year, decisions=decisions, progress=progress)
    plan.refused_file = workbooks.refusals(table, plan.refusals)
    plan.unknown = table.unknown
    return plan


def _progress(register_import: RegisterImport, table: Table) -> Callable[[int], None]:
    total = len(table.dataset)
    rows = RegisterImport.objects.filter(pk=register_import.pk)

    def report(number: int) -> None:
        if number % PROGRESS_EVERY == 0:
            rows.update(progress=number * 100 // total, touched_at=timezone.now())

    return report


def _result(register_import: RegisterImport, plan: Plan) -> dict[str, Any]:
    counts = dict(plan.counts) | {"unknown": plan.unknown}
    return {"counts": counts, "preview": plan.preview, "refusals": plan.refused_file, "progress": 100}


def _keep_problems(register_import: RegisterImport, plan: Plan) -> None:
    """Refused and doubtful rows as they are now; decisions made for rows that are still doubtful stay."""
    register_import.refused_rows.all().delete()
    RefusedRow.objects.bulk_create(
        (
            RefusedRow(
                register_import=register_import, row=each.row, column=each.column, value=each.value, reason=each.reason
            )
            for each in plan.refusals
        ),
        batch_size=1_000,
    )
    open_rows = register_import.doubtful_rows.filter(decision=DoubtfulRow.Decision.OPEN)
    open_rows.delete()
    DoubtfulRow.objects.bulk_create(
        (
            DoubtfulRow(
                register_import=register_import,
                row=doubt.row,
                why=doubt.why,
                this=doubt.this,
                other=doubt.other,
                other_row=doubt.other_row,
                other_producer_id=doubt.other_producer_id,
            )
            for doubt in plan.doubts
        ),
        batch_size=1_000,
    )
