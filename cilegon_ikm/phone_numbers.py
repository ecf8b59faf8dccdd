"""Phone numbers as people read and write them; databases and links keep E.164."""

from typing import Any

from phonenumber_field.phonenumber import PhoneNumber, to_python

INDONESIA = 62


def national(phone: PhoneNumber | None) -> str:
    """0812-0000-0001 for a number of this country, +60 12-345 6789 for any other, nothing for none."""
    if not phone:
        return ""
    if not phone.is_valid():
        return str(phone)
    return str(phone.as_national if phone.country_code == INDONESIA else phone.as_international)


def read_number(text: str) -> PhoneNumber | None:
    """The number in the text, if the text is one in any usual spelling."""
    phone = None if "@" in text else to_python(text)
    return phone if phone and phone.is_valid() else None


class FindsPhoneNumbers:
    """Goes before a ModelAdmin: a number is found however it is written."""

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        number = read_number(search_term)
        term = number.as_e164 if number else search_term
        return super().get_search_results(request, queryset, term)  # type: ignore[misc]
