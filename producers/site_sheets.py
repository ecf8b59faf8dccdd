"""Candidate sites and points of interest as django-import-export sees them, in the words of the office."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from import_export import fields, resources

from .models import LandStatus, PointOfInterest, Site, Village
from .register import cells
from .register.places import Places
from .register.resource import Cell

KINDS = {"jalan utama": PointOfInterest.Kind.ROAD, "tempat umum": PointOfInterest.Kind.PUBLIC}


def coordinate(cell: Any) -> Decimal | None:
    """-6.0166 with a point or a comma; None from an empty cell."""
    if cells.is_empty(cell):
        return None
    try:
        return round(Decimal(str(cell).strip().replace(",", ".")), 6)
    except InvalidOperation as error:
        raise ValueError(_("Write degrees with a point or a comma, for example -6.0166.")) from error


def square_metres(cell: Any) -> int | None:
    number = cells.quantity(cell)[0]
    return None if number is None else int(number)


def _name(cell: Any) -> str:
    if name := cells.text(cell, 80):
        return name
    raise ValueError(_("The name is missing."))


def _kind(cell: Any) -> str:
    words = cells.text(cell, 80).lower()
    if words not in KINDS:
        raise ValueError(_("“%(value)s” is none of these: %(names)s.") % {"value": cell, "names": ", ".join(KINDS)})
    return KINDS[words]


def _column(heading: str, attribute: str, cell: Cell) -> fields.Field:
    return fields.Field(attribute=attribute, column_name=heading, widget=cell)


_LATITUDE = _column("LINTANG", "latitude", Cell(coordinate, str))
_LONGITUDE = _column("BUJUR", "longitude", Cell(coordinate, str))


class SiteResource(resources.ModelResource):
    """A site that is there already, by its name, is changed."""

    name = _column("NAMA", "name", Cell(_name))
    address = _column("ALAMAT", "address", Cell(lambda cell: cells.text(cell, 200)))
    village = _column("KELURAHAN", "village", Cell(str, str))
    latitude, longitude = _LATITUDE, _LONGITUDE
    land_status = _column("STATUS LAHAN", "land_status", Cell(str, lambda status: status.name))
    area = _column("LUAS (M2)", "area", Cell(square_metres))
    cost = _column("BIAYA (RP)", "cost", Cell(cells.rupiah))
    note = _column("CATATAN", "note", Cell(lambda cell: "" if cells.is_empty(cell) else str(cell).strip()[:1000]))

    class Meta:
        model = Site
        import_id_fields = ("name",)
        fields = ("name", "address", "village", "latitude", "longitude", "land_status", "area", "cost", "note")
        skip_unchanged = True
        clean_model_instances = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        places = Places()
        self._statuses = {name.lower(): each for each in LandStatus.objects.all() for name in (each.name, each.name_en)}
        self.fields["village"].widget = Cell(places.village, _village_name)
        self.fields["land_status"].widget = Cell(self._land_status, lambda status: status.name)

    def _land_status(self, cell: Any) -> LandStatus | None:
        words = cells.text(cell, 60).lower()
        if not words:
            return None
        if words not in self._statuses:
            names = ", ".join(dict.fromkeys(status.name for status in self._statuses.values()))
            raise ValueError(_("“%(value)s” is none of these: %(names)s.") % {"value": cell, "names": names})
        return self._statuses[words]


def _village_name(village: Village) -> str:
    return village.name


class PointResource(resources.ModelResource):
    """Points of main roads and public places; one that is there already, by its name, is changed."""

    name = _column("NAMA", "name", Cell(_name))
    kind = _column("JENIS", "kind", Cell(_kind, {kind: words for words, kind in KINDS.items()}.get))
    latitude, longitude = _LATITUDE, _LONGITUDE

    class Meta:
        model = PointOfInterest
        import_id_fields = ("name",)
        fields = ("name", "kind", "latitude", "longitude")
        skip_unchanged = True
        clean_model_instances = True
