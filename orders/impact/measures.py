"""What is counted, and what each maker contributes to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import ExtractYear
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.clock import WIB
from orders.models import Enquiry, Quote
from producers.models import YearlyReport

# Of each measure and year: the maker's id with her branch, the code of her kecamatan, and the number.
Basis = dict[str, dict[str, dict[str, tuple[str, str, int]]]]
Row = tuple[int, int, str, str, int | None]  # year, maker, branch, kecamatan, number


@dataclass(frozen=True)
class Measure:
    """A figure of each maker and year; ``definition`` tells the public what is counted."""

    name: str
    title: str | Promise
    definition: str | Promise
    is_money: bool = False


MEASURES = (
    Measure(
        "makers",
        _("Makers"),
        _("Businesses whose yearly report Disperindag has accepted."),
    ),
    Measure(
        "workers_male",
        _("Male workers"),
        _("Men who work in these businesses, by the yearly report."),
    ),
    Measure(
        "workers_female",
        _("Female workers"),
        _("Women who work in these businesses, by the yearly report."),
    ),
    Measure(
        "investment",
        _("Investment"),
        _("What is invested in them by the yearly report, in Rupiah, without land and buildings."),
        is_money=True,
    ),
    Measure(
        "production_value",
        _("Production value"),
        _("What they made in the year, in Rupiah, by the yearly report."),
        is_money=True,
    ),
    Measure(
        "enquiries",
        _("Enquiries"),
        _("Questions of buyers to makers that were sent here in the year."),
    ),
    Measure(
        "orders",
        _("Agreed orders"),
        _("Quotes that buyers accepted here in the year and that were not called off."),
    ),
    Measure(
        "agreed_value",
        _("Agreed value"),
        _("What these orders come to in Rupiah with delivery. It is paid outside this site."),
        is_money=True,
    ),
)
BY_NAME = {measure.name: measure for measure in MEASURES}
REPORTED = ("workers_male", "workers_female", "investment", "production_value")


def basis() -> Basis:
    """Every figure maker by maker, as it is now. Three queries; not for the public."""
    found: Basis = {measure.name: {} for measure in MEASURES}
    for name, rows in (*_reported(), ("enquiries", _enquiries()), *_agreed()):
        _add(found, name, rows)
    return found


def _add(found: Basis, name: str, rows: Iterable[Row]) -> None:
    """JSON has no numbers as keys, and a stored basis must equal a new one."""
    for year, maker, branch, district, number in rows:
        if number is not None:
            found[name].setdefault(str(year), {})[str(maker)] = (branch or "", district or "", number)


def _reported() -> Iterable[tuple[str, list[Row]]]:
    of_maker = ("year", "producer_id", "producer__branch", "producer__village__district_id")
    reports = list(YearlyReport.objects.accepted().order_by().values_list(*of_maker, *REPORTED))
    yield "makers", [(*row[:4], 1) for row in reports]
    for place, name in enumerate(REPORTED, start=4):
        yield name, [(*row[:4], row[place]) for row in reports]


def _enquiries() -> list[Row]:
    rows = Enquiry.objects.annotate(year=ExtractYear("created_at", tzinfo=WIB)).order_by()
    of_maker = ("year", "producer_id", "producer__branch", "producer__village__district_id")
    return list(rows.values(*of_maker).annotate(number=Count("pk")).values_list(*of_maker, "number"))


def _agreed() -> Iterable[tuple[str, list[Row]]]:
    quotes = Quote.objects.accepted().filter(enquiry__in=Enquiry.objects.orders().values("pk")).order_by()
    quotes = quotes.annotate(year=ExtractYear("enquiry__agreed_at", tzinfo=WIB))
    maker = "enquiry__producer"
    of_maker = ("year", f"{maker}_id", f"{maker}__branch", f"{maker}__village__district_id")
    sums: dict[str, Any] = {"number": Count("pk"), "value": Sum("total")}
    rows = list(quotes.values(*of_maker).annotate(**sums).values_list(*of_maker, "number", "value"))
    yield "orders", [row[:5] for row in rows]
    yield "agreed_value", [(*row[:4], row[5]) for row in rows]
