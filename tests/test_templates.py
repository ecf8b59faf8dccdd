"""What is the same on each page of a language is drawn once; everything else as Django draws it."""

import pytest
from django.template import Context, Engine, Template
from django.template.base import TextNode
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode
from django.utils.translation import override

from cilegon_ikm import templates
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


@pytest.mark.parametrize(
    ("parent", "child", "text"),
    [
        ("a{% block x %}b{% endblock %}c", "{% block x %}{{ word }}{% endblock %}lost", "akopic"),
        ("a{% block x %}b{% endblock %}c", "{% block y %}lost{% endblock %}", "abc"),
        ("a{% block x %}b{{ word }}{% endblock %}", "{% block x %}{% if 1 %}{{ block.super }}{% endif %}{% endblock %}",
         "abkopi"),
        ("{% if word %}{% block x %}a{% block y %}b{% endblock %}{% endblock %}{% endif %}",
         "{% block y %}c{% endblock %}", "ac"),
    ],
)  # fmt: skip
def test_blocks_stand_in_the_template_that_is_extended(own_templates, parent, child, text):
    own_templates(parent=parent, child=f'{{% extends "parent" %}}{child}', page='{% extends "child" %}')
    for name in ("child", "page"):
        assert get_template(name).render({"word": "kopi"}) == text
        assert not get_template(name).template.nodelist.get_nodes_by_type((BlockNode, ExtendsNode))


def test_a_page_in_a_library_s_frame_fills_its_blocks(own_templates):
    own_templates(child='{% extends "admin/base.html" %}{% block title %}{% translate "Search" %}{% endblock %}')
    with override("en"):
        assert "<title>Search</title>" in " ".join(get_template("child").render({}).split()).replace("> ", ">")


def test_a_template_is_included_with_words_of_its_own(own_templates):
    own_templates(
        part="{{ word }}", page='{% for word in "ab" %}{% include "part" with word=word|upper only %}{% endfor %}'
    )
    assert get_template("page").render({}) == "AB"


@pytest.fixture
def own_templates(settings, tmp_path, monkeypatch):
    """Writes templates of ours into a folder of the test."""
    frames = list(templates.own())
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]

    def write(**texts):
        for name, text in texts.items():
            (tmp_path / name).write_text(text)
        monkeypatch.setattr(templates, "own", lambda: frozenset([*frames, *texts]))

    return write
