"""What comes out of each kind of programme. When the offices agree on something else, change this table only."""

from dataclasses import dataclass

from producers.models import Credential, Programme

Kind = Programme.Kind


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The paper whose number a participant gets, or none; ``is_verified`` where the office issues it by itself.

    What another office issued (BPJPH, the health office, DJKI) waits for an officer of Disperindag like any paper.
    """

    paper: str = ""
    is_verified: bool = False


OUTCOMES: dict[str, Outcome] = {
    Kind.TRAINING: Outcome(paper=Credential.Kind.OTHER, is_verified=True),
    Kind.HALAL: Outcome(paper=Credential.Kind.HALAL),
    Kind.PIRT: Outcome(paper=Credential.Kind.PIRT),
    Kind.BRAND: Outcome(paper=Credential.Kind.MEREK),
    Kind.OVOP: Outcome(paper=Credential.Kind.OTHER, is_verified=True),
}
NOTHING = Outcome()


def outcome_of(programme: Programme) -> Outcome:
    return OUTCOMES.get(programme.kind, NOTHING)
