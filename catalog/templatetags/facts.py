"""Facts as lists and tables; one tag for all of them draws a page in less time than a loop."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from catalog.attributes import Fact

register = template.Library()


@register.simple_tag
def fact_list(facts: Iterable[Fact]) -> SafeString:
    """The entries of a ``dl``."""
    lines = [f'<div><dt>{escape(fact.label)}</dt><dd class="nums">{escape(fact.text)}</dd></div>' for fact in facts]
    return SafeString("".join(lines))


@register.simple_tag
def fact_rows(facts: Iterable[Fact]) -> SafeString:
    """The rows of a table."""
    return SafeString("".join([_row(fact) for fact in facts]))


def _row(fact: Fact) -> str:
    language = f' lang="{fact.language}"' if fact.language else ""
    return f'<tr><th scope="row">{escape(fact.label)}</th><td{language}>{escape(fact.text)}</td></tr>'
