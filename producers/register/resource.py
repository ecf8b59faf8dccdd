"""The register as django-import-export sees it: one row is one maker in one year, read and written in our columns."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from import_export import fields, resources, widgets
from import_export.instance_loaders import BaseInstanceLoader
from rapidfuzz import fuzz, process

from cilegon_ikm.phone_numbers import national
from producers.models import KbliCode, Producer, YearlyReport
from producers.models.report import FIRST_LICENCE_YEAR, FIRST_YEAR

from . import cells
from .columns import BRANCH_NAMES, BY_BRANCH, BY_LEGAL_FORM, HEADINGS, LEGAL_FORM_NAMES, plain
from .places import Places
from .sheets import ROW

CHOICE_ALIKE = 85  # per cent
READ_WITH_ANOTHER = {"district", "kbli_title"}  # the kelurahan and the code say it


@dataclass
class Record:
    """A maker with one yearly report, on the way in or out."""

    producer: Producer = field(default_factory=lambda: Producer(state=Producer.State.DRAFT))
    report: YearlyReport = field(default_factory=YearlyReport)
    kbli: list[KbliCode] = field(default_factory=list)
    row: int = 0
    pk: None = None  # django-import-export asks for it

    def __str__(self) -> str:
        return self.producer.name


class Cell(widgets.Widget):
    """One column: how its cells are read (ValueError says what is wrong) and written."""

    def __init__(self, read: Callable[..., Any], write: Callable[[Any], Any] = lambda value: value) -> None:
        super().__init__()
        self._read, self._write = read, write

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return self._read(value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return "" if value is None or value == "" else self._write(value)


def _text(most: int) -> Cell:
    return Cell(lambda value: cells.text(value, most))


def _name(value: Any) -> str:
    return cells.text(value, 80) or _refuse(_("The name of the business is missing."))


def _refuse(reason: str) -> Any:
    raise ValueError(reason)


def _year(value: Any) -> int:
    year = cells.year(value, FIRST_YEAR, timezone.localdate().year)
    return year or _refuse(_("The year is missing, and the upload did not give one for all rows."))


def _licence_year(value: Any) -> int | None:
    return cells.year(value, FIRST_LICENCE_YEAR, timezone.localdate().year)


def _choice(table: dict[str, str], names: list[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        words = plain(cells.text(value, 200))
        if not words or cells.is_empty(value):
            return ""
        if words not in table:
            near = process.extractOne(words, list(table), scorer=fuzz.ratio, score_cutoff=CHOICE_ALIKE)
            words = near[0] if near and len(words) > 3 else ""
        if not words:
            raise ValueError(
                _("“%(value)s” is none of these: %(names)s.") % {"value": value, "names": ", ".join(names)}
            )
        return table[words]

    return read


def _branch(value: Any) -> str:
    return _read_branch(value) or _refuse(_("The branch is missing."))


_read_branch = _choice(BY_BRANCH, list(BRANCH_NAMES.values()))
_read_legal_form = _choice(BY_LEGAL_FORM, list(LEGAL_FORM_NAMES.values()))


def _plain_decimal(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _field(key: str, attribute: str, cell: Cell) -> fields.Field:
    return fields.Field(attribute=attribute, column_name=HEADINGS[key], widget=cell)


class RegisterResource(resources.Resource):
    """Reading collects in ``records`` and writes nothing; writing is ``writing.write``, in one go.

    Each instance reads the areas and the classification once.
    """

    year = _field("year", "report__year", Cell(_year))
    name = _field("name", "producer__name", Cell(_name))
    owner_name = _field("owner_name", "producer__owner_name", _text(100))
    address = _field("address", "producer__address", _text(200))
    village = _field("village", "producer__village", Cell(str, str))
    district = _field("district", "producer__village__district__name", Cell(str))
    phone = _field("phone", "producer__whatsapp", Cell(lambda value: cells.phone(value) or "", national))
    commodity = _field("commodity", "report__commodity", _text(100))
    product = _field("product", "report__product", _text(150))
    legal_form = _field(
        "legal_form", "producer__legal_form", Cell(_read_legal_form, lambda form: LEGAL_FORM_NAMES[form])
    )
    licence_year = _field("licence_year", "report__licence_year", Cell(_licence_year))
    kbli = _field("kbli", "kbli", Cell(str, lambda codes: ", ".join(code.code for code in codes)))
    kbli_title = _field("kbli_title", "kbli", Cell(str, lambda codes: "; ".join(code.title for code in codes)))
    branch = _field("branch", "producer__branch", Cell(_branch, lambda branch: BRANCH_NAMES[branch]))
    workers_male = _field("workers_male", "report__workers_male", Cell(cells.workers))
    workers_female = _field("workers_female", "report__workers_female", Cell(cells.workers))
    investment = _field("investment", "report__investment", Cell(cells.rupiah))
    production_quantity = _field(
        "production_quantity",
        "report__production_quantity",
        Cell(lambda value: cells.quantity(value)[0], _plain_decimal),
    )
    production_unit = _field("production_unit", "report__production_unit", _text(30))
    production_value = _field("production_value", "report__production_value", Cell(cells.rupiah))
    materials_value = _field("materials_value", "report__materials_value", Cell(cells.rupiah))

    class Meta:
        skip_diff = True
        skip_html_diff = True
        import_id_fields = ()
        instance_loader_class = BaseInstanceLoader  # loads nothing: who is meant is a question for the matcher

    def __init__(
        self,
        *,
        default_year: int | None = None,
        keep: Callable[[Record], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__()
        self._default_year, self._keep, self._progress = default_year, keep, progress
        self._places = Places()
        self._kbli: dict[str, KbliCode] = {}
        for code in KbliCode.objects.order_by("version"):
            self._kbli[code.code] = code  # of a code in several versions the latest counts
        self._attributes = {each.attribute: each.column_name for each in self.get_import_fields()}
        self.fields["kbli"].widget = Cell(self._read_kbli, self.fields["kbli"].widget.render)

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        """What needs two cells: the year of all rows, the kelurahan with its kecamatan, a unit behind the quantity."""
        if cells.is_empty(row.get(HEADINGS["year"])):
            row[HEADINGS["year"]] = self._default_year
        unit, amount = HEADINGS["production_unit"], row.get(HEADINGS["production_quantity"])
        if cells.is_empty(row.get(unit)) and isinstance(amount, str):
            try:
                row[unit] = cells.quantity(amount)[1]
            except ValueError:
                row[unit] = None  # the column of the quantity itself will say what is wrong
        self.fields["village"].widget = Cell(
            lambda value: self._places.village(value, row.get(HEADINGS["district"])), str
        )

    def get_import_fields(self) -> list[fields.Field]:
        return [each for name, each in self.fields.items() if name not in READ_WITH_ANOTHER]

    def get_or_init_instance(self, instance_loader: Any, row: dict[str, Any]) -> tuple[Record, bool]:
        return Record(row=row[ROW]), True

    def save_instance(self, instance: Record, is_create: bool, row: dict[str, Any], **kwargs: Any) -> None:
        """Hand the record on; who keeps it may still refuse it."""
        if self._keep:
            self._keep(instance)

    def after_import_row(self, row: dict[str, Any], row_result: Any, **kwargs: Any) -> None:
        if self._progress:
            self._progress(kwargs["row_number"])

    def refusals(self, error: ValidationError) -> list[tuple[str, str]]:
        """Column and reason of each thing that is wrong with a row."""
        return [
            (self._attributes.get(attribute, attribute), reason)
            for attribute, reasons in error.message_dict.items()
            for reason in reasons
        ]

    def shown(self, record: Record) -> dict[str, Any]:
        """The record as cells by column key, in the register's own words."""
        return {name: self.export_field(each, record) for name, each in self.fields.items()}

    def export(self, queryset: "QuerySet[YearlyReport] | None" = None, **kwargs: Any) -> tablib.Dataset:
        """The reports in our columns; an import of the same table changes nothing."""
        reports = YearlyReport.objects.all() if queryset is None else queryset
        reports = reports.select_related("producer__village__district", "producer__owner")
        rows = reports.prefetch_related("producer__kbli").order_by("-year", "producer__name", "pk")
        return super().export(queryset=[_record(report) for report in rows], **kwargs)

    def dehydrate_owner_name(self, record: Record) -> str:
        """As the register has it, else as the account does."""
        producer = record.producer
        return producer.owner_name or (producer.owner.name if producer.owner else "")

    def _read_kbli(self, value: Any) -> list[KbliCode]:
        wanted = cells.codes(value)
        if unknown := [code for code in wanted if code not in self._kbli]:
            raise ValueError(_("KBLI %(codes)s is not in the table of KBLI codes.") % {"codes": ", ".join(unknown)})
        return [self._kbli[code] for code in wanted]


def _record(report: YearlyReport) -> Record:
    return Record(producer=report.producer, report=report, kbli=list(report.producer.kbli.all()))
