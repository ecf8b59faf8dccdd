"""Reading an answer as a person reads the page."""

from bs4 import BeautifulSoup
from django.http import HttpResponse


def page(answer: HttpResponse) -> BeautifulSoup:
    """The elements; parsed once for each answer."""
    if not hasattr(answer, "elements"):
        answer.elements = BeautifulSoup(answer.content, "html.parser")
    return answer.elements


def texts(answer: HttpResponse, css: str) -> list[str]:
    """The words of each element that the selector finds, in the order of the page."""
    return [" ".join(element.get_text(" ").split()) for element in page(answer).select(css)]


def field_errors(answer: HttpResponse) -> dict[str, str]:
    """What stands beside which field of a crispy form."""
    fields = {field["id"].removeprefix("div_id_"): field for field in page(answer).select("[id^=div_id_]")}
    errors = {name: " ".join(e.get_text().strip() for e in f.select("[id^=error_]")) for name, f in fields.items()}
    return {name: text for name, text in errors.items() if text}


def value_of(answer: HttpResponse, field_id: str) -> str:
    """What the page offers in a field to be typed over, or the chosen value of a list."""
    field = page(answer).find(id=field_id)
    if field.name == "select":
        return next((option["value"] for option in field.select("option[selected]")), "")
    return field.get_text().removeprefix("\n") if field.name == "textarea" else field.get("value", "")
