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
from producers.models import Participation, YearlyReport

from . import later

# Of each measure and year: the maker's id with her branch, the code of her kecamatan, and the number. Where there is
# neither, the number counts for the whole city only.
Basis = dict[str, dict[str, dict[str, tuple[str | None, str | None, int]]]]
Row = tuple[int, int, str | None, str | None, int | None]  # year, maker, branch, kecamatan, number


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
        "participants",
        _("Took part in programmes"),
        _("Makers who attended or completed a programme of an office that ended in the year."),
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
COMPANIES = Measure(
    "companies",
    _("Companies that buy"),
    _("Companies whose request for quotation led to such an order. They are counted for the whole city only."),
)
BY_NAME = {measure.name: measure for measure in (*MEASURES, COMPANIES)}
REPORTED = ("workers_male", "workers_female", "investment", "production_value")


def basis() -> Basis:
    """Every figure maker by maker, as it is now. Five queries; not for the public."""
    found: Basis = {name: {} for name in (*BY_NAME, *later.NAMES)}
    participants = _participants()
    counted = (*_reported(), ("enquiries", _enquiries()), *_agreed(), ("companies", _companies()))
    for name, rows in (*counted, ("participants", participants)):
        _add(found, name, rows)
    for name, rows in later.compared(found, {(year, maker) for year, maker, *_rest in participants}):
        _add(found, name, rows)
    return found


def _add(found: Basis, name: str, rows: Iterable[Row]) -> None:
    """JSON has no numbers as keys, and a stored basis must equal a new one."""
    for year, maker, branch, district, number in rows:
        if number is not None:
            found[name].setdefault(str(year), {})[str(maker)] = (branch, district, number)


def _reported() -> Iterable[tuple[str, list[Row]]]:
    of_maker = ("year", "producer_id", "producer__branch", "producer__village__district_id")
    reports = list(YearlyReport.objects.accepted().order_by().values_list(*of_maker, *REPORTED))
    yield "makers", [(*row[:4], 1) for row in reports]
    for place, name in enumerate(REPORTED, start=4):
        yield name, [(*row[:4], row[place]) for row in reports]


def _enquiries() -> list[Row]:
    """Without those that begin with a maker's offer to a company's request."""
    rows = Enquiry.objects.filter(rfq=None).annotate(year=ExtractYear("created_at", tzinfo=WIB)).order_by()
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


def _companies() -> list[Row]:
    orders = Enquiry.objects.orders().filter(candidate__isnull=False).order_by()
    years = orders.annotate(year=ExtractYear("agreed_at", tzinfo=WIB))
    return [(*row, None, None, 1) for row in years.values_list("year", "candidate__rfq__company_id").distinct()]


def _participants() -> list[Row]:
    states = [Participation.State.ATTENDED, Participation.State.COMPLETED]
    took_part = Participation.objects.filter(state__in=states).annotate(year=ExtractYear("programme__ends_on"))
    of_maker = ("year", "producer_id", "producer__branch", "producer__village__district_id")
    return [(*row, 1) for row in took_part.order_by().values_list(*of_maker).distinct()]
