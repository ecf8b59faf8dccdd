"""Whether a row means a maker who is there already, in the register or further up in the same file."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz, process

from producers.models import DoubtfulRow, Producer

from .columns import plain

ALIKE = 88  # per cent
LEGAL_WORDS = frozenset({"ud", "cv", "pt", "po", "ikm", "umkm", "kub", "koperasi", "toko", "usaha"})

Why = DoubtfulRow.Why


def name_key(name: str) -> str:
    """The words of a name without legal form, case and signs: “CV. MAJU  JAYA” is “maju jaya”."""
    words = plain(re.sub(r"['’`]", "", name)).split()
    return " ".join(word for word in words if word not in LEGAL_WORDS) or " ".join(words)


@dataclass
class Known:
    """A maker a row may mean: of the register (its producer has a pk) or new in this file."""

    producer: Producer
    rows: dict[int, int] = field(default_factory=dict)  # year -> the row of this file that reported it


class Match(NamedTuple):
    """Who is meant. Without ``why`` that is certain, else an officer must say."""

    known: Known
    why: Why | None


class Matcher:
    """Finds makers by name and place, by phone and by likeness."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self._by_phone: dict[str, Known] = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        self.by_pk: dict[int, Known] = {}

    def add(self, known: Known) -> None:
        producer = known.producer
        key = name_key(producer.name)
        if not self._by_name[producer.village_id, key]:
            self._names[producer.village_id].append(key)
        self._by_name[producer.village_id, key].append(known)
        if producer.whatsapp:
            self._by_phone.setdefault(str(producer.whatsapp), known)
        if producer.pk:
            self.by_pk[producer.pk] = known

    def find(self, producer: Producer, year: int) -> Match | None:
        """The maker this one may be, or None for a new one."""
        place, key = producer.village_id, name_key(producer.name)
        same = self._by_name.get((place, key), [])
        if same:
            fitting = [known for known in same if _phones_agree(known.producer, producer)]
            if len(fitting) != 1:
                return Match(same[0], Why.NAME)
            return Match(fitting[0], Why.REPEATED if year in fitting[0].rows else None)
        if producer.whatsapp and (known := self._by_phone.get(str(producer.whatsapp))):
            return Match(known, Why.PHONE)
        near = process.extractOne(key, self._names[place], scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        return Match(self._by_name[place, near[0]][0], Why.NAME) if near else None


def _phones_agree(one: Producer, other: Producer) -> bool:
    return not one.whatsapp or not other.whatsapp or str(one.whatsapp) == str(other.whatsapp)
