"""What the columns are called, and what one cell means. Readers raise ValueError with a sentence for the maker."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.fields import MOST_RUPIAH
from catalog.models import Category
from producers.register import cells
from producers.register.cells import FormulaWithoutValue

HEADINGS = {
    "id": "Nomor",
    "name": "Nama produk",
    "name_en": "Nama Inggris",
    "category": "Kategori",
    "price": "Harga (Rp)",
    "unit": "Satuan",
    "minimum_order": "Minimal pesan",
    "availability": "Ketersediaan",
    "stock": "Stok",
    "lead_time_days": "Lama pengerjaan (hari)",
    "monthly_capacity": "Kapasitas per bulan",
    "weight": "Berat satuan (gram)",
    "description": "Deskripsi",
    "description_en": "Deskripsi Inggris",
    "state": "Status",
}
READ_ONLY = {"id", "state"}


def text(cell: Any, most: int) -> str:
    """The words as they are, with their lines."""
    if isinstance(cell, FormulaWithoutValue):
        return cells.text(cell, most)  # which refuses it
    if cell is None:
        return ""
    whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    words = str(whole).replace("\0", "").replace("\r\n", "\n").strip()
    if len(words) > most:
        raise ValueError(_("This is longer than %(most)s characters.") % {"most": most})
    return words


def price(cell: Any) -> int | None:
    """Whole Rupiah however they are written, or None."""
    return _between(cells.rupiah(cell), 1, MOST_RUPIAH)


def count(least: int, most: int, *, required: bool) -> Callable[[Any], int | None]:
    """A reader of whole numbers in this range."""

    def read(cell: Any) -> int | None:
        number, unit = cells.quantity(cell)
        if unit or (number is not None and number != number.to_integral_value()):
            raise ValueError(_("Write a whole number without a unit."))
        if number is None and required:
            raise ValueError(_("This may not be empty."))
        return _between(None if number is None else int(number), least, most)

    return read


def _between(number: int | None, least: int, most: int) -> int | None:
    if number is not None and not least <= number <= most:
        raise ValueError(_("Write a number from %(least)s to %(most)s.") % {"least": least, "most": most})
    return number


class Choice:
    """Values by their words in either language; ``write`` gives the Indonesian ones."""

    def __init__(self, choices: Iterable[tuple[Any, Any]]) -> None:
        self._labels = dict(choices)
        self._values: dict[str, Any] = {}
        for language in ("en", "id"):
            with override(language):
                self._values |= {str(label).lower(): value for value, label in self._labels.items()}

    def read(self, cell: Any) -> Any:
        """The value. An empty cell is refused."""
        words = text(cell, 200)
        if words.lower() not in self._values:
            names = ", ".join(self.write(value) for value in self._labels)
            raise ValueError(_("“%(words)s” is none of these: %(names)s.") % {"words": words, "names": names})
        return self._values[words.lower()]

    def write(self, value: Any) -> str:
        with override("id"):
            return str(self._labels[value])


class Categories:
    """The categories a product can be in, by their names; read from the database once."""

    def __init__(self) -> None:
        self.by_pk = {category.pk: category for category in Category.objects.leaves()}
        self._by_name = {category.name_en.lower(): category for category in self.by_pk.values()}
        self._by_name |= {category.name.lower(): category for category in self.by_pk.values()}

    def read(self, cell: Any) -> Category | None:
        """The category; None for an empty cell."""
        words = text(cell, 200)
        if words and words.lower() not in self._by_name:
            raise ValueError(_("There is no category “%(name)s”. Copy its name from the site.") % {"name": words})
        return self._by_name.get(words.lower())


def write_category(category: Category) -> str:
    return category.name
