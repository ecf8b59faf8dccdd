"""What is the same on each page of a language is drawn once; everything else as Django draws it."""

import pytest
from django.template import Context, Engine, Template
from django.template.base import TextNode
from django.template.loader import get_template
from django.utils.translation import override

from cilegon_ikm.templates import fold

CONSTANT = (
    '{% translate "Search" %} {% blocktranslate %}Sign in{% endblocktranslate %} {% url "catalog:catalogue" %}'
    '{% static "img/logo.svg" %} {% icon "cart" %}'
)


def folded(text):
    template = Template(text)
    fold(template)
    return template


@pytest.mark.parametrize(("language", "words"), [("id", "Cari Masuk /produk/"), ("en", "Search Sign in /en/produk/")])
def test_constant_parts_become_one_text_in_the_language(language, words):
    with override(language):
        (node,) = folded(CONSTANT).nodelist
    assert type(node) is TextNode
    assert node.s.startswith(words)
    assert node.s.endswith('#cart"></use></svg>')


@pytest.mark.parametrize(
    "text",
    ["{% translate word %}", "{% blocktranslate %}Hello {{ word }}{% endblocktranslate %}", "{% icon word %}",
     '{% url "catalog:category" word %}', '{% translate "Search" as found %}{{ found }}', "{{ word|upper }}",
     '{% if word %}{% translate "Search" %}{% endif %}', '{% translate word|default:"x" %}',
     '{% include "components/search_form.html" with query=word %}',
     '{% load i18n %}{% language "id" %}{% translate "Search" %}{% endlanguage %}'],
)  # fmt: skip
def test_the_rest_is_drawn_as_before(text):
    with override("en"):
        for word in ("Search", "kopi"):
            expected = Template(text).render(Context({"word": word}))
            assert folded(text).render(Context({"word": word})) == expected != ""


def test_a_template_of_ours_is_kept_for_each_language_and_that_of_a_library_once():
    def kept(name):
        found = []
        for language in ("id", "en"):
            with override(language):
                found.append(Engine.get_default().get_template(name))
        return found

    assert len(set(map(id, kept("components/empty.html")))) == 2
    assert len(set(map(id, kept("bootstrap5/field.html")))) == 1


def test_an_included_template_speaks_the_language_of_the_page():
    for language, words in (("id", "Cari produk dan produsen"), ("en", "Search products and makers")):
        with override(language):
            assert words in get_template("components/header.html").render({})
