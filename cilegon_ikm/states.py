"""The one door through which any state changes: table check, row lock, history row, all in one transaction."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BATCH = 1_000  # rows in one statement


class IllegalTransition(Exception):
    """The move is not in the table; its text is fit to show to the person who asked for it."""


class StateChange(models.Model):
    """One move of one thing: who, when, from, to and why. Rows are only ever added."""

    from_state = models.CharField(gettext_lazy("from"), max_length=20)
    to_state = models.CharField(gettext_lazy("to"), max_length=20)
    note = models.TextField(gettext_lazy("reason"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=gettext_lazy("by")
    )
    at = models.DateTimeField(gettext_lazy("at"), auto_now_add=True)

    class Meta:
        abstract = True
        verbose_name = gettext_lazy("change of state")
        verbose_name_plural = gettext_lazy("changes of state")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.in_words(self.from_state)} → {self.in_words(self.to_state)}"

    def in_words(self, state: str) -> str:
        """The state as people read it, in the words of the thing that moved."""
        thing: Any = self._meta.get_field("subject").related_model
        return str(dict(thing.State.choices).get(state, state))


# A model with a ``state`` field, its ``TRANSITIONS`` as data and a ``history`` of StateChange rows.
Thing = TypeVar("Thing", bound=models.Model)


def lock(thing: Thing) -> Thing:
    """The same object with its row locked until the transaction ends and its fields as they are now.

    Raises ``DoesNotExist`` when the row has gone.
    """
    thing.refresh_from_db(from_queryset=type(thing)._default_manager.select_for_update(of=("self",)))
    return thing


def can_move(thing: Any, to: str) -> bool:
    """Whether the table allows this move from the state the object carries."""
    return to in thing.TRANSITIONS[thing.state]


@transaction.atomic
def move(thing: Thing, to: str, *, by: Any, note: str = "", only_from: str = "", **changes: Any) -> Thing:
    """Lock the row, check the table, write the new state with ``changes`` and add the history row.

    ``by`` is the user who asked, or None for a guest or the system; ``only_from`` narrows the table where two
    verbs lead to the same state. Raises IllegalTransition.
    """
    row: Any = lock(thing)
    if not can_move(row, to) or (only_from and row.state != only_from):
        raise IllegalTransition(
            _("This is not possible any more: it is now “%(state)s”.") % {"state": row.get_state_display()}
        )
    came_from = row.state
    for name, value in {**changes, "state": to}.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *changes])
    row.history.create(from_state=came_from, to_state=to, by=by, note=note)
    return thing


@transaction.atomic
def move_many(things: Sequence[Thing], to: str, *, by: Any, note: str = "", changes: Sequence[str] = ()) -> None:
    """Move thousands in a few statements: new ones are created on the way, the others save the fields in ``changes``.

    Raises IllegalTransition, and then none has moved.
    """
    if not things:
        return
    manager = type(things[0])._default_manager
    came_from = [thing.state for thing in things]  # type: ignore[attr-defined]
    stored: dict[Any, Any] = {thing.pk: thing for thing in things if thing.pk is not None}
    rows = manager.select_for_update(of=("self",)).filter(pk__in=stored).values_list("pk", "state")
    unchanged = sum(state == stored[pk].state for pk, state in rows)
    if unchanged < len(stored) or not all(can_move(thing, to) for thing in things):
        raise IllegalTransition(_("This is not possible any more: somebody else was quicker."))
    for thing in things:
        thing.state = to  # type: ignore[attr-defined]
    manager.bulk_create([thing for thing in things if thing.pk is None], batch_size=BATCH)
    manager.bulk_update(stored.values(), ["state", *changes], batch_size=BATCH)
    history: Any = type(things[0])._meta.get_field("history").related_model
    moves = zip(things, came_from, strict=True)
    history.objects.bulk_create(
        [history(subject=thing, from_state=state, to_state=to, by=by, note=note) for thing, state in moves],
        batch_size=BATCH,
    )


def transitions(table: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """A transition table in which every state that is only ever reached has its (empty) row too."""
    reached = {state for targets in table.values() for state in targets}
    return {state: frozenset(table.get(state, ())) for state in [*table, *sorted(reached - set(table))]}
