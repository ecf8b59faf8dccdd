"""What each kind of paper is and how its number looks. When an office changes its numbers, change this table only."""

import re
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Credential

Kind = Credential.Kind


class Expiry(Enum):
    NEVER = "such a paper never expires"
    SOMETIMES = "some expire"
    ALWAYS = "each has a last day"


@dataclass(frozen=True, kw_only=True)
class PaperKind:
    """``pattern`` fits the number in capitals without spaces and dots; without one any text is a number."""

    about: Promise | str
    looks: Promise | str
    pattern: str = ""
    prefix: str = ""  # pattern of what people write before the number itself
    expiry: Expiry = Expiry.SOMETIMES
    is_only_one: bool = False


KINDS: dict[str, PaperKind] = {
    Kind.NIB: PaperKind(
        about=_("The business number from OSS; one for each business."),
        looks=_("A NIB has 13 digits, for example 9120001234567."),
        pattern=r"[0-9]{13}",
        prefix=r"NIB",
        expiry=Expiry.NEVER,
        is_only_one=True,
    ),
    Kind.PIRT: PaperKind(
        about=_("The permit for food made at home, from the health office."),
        looks=_("A P-IRT number has 15 digits, newer ones with the year behind, for example 206367201000128-31."),
        pattern=r"[0-9]{15}(-[0-9]{2})?",
        prefix=r"P-?IRT|SPP-?IRT",
        expiry=Expiry.ALWAYS,
    ),
    Kind.HALAL: PaperKind(
        about=_("The halal certificate from BPJPH."),
        looks=_("A halal number is ID and 14 to 20 digits, for example ID36110000123450122."),
        pattern=r"ID[0-9]{14,20}",
        prefix=r"HALAL|BPJPH",
    ),
    Kind.BPOM: PaperKind(
        about=_("The permit for food, drink or cosmetics from BPOM."),
        looks=_("A BPOM number is MD or ML and 12 to 15 digits, for example MD123456789012."),
        pattern=r"M[DL][0-9]{12,15}",
        prefix=r"BPOM(?:RI)?",
        expiry=Expiry.ALWAYS,
    ),
    Kind.SNI: PaperKind(
        about=_("The certificate that a product meets an Indonesian standard."),
        looks=_("Write the number as it stands on the certificate."),
    ),
    Kind.MEREK: PaperKind(
        about=_("The registration of a brand at DJKI."),
        looks=_("Write the number as it stands on the certificate, for example IDM000123456."),
    ),
    Kind.TKDN: PaperKind(
        about=_("The certificate of local content from the ministry of industry."),
        looks=_("Write the number as it stands on the certificate."),
    ),
    Kind.OTHER: PaperKind(
        about=_("Any other certificate or permit that buyers should know of."),
        looks=_("Write the number as it stands on the paper."),
    ),
}


def tidy_number(kind: str, text: str) -> str:
    """The number as it is kept: free text without spare spaces, else capitals without spaces, dots and its own name."""
    paper = KINDS[kind]
    if not paper.pattern:
        return " ".join(text.split())
    bare = re.sub(r"[\s.]", "", text).upper().replace("–", "-")
    return re.sub(rf"^(?:{paper.prefix})(?:NO|NOMOR)?:?", "", bare)


def is_number(kind: str, number: str) -> bool:
    """Whether a tidy number looks as numbers of this kind do."""
    return re.fullmatch(KINDS[kind].pattern or r"(?s).+", number) is not None
