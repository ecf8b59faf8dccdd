"""Every string of the code and of the libraries has its Indonesian."""

import re
from collections import Counter

import pytest
from babel.messages import Catalog

from cilegon_ikm.operations import translations

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
TAG = re.compile(r"<[^>]+>")
FILES = [(translations.OURS, translations.collect_ours), (translations.THEME, translations.collect_theme)]
EACH_FILE = pytest.mark.parametrize(("source", "collected"), FILES, ids=["ours", "theme"])


def keys(found: Catalog) -> set[tuple[str | None, str | tuple[str, ...]]]:
    return {(message.context, message.id) for message in found if message.id}


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    """One text, or one for each number."""
    return text if isinstance(text, tuple) else (text,)


def kept(text: str) -> tuple[Counter[str], Counter[str], bool, bool]:
    """What a translation must take over: placeholders, tags, and white space at both ends."""
    return Counter(PLACEHOLDER.findall(text)), Counter(TAG.findall(text)), text[:1].isspace(), text[-1:].isspace()


@EACH_FILE
def test_the_file_holds_exactly_the_strings_of_the_code(source, collected):
    assert keys(translations.read(source)) == keys(collected()), "run `make messages`, then translate what it names"


@EACH_FILE
def test_every_string_has_a_translation_that_somebody_looked_at(source, collected):
    found = translations.read(source)
    assert [message.id for message in found if message.id and not translations.is_translated(message)] == []
    assert list(found.obsolete) == []
    assert list(found.check()) == []


@EACH_FILE
def test_translations_keep_placeholders_tags_and_ends(source, collected):
    messages = [message for message in translations.read(source) if message.id]
    assert [message.id for message in messages if kept(forms(message.id)[-1]) != kept(forms(message.string)[0])] == []


def test_lost_placeholders_and_tags_are_noticed():
    whole = kept("%(name)s for {price}, <b>now</b>")
    assert kept("%(nama)s for {price}, <b>now</b>") != whole
    assert kept("%(name)s for {harga}, <b>now</b>") != whole
    assert kept("%(name)s for {price}, now") != whole
    assert kept(" %(name)s for {price}, <b>now</b>") != whole
