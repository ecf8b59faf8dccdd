"""What one cell of an office's spreadsheet means. Every function raises ValueError with a sentence for the officer."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber, to_python

from .columns import MULTIPLES, NOTHING, SPELT_BIG

MOST_RUPIAH = 10**15
MOST_WORKERS = 100_000
MOST_QUANTITY = 10**12
GROUPED = re.compile(r"\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+|\d{1,3}( \d{3})+")


class FormulaWithoutValue:
    """A cell whose formula was never computed: a program made the file, and no spreadsheet saved it."""

    def __str__(self) -> str:
        return "="


def is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().lower() in NOTHING)


def text(cell: Any, most: int) -> str:
    """The words without spare spaces; what is written in capitals only becomes a title."""
    _refuse_formula(cell)
    if is_empty(cell):
        return ""
    words = " ".join(str(_whole(cell)).replace("\0", "").split()).removeprefix("'")
    if len(words) > most:
        raise ValueError(_("This is longer than %(most)s characters.") % {"most": most})
    return titled(words) if words.isupper() and len(words) > 3 else words


def titled(words: str) -> str:
    """UD. MAJU JAYA as UD. Maju Jaya, MA'MUN as Ma'mun."""
    return re.sub(r"[^\W\d_][\w'’]*", lambda word: _spell(word[0]), words)


def _spell(word: str) -> str:
    return word.upper() if word.lower() in SPELT_BIG else word.capitalize()


def rupiah(cell: Any) -> int | None:
    """1250000 from 1250000.0, “Rp 1.250.000,-”, “1,250,000.00” or “1,25 juta”; None from an empty cell."""
    words = _words(cell, without=r"^(rp|idr)\.?|[.,]-+$")
    number = _number(words)
    if number is None:
        return None
    is_doubtful = isinstance(words, str) and re.fullmatch(r"[1-9]\d{0,2}\.\d{1,2}", words)  # 25.00 lacks a zero
    if number != number.to_integral_value() or is_doubtful:
        raise ValueError(_("Write whole Rupiah, for example 1.250.000."))
    return int(_within(number, MOST_RUPIAH))


def workers(cell: Any) -> int | None:
    """5 from 5.0, “5” or “5 orang”."""
    number = _number(_words(cell, without=r"\s*(orang|org|pekerja)\.?$"))
    if number is None:
        return None
    if number != number.to_integral_value():
        raise ValueError(_("Write how many people, for example 5."))
    return int(_within(number, MOST_WORKERS))


def quantity(cell: Any) -> tuple[Decimal | None, str]:
    """The number and the unit that may stand behind it: “1.250,5 kg”."""
    words = _words(cell)
    found = re.fullmatch(r"(-?[\d.,\s]*\d)\s*([a-z][a-z0-9 /³²]*)\.?", words) if isinstance(words, str) else None
    unit = "" if found is None or (found[2] in MULTIPLES and found[2] != "m") else found[2]  # here m is a metre
    number = _number(found[1] if found and unit else words)
    return (None if number is None else round(_within(number, MOST_QUANTITY), 2)), unit


def year(cell: Any, first: int, last: int) -> int | None:
    """2023 from 2023.0, “Tahun 2023”, “12/05/2023” or a date."""
    _refuse_formula(cell)
    if is_empty(cell):
        return None
    if isinstance(cell, datetime | date):
        found = cell.year
    elif isinstance(cell, int | float):
        found = _whole(cell) if isinstance(_whole(cell), int) else 0
    else:
        years = re.findall(r"(?<!\d)\d{4}(?!\d)", str(cell))
        found = int(years[-1]) if len(set(years)) == 1 else 0
    if not first <= found <= last:
        raise ValueError(_("Write a year from %(first)s to %(last)s.") % {"first": first, "last": last})
    return found


def phone(cell: Any) -> PhoneNumber | None:
    """The first number in the cell, in E.164, though the spreadsheet may have eaten its zero."""
    _refuse_formula(cell)
    if is_empty(cell):
        return None
    for part in re.split(r"[/;,]|\batau\b|\bdan\b", str(_whole(cell)).lower()):
        digits = re.sub(r"\D", "", part)
        is_international = part.strip(" '").startswith("+") or digits.startswith("62")
        if digits.startswith("620"):
            digits = "62" + digits[3:]
        if digits.startswith("8") and len(digits) > 8 and not is_international:
            digits = "0" + digits
        number = to_python(f"+{digits}" if is_international else digits, region="ID") if digits else None
        if number and number.is_valid():
            return number
    raise ValueError(_("This is not a phone number. Write it like 0812 3456 7890."))


def codes(cell: Any) -> list[str]:
    """Every number of five digits in the cell."""
    _refuse_formula(cell)
    if is_empty(cell):
        return []
    found = re.findall(r"(?<!\d)\d{5}(?!\d)", str(_whole(cell)))
    if not found:
        raise ValueError(_("A KBLI code has 5 digits."))
    return list(dict.fromkeys(found))


def _whole(cell: Any) -> Any:
    """81200001234 from 81200001234.0: spreadsheets keep every number with a fraction."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _refuse_formula(cell: Any) -> None:
    if isinstance(cell, FormulaWithoutValue):
        raise ValueError(
            _("There is a formula without a result. Open the file in a spreadsheet, save it and try again.")
        )


def _words(cell: Any, *, without: str = "") -> Any:
    """A text in small letters without spare spaces and what matches ``without``; anything else as it is."""
    _refuse_formula(cell)
    if not isinstance(cell, str):
        return cell
    words = " ".join(cell.lower().split()).removeprefix("'")
    return re.sub(without, "", words).strip() if without else words


def _number(cell: Any) -> Decimal | None:
    """A number in either notation. Three digits behind a single point or comma are thousands, as people here write."""
    if is_empty(cell):
        return None
    if isinstance(cell, bool):
        raise ValueError(_("This is not a number."))
    if isinstance(cell, int | float):
        return round(Decimal(str(cell)), 6) if abs(cell) < MOST_QUANTITY**2 else Decimal(MOST_QUANTITY**2)
    written = re.fullmatch(r"(-?)\s*([\d.,\s]*\d)\s*([a-z]*)\.?", str(cell).strip())
    if written is None or (written[3] and written[3] not in MULTIPLES) or len(written[2]) > 40:
        raise ValueError(_("This is not a number."))
    number = _plain_number(written[2]) * MULTIPLES.get(written[3], 1)
    return -number if written[1] else number


def _plain_number(digits: str) -> Decimal:
    whole, mark, fraction = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", digits).groups()  # type: ignore[union-attr]
    if mark and mark in whole:  # 1.25.00 is neither notation
        raise ValueError(_("This is not a number."))
    if GROUPED.fullmatch(whole):
        whole = re.sub(r"\D", "", whole)
    if not whole.isascii() or not whole.isdigit():
        raise ValueError(_("This is not a number."))
    return Decimal(f"{whole}.{fraction or 0}")


def _within(number: Decimal, most: int) -> Decimal:
    if number < 0:
        raise ValueError(_("A number below zero is not possible here."))
    if number > most:
        raise ValueError(_("This number is too large to be true."))
    return number
