"""A maker's products as django-import-export sees them: one row is one product, read and written in our columns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override
from import_export import fields, resources
from import_export.instance_loaders import BaseInstanceLoader

from catalog.attribute_forms import LONGEST_TEXT, read_number
from catalog.models import Attribute, Availability, PriceKind, Product, Unit
from catalog.templatetags.figures import rupiah
from producers.models import Producer
from producers.register.resource import Cell
from producers.register.sheets import ROW

from .columns import HEADINGS, READ_ONLY, Categories, Choice, count, price, text, write_category

MOST_UNITS = 1_000_000
MOST_GRAMS = 100_000_000


@dataclass
class Record:
    """A row on its way in: the product as the row wants it, or a new one."""

    product: Product
    row: int = 0
    pk: None = None  # django-import-export asks for it

    def __str__(self) -> str:
        return str(self.product)


def _field(name: str, read: Callable[..., Any], write: Callable[[Any], Any] = lambda value: value) -> fields.Field:
    return fields.Field(attribute=f"product__{name}", column_name=HEADINGS[name], widget=Cell(read, write))


def _text(name: str, most: int) -> fields.Field:
    return _field(name, lambda cell: text(cell, most))


class ProductResource(resources.Resource):
    """Reading hands each record to ``keep`` and writes nothing. Reads categories and attributes once."""

    id = _field("id", str)
    name = _text("name", 100)
    name_en = _text("name_en", 100)
    category = _field("category", str, write_category)
    price = _field("price", price)
    unit = _field("unit", str)
    minimum_order = _field("minimum_order", count(1, MOST_UNITS, required=True))
    availability = _field("availability", str)
    stock = _field("stock", count(0, MOST_UNITS, required=False))
    lead_time_days = _field("lead_time_days", count(0, 365, required=True))
    monthly_capacity = _field("monthly_capacity", count(0, MOST_UNITS, required=False))
    weight = _field("weight", count(1, MOST_GRAMS, required=False))
    description = _text("description", 5000)
    description_en = _text("description_en", 5000)
    state = _field("state", str)

    class Meta:
        skip_diff = True
        skip_html_diff = True
        import_id_fields = ()
        instance_loader_class = BaseInstanceLoader  # loads nothing: products are looked up by number below

    def __init__(self, producer: Producer, keep: Callable[[Record], None] | None = None) -> None:
        super().__init__()
        self._producer, self._keep = producer, keep
        self._products = {product.pk: product for product in producer.products.for_workspace()}
        self._seen = set[int]()
        unit, availability, state = Choice(Unit.choices), Choice(Availability.choices), Choice(Product.State.choices)
        self.fields["category"].widget = Cell(Categories().read, write_category)
        self.fields["unit"].widget = Cell(unit.read, unit.write)
        self.fields["availability"].widget = Cell(availability.read, availability.write)
        self.fields["state"].widget = Cell(str, state.write)
        self._asked: dict[tuple[int, str], Attribute] = {}
        with override("id"):
            for each in Attribute.objects.filter(is_active=True):
                self._asked[each.group_id, each.label] = each
        self._columns = {each.attribute: each.column_name for each in self.fields.values()}

    @property
    def attribute_headings(self) -> list[str]:
        """What the groups of the maker's products ask for, each heading once."""
        groups = {product.category.parent_id for product in self._products.values() if product.category}
        return list(dict.fromkeys(label for (group, label) in self._asked if group in groups))

    def knows(self, heading: str) -> bool:
        """Whether a column with this heading is read or left out on purpose."""
        return heading in HEADINGS.values() or any(heading == label for _group, label in self._asked)

    def get_import_fields(self) -> list[fields.Field]:
        return [each for name, each in self.fields.items() if name not in READ_ONLY]

    def get_or_init_instance(self, instance_loader: Any, row: dict[str, Any]) -> tuple[Record, bool]:
        number = self._number(row.get(HEADINGS["id"]))
        if number is None:
            return Record(Product(producer=self._producer), row[ROW]), True
        if number in self._seen:
            raise ValidationError({"product__id": _("This number stands in the file twice.")})
        self._seen.add(number)
        if number not in self._products:
            raise ValidationError({"product__id": _("None of your products has this number.")})
        known = self._products[number]
        values = {each.attname: getattr(known, each.attname) for each in Product._meta.concrete_fields}
        wanted = Product(**{**values, "attributes": dict(known.attributes)})
        wanted.category = known.category  # read already
        return Record(wanted, row[ROW]), False

    def _number(self, cell: Any) -> int | None:
        try:
            number = count(1, 2**63 - 1, required=False)(cell)
        except ValueError as problem:
            raise ValidationError({"product__id": str(problem)}) from problem
        return number

    def import_instance(self, instance: Record, row: dict[str, Any], **kwargs: Any) -> None:
        """Everything that is wrong with a row at once, each reason at its column."""
        problems: dict[str, Any] = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as error:
            problems = error.update_error_dict(problems)
        for attribute, reason in (*self._read_facts(instance.product, row), *_incomplete(instance.product)):
            problems.setdefault(attribute, [ValidationError(reason)])
        if problems:
            raise ValidationError(problems)

    def _read_facts(self, product: Product, row: dict[str, Any]) -> list[tuple[str, str]]:
        """Write the values of the columns that the product's group asks for; columns and reasons of what is wrong."""
        problems = []
        group = product.category.parent_id if product.category else None
        labels = {label for _group, label in self._asked if label in row}
        for label in sorted(labels):
            asked, cell = self._asked.get((group, label)) if group else None, row[label]
            try:
                if asked is None:
                    if text(cell, LONGEST_TEXT):
                        raise ValueError(_("Products of this category have no such column."))
                    continue
                value = read_fact(asked, cell)
            except ValueError as problem:
                problems.append((label, str(problem)))
                continue
            product.attributes.pop(asked.slug, None)
            if value not in (None, ""):
                product.attributes[asked.slug] = value
        return problems

    def save_instance(self, instance: Record, is_create: bool, row: dict[str, Any], **kwargs: Any) -> None:
        if self._keep:
            self._keep(instance)

    def before(self, product: Product) -> Product | None:
        """The product as it is now; None for a new one."""
        return self._products.get(product.pk) if product.pk else None

    def refusals(self, error: ValidationError) -> list[tuple[str, str]]:
        """Column and reason of each thing that is wrong with a row."""
        return [
            (self._columns.get(attribute, attribute), reason)
            for attribute, reasons in error.message_dict.items()
            for reason in reasons
        ]

    def cells(self, product: Product) -> dict[str, Any]:
        """The product as it stands in the file, by heading."""
        record = Record(product)
        row = {each.column_name: self.export_field(each, record) for each in self.fields.values()}
        group = product.category.parent_id if product.category else None
        for heading in self.attribute_headings:
            asked = self._asked.get((group, heading)) if group else None
            row[heading] = write_fact(asked, product.attributes.get(asked.slug)) if asked else ""
        return row

    def export(self, queryset: "QuerySet[Product] | None" = None, **kwargs: Any) -> tablib.Dataset:
        """All products of the maker; an import of the same table changes nothing."""
        rows = [self.cells(product) for product in sorted(self._products.values(), key=lambda each: each.pk)]
        headings = [*HEADINGS.values(), *self.attribute_headings]
        return tablib.Dataset(*([row[heading] for heading in headings] for row in rows), headers=headings)


def _incomplete(product: Product) -> list[tuple[str, str]]:
    """What a product needs, all the more once others have seen it; columns and reasons."""
    needed = ["name"] if product.state == Product.State.DRAFT else ["name", "category", "description"]
    problems = [(f"product__{name}", _("This may not be empty.")) for name in needed if not getattr(product, name)]
    if product.price is None and product.state != Product.State.DRAFT and product.price_kind != PriceKind.ON_REQUEST:
        problems.append(("product__price", _("This may not be empty.")))
    if product.price and product.price_to and product.price > product.price_to:
        problems.append(("product__price", _("The highest price is %(price)s.") % {"price": rupiah(product.price_to)}))
    return problems


def read_fact(attribute: Attribute, cell: Any) -> Any:
    """A cell as listings keep the value; None or "" for an empty one."""
    if attribute.kind == Attribute.Kind.NUMBER:
        return read_number(attribute, cell)
    if attribute.kind == Attribute.Kind.TEXT or not text(cell, LONGEST_TEXT):
        return text(cell, LONGEST_TEXT)
    if isinstance(cell, bool) and attribute.kind == Attribute.Kind.YES_NO:
        return cell
    return _choice(attribute).read(cell)


def write_fact(attribute: Attribute, value: Any) -> Any:
    """The value as a cell; a choice and yes or no in Indonesian words."""
    if value is None or not attribute.accepts(value):
        return ""
    return value if attribute.kind in {Attribute.Kind.NUMBER, Attribute.Kind.TEXT} else _choice(attribute).write(value)


def _choice(attribute: Attribute) -> Choice:
    if attribute.kind == Attribute.Kind.YES_NO:
        return Choice([(True, "Ya"), (False, "Tidak")])
    return Choice([(word, word) for word, _english in attribute.choices])
