"""Which kelurahan and kecamatan an officer meant."""

import re
from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from producers.models import Village

from .cells import is_empty, text
from .columns import VILLAGES

SURE = 88  # per cent alike: a slip of the finger; Bandung is not Bagendung
GOOD = 80  # is enough where the kecamatan says the same
CLEAR = 8  # per cent by which the best must lead
POSSIBLE = 60  # per cent alike: worth to be named to the officer


def squeezed(name: str) -> str:
    """“Kel. KEBON DALEM” as “kebondalem”."""
    words = re.sub(r"^\s*(kelurahan|kel|desa|ds|kecamatan|kec)\b\.?", "", name.lower())
    return re.sub(r"[^a-z]", "", words)


class Places:
    """The city's areas, read once; each spelling is judged once."""

    def __init__(self) -> None:
        self._villages = {squeezed(v.name): v for v in Village.objects.select_related("district")}
        self._villages |= {word: self._villages[squeezed(name)] for word, name in VILLAGES.items()}
        self._districts = {squeezed(v.district.name): v.district.name for v in self._villages.values()}
        self._judged: dict[tuple[str, str], Village | str] = {}

    def village(self, cell: Any, district_cell: Any = None) -> Village:
        """The kelurahan. Raises ValueError that names the candidates where more than one may be meant."""
        if is_empty(cell):
            raise ValueError(_("The kelurahan is missing."))
        key = (text(cell, 100), "" if is_empty(district_cell) else text(district_cell, 100))
        if key not in self._judged:
            try:
                self._judged[key] = self._find(*key)
            except ValueError as refusal:
                self._judged[key] = str(refusal)
        verdict = self._judged[key]
        if isinstance(verdict, str):
            raise ValueError(verdict)
        return verdict

    def _find(self, name: str, district: str) -> Village:
        in_district = self._district(district) if district else None
        village = self._villages.get(squeezed(name)) or self._nearest(name, in_district)
        if district and in_district != village.district.name:
            raise ValueError(
                _("Kelurahan %(village)s lies in kecamatan %(right)s, not in “%(wrong)s”.")
                % {"village": village.name, "right": village.district.name, "wrong": district}
            )
        return village

    def _nearest(self, name: str, in_district: str | None) -> Village:
        found = process.extract(squeezed(name), list(self._villages), scorer=_alike, limit=5, score_cutoff=POSSIBLE)
        scores: dict[Village, float] = {}
        for spelling, score, _place in found:  # the best first; two spellings may mean one kelurahan
            scores.setdefault(self._villages[spelling], score)
        if not scores:
            raise ValueError(_("There is no kelurahan “%(name)s” in Cilegon.") % {"name": name})
        (nearest, best), *others = scores.items()
        enough = GOOD if nearest.district.name == in_district else SURE
        if best >= enough and all(best - score >= CLEAR for _village, score in others):
            return nearest
        names = ", ".join(village.name for village in list(scores)[:3])
        raise ValueError(_("“%(name)s” is not clear. Perhaps: %(names)s?") % {"name": name, "names": names})

    def _district(self, name: str) -> str | None:
        found = process.extractOne(squeezed(name), list(self._districts), scorer=fuzz.ratio, score_cutoff=GOOD)
        return self._districts[found[0]] if found else None


def _alike(one: str, other: str, **options: Any) -> float:
    """How alike two names are; a name that was begun but not ended counts as worth to be named."""
    score = fuzz.ratio(one, other)
    return max(score, POSSIBLE) if len(one) >= 4 and other.startswith(one) else score
