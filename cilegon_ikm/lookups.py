"""Fields of the admin in which officers look records up by their words."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import Field, ForeignKey, ManyToManyField
from django.http import HttpRequest
from unfold.mixins import BaseModelAdminMixin


def can_be_key(field: Any, key: str) -> bool:
    """Whether a record with this key may exist at all, so that the database can be asked for it."""
    try:
        ProhibitNullCharactersValidator()(key)
        field.run_validators(field.to_python(key))
    except ValidationError:
        return False
    return True


class _ReadableKeys(AutocompleteMixin):
    """Django's own widget fails when it shows a form that was sent with a key that no record can have."""

    field: Any

    def optgroups(self, name: str, value: Iterable[Any], attr: Any = None) -> Any:
        readable = [key for key in value if can_be_key(self.field.target_field, str(key))]
        return super().optgroups(name, readable, attr)


class LookUp(_ReadableKeys, AutocompleteSelect):
    pass


class LookUpMultiple(_ReadableKeys, AutocompleteSelectMultiple):
    pass


class LooksRecordsUp(BaseModelAdminMixin):
    """An admin whose ``autocomplete_fields`` refuse what no key can be beside the field."""

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **self._widget(LookUp, db_field, request, kwargs))

    def formfield_for_manytomany(self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs = self._widget(LookUpMultiple, db_field, request, kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _widget(self, widget: Any, db_field: Field, request: HttpRequest, kwargs: dict[str, Any]) -> dict[str, Any]:
        if db_field.name not in self.get_autocomplete_fields(request):
            return kwargs
        return {"widget": widget(db_field, self.admin_site, using=kwargs.get("using")), **kwargs}
