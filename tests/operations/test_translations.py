import gettext
import os

import pytest
from babel.messages.pofile import PoFileError

from cilegon_ikm.operations import translations

PYTHON = """
_("plain")
gettext_lazy("two "
             "lines")
ngettext_lazy("%(n)s cake", "%(n)s cakes", n)
pgettext("a button", "Send")
_(name)  # "not this"
def gettext(text="nor this"): ...
"""
TEMPLATE = """
      <p title="{% translate 'it’s 5%' %}">don't stumble (over this</p>
  {% translate "Place" context "of a race" %}
    {% include "x.html" with title=_("given to a part") only %}
{{ _("shown") }}{{ name|default:_("nobody") }}
 {# "not this" #}
{% blocktranslate with name=maker.name trimmed %}
  From {{ name }}
  for you
{% endblocktranslate %}
{% blocktranslate count total=n %}{{ total }} box{% plural %}{{ total }} boxes{% endblocktranslate %}
"""
HEADER = """msgid ""
msgstr "Language: id\\nPlural-Forms: nplurals=1; plural=0;\\nContent-Type: text/plain; charset=utf-8"

"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(catalog):
    return {(message.context, message.id) for message in catalog if message.id}


def po(folder, body):
    return write(folder / "django.po", HEADER + body)


def spoken(source, text):
    with source.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext(text)


def test_python_gives_its_marked_strings(tmp_path):
    write(tmp_path / "app" / "deep" / "views.py", PYTHON)
    assert found(translations.collect([tmp_path / "app"])) == {
        (None, "plain"), (None, "two lines"), (None, ("%(n)s cake", "%(n)s cakes")), ("a button", "Send"),
    }  # fmt: skip


@pytest.mark.parametrize("name", ["page.html", "mail.txt"])
def test_a_template_gives_its_marked_strings_however_it_is_indented(tmp_path, name):
    write(tmp_path / "templates" / "shop" / name, TEMPLATE)
    assert found(translations.collect([tmp_path / "templates"])) == {
        (None, "it’s 5%%"), ("of a race", "Place"), (None, "given to a part"), (None, "shown"), (None, "nobody"),
        (None, "From %(name)s for you"), (None, ("%(total)s box", "%(total)s boxes")),
    }  # fmt: skip


def test_other_files_give_nothing(tmp_path):
    write(tmp_path / "app" / "readme.txt", '{% translate "not this" %}')
    write(tmp_path / "app" / "data.csv", '_("nor this")')
    assert found(translations.collect([tmp_path / "app"])) == set()


def test_a_string_names_the_file_it_comes_from(tmp_path):
    write(tmp_path / "app" / "views.py", '_("plain")')
    assert [path for path, _line in translations.collect([tmp_path / "app"]).get("plain").locations] == ["app/views.py"]


def test_the_theme_file_leaves_to_django_what_django_translates():
    texts = {text for _context, text in found(translations.collect_theme())}
    assert "Type to search" in texts
    assert "Save and continue editing" not in texts


def test_an_update_keeps_adds_drops_and_says_what_is_missing(tmp_path):
    source = po(tmp_path, 'msgid "kept"\nmsgstr "tetap"\n\nmsgid "gone"\nmsgstr "hilang"\n')
    write(tmp_path / "app" / "views.py", '_("kept")\n_("new")\n')
    template = translations.collect([tmp_path / "app"])
    assert [message.id for message in translations.update(source, template)] == ["new"]
    once = source.read_bytes()
    assert [(message.id, message.string) for message in translations.read(source) if message.id] == [
        ("kept", "tetap"), ("new", ""),
    ]  # fmt: skip
    assert b"hilang" not in once
    list(translations.update(source, template))
    assert source.read_bytes() == once


def test_a_guessed_translation_does_not_count(tmp_path):
    source = po(tmp_path, '#, fuzzy\nmsgid "sure"\nmsgstr "mungkin"\n')
    assert not translations.is_translated(translations.read(source).get("sure"))


def test_a_stale_file_is_compiled_and_a_fresh_one_left_alone(tmp_path):
    source = po(tmp_path, 'msgid "Send"\nmsgstr "Kirim"\n')
    assert translations.compile_stale([source]) == [source]
    assert spoken(source, "Send") == "Kirim"
    assert translations.compile_stale([source]) == []
    po(tmp_path, 'msgid "Send"\nmsgstr "Kirimkan"\n')
    later = source.with_suffix(".mo").stat().st_mtime + 5
    os.utime(source, (later, later))
    assert translations.compile_stale([source]) == [source]
    assert spoken(source, "Send") == "Kirimkan"


def test_a_broken_file_is_refused_and_the_compiled_one_stays(tmp_path):
    source = po(tmp_path, 'msgid "Send"\nmsgstr "Kirim"\n')
    translations.compile_stale([source])
    po(tmp_path, '<<<<<<< HEAD\nmsgid "Send"\nmsgstr "Kirimkan"\n')
    os.utime(source, (2_000_000_000, 2_000_000_000))
    with pytest.raises(PoFileError):
        translations.compile_stale([source])
    assert spoken(source, "Send") == "Kirim"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["django.mo", "django.po"]
