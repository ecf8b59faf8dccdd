"""A spreadsheet of the office on its way into the register: who brought it and what came of it."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.states import StateChange, transitions

from .producer import Producer


class RegisterImportQuerySet(models.QuerySet["RegisterImport"]):
    def without_files(self) -> "RegisterImportQuerySet":
        """The rows as lists show them; the two files in each may be megabytes."""
        return self.defer("content", "refusals")

    def waiting(self) -> "RegisterImportQuerySet":
        """Read, and waiting for an officer's decision, the longest wait first."""
        return self.filter(state=RegisterImport.State.CHECKED).without_files().order_by("created_at", "pk")

    def overdue(self, since: datetime) -> "RegisterImportQuerySet":
        """Those for which a job has still to do something and has shown no sign of life since."""
        waiting = [RegisterImport.State.WAITING, RegisterImport.State.CONFIRMED]
        return self.filter(state__in=waiting, touched_at__lt=since)


class RegisterImport(models.Model):
    """One uploaded file. It is first only read and judged; the register changes when an officer confirms.

    The file is kept in the row: it holds personal data, so it must lie nowhere that a web server could show.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("being read")
        CHECKED = "checked", _("waiting for your decision")
        CONFIRMED = "confirmed", _("being written")
        DONE = "done", _("done")
        FAILED = "failed", _("could not be read")
        CANCELLED = "cancelled", _("cancelled")

    TRANSITIONS: ClassVar = transitions(
        {
            State.WAITING: (State.CHECKED, State.FAILED),
            State.CHECKED: (State.CONFIRMED, State.CANCELLED),
            State.CONFIRMED: (State.DONE, State.CHECKED, State.FAILED),
        }
    )

    class Mode(models.TextChoices):
        ALL = "all", _("All or nothing: one refused row and nothing is taken over")
        ROWS = "rows", _("Row by row: what is right is taken over, the rest is listed")

    file_name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    mode = models.CharField(_("what happens with refused rows"), max_length=10, choices=Mode, default=Mode.ALL)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("For rows that do not say it themselves.")
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.WAITING, editable=False)
    language = models.CharField(max_length=5, default="id", help_text=_("in which the reasons are written"))
    progress = models.PositiveSmallIntegerField(_("progress"), default=0, help_text=_("per cent"))
    counts = models.JSONField(_("outcome"), default=dict)
    preview = models.JSONField(default=list)
    problem = models.TextField(_("problem"), blank=True)
    refusals = models.BinaryField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("uploaded by")
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    touched_at = models.DateTimeField(default=timezone.now, editable=False)  # when a job last showed a sign of life
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = RegisterImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of the register")
        verbose_name_plural = _("imports of the register")
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "checked", "confirmed", "done", "failed", "cancelled"]),
                name="register_import_state",
            ),
            models.CheckConstraint(condition=models.Q(mode__in=["all", "rows"]), name="register_import_mode"),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_running(self) -> bool:
        return self.state in {self.State.WAITING, self.State.CONFIRMED}


class RegisterImportChange(StateChange):
    subject = models.ForeignKey(RegisterImport, models.CASCADE, related_name="history")


class RefusedRow(models.Model):
    """One reason why one row of the file cannot be taken over."""

    register_import = models.ForeignKey(RegisterImport, models.CASCADE, related_name="refused_rows")
    row = models.PositiveIntegerField(_("row"))
    column = models.CharField(_("column"), max_length=100)
    value = models.CharField(_("written"), max_length=200, blank=True)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("refused row")
        verbose_name_plural = _("refused rows")
        ordering = ("row", "pk")

    def __str__(self) -> str:
        return f"{self.row}: {self.column}"


class DoubtfulRow(models.Model):
    """A row that looks like a maker who is there already, in the register or further up in the same file."""

    class Decision(models.TextChoices):
        OPEN = "", _("not decided")
        MERGE = "merge", _("The same business: merge")
        SKIP = "skip", _("Skip this row")
        SEPARATE = "separate", _("Another business: take it over")

    class Why(models.TextChoices):
        REPEATED = "repeated", _("the same business twice")
        PHONE = "phone", _("the same phone number")
        NAME = "name", _("a similar name in the same kelurahan")

    register_import = models.ForeignKey(RegisterImport, models.CASCADE, related_name="doubtful_rows")
    row = models.PositiveIntegerField(_("row"))
    why = models.CharField(_("why"), max_length=10, choices=Why)
    this = models.JSONField(_("this row"))
    other = models.JSONField(_("already there"))
    other_row = models.PositiveIntegerField(_("row further up"), null=True)
    other_producer = models.ForeignKey(Producer, models.CASCADE, null=True, related_name="+")
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, default=Decision.OPEN, blank=True)

    class Meta:
        verbose_name = _("doubtful row")
        verbose_name_plural = _("doubtful rows")
        ordering = ("row",)
        constraints = [
            models.UniqueConstraint(fields=["register_import", "row"], name="one_doubt_per_row"),
            models.CheckConstraint(
                condition=models.Q(other_row__isnull=False) ^ models.Q(other_producer__isnull=False),
                name="a_doubt_names_one_other",
            ),
            models.CheckConstraint(
                condition=models.Q(decision__in=["", "merge", "skip", "separate"]), name="doubtful_row_decision"
            ),
        ]

    def __str__(self) -> str:
        return str(self.row)
