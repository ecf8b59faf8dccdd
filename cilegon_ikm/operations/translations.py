"""Collects and compiles the translations with Babel, so that nobody needs gettext's programs.

``python -m cilegon_ikm.operations.translations`` compiles; with ``--collect`` it brings the .po files up to date first.
"""

import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PROJECT = Path(__file__).resolve().parent.parent
OURS = PROJECT / "locale" / "id" / "LC_MESSAGES" / "django.po"
THEME = PROJECT / "locale_theme" / "id" / "LC_MESSAGES" / "django.po"

FOLDERS = ("cilegon_ikm", "producers", "catalog", "orders", "templates")
LIBRARIES = ("unfold", "crispy_forms", "crispy_bootstrap5", "django_tasks", "django_tasks_db")
TRANSLATED_IN_DJANGO = ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/sessions")
REWORDED: tuple[str | tuple[str, str], ...] = (  # sentences of Django whose Indonesian is stiff or wrong
    "This field is required.",
    "Enter a whole number.",
    "Enter a valid email address.",
    "Ensure this value is less than or equal to %(limit_value)s.",
    "Ensure this value is greater than or equal to %(limit_value)s.",
    (
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
    "Select a valid choice. That choice is not one of the available choices.",
    "Select a valid choice. %(value)s is not one of the available choices.",
    ("Please correct the error below.", "Please correct the errors below."),
    "Change history: %s",
)

LAZY = {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY}


def compile_stale(sources: Iterable[Path] = (OURS, THEME)) -> list[Path]:
    """Write each .mo file that is missing or older than its .po file; the .po files that were compiled."""
    return [source for source in sources if _compile(source)]


def _compile(source: Path) -> bool:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    catalog = read(source)
    partial = target.with_suffix(".part")
    with partial.open("wb") as file:
        write_mo(file, catalog)
    partial.replace(target)
    return True


def read(source: Path) -> Catalog:
    """A .po file; ``PoFileError`` where it cannot be understood."""
    with source.open("rb") as file:
        return read_po(file, abort_invalid=True)


def collect_ours() -> Catalog:
    """Every string of this project's code and templates, without translations."""
    return collect(PROJECT.parent / name for name in FOLDERS)


def collect_theme() -> Catalog:
    """What the libraries that bring no Indonesian say beyond Django's translations, and Django's that we reword."""
    catalog = collect(map(_package, LIBRARIES))
    for name in TRANSLATED_IN_DJANGO:
        for message in read(_package("django") / name / "locale" / "id" / "LC_MESSAGES" / "django.po"):
            if message.id and is_translated(message):
                catalog.delete(message.id, message.context)
    for text in REWORDED:
        catalog.add(text, locations=[("django", 1)])
    return catalog


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{name} is not installed", name=name)
    return Path(spec.origin).parent


def collect(folders: Iterable[Path]) -> Catalog:
    """The strings marked for translation in the Python files and templates of these folders."""
    catalog = Catalog()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            location = str(path.relative_to(folder.parent))
            for _line, texts, comments, context in extract("python", _as_python(path), KEYWORDS, ("Translators",)):
                catalog.add(texts, locations=[(location, 1)], auto_comments=comments, context=context)
    return catalog


def _as_python(path: Path) -> BytesIO:
    if path.suffix == ".py":
        return BytesIO(path.read_bytes())
    if path.suffix in {".html", ".txt"} and "templates" in path.parts:
        # Within brackets Python does not mind how a template is indented.
        return BytesIO(f"({templatize(path.read_text(encoding='utf-8'))}\n)".encode())
    return BytesIO()


def is_translated(message: Message) -> bool:
    """Whether every form has a text that a person has looked at."""
    forms = message.string if isinstance(message.string, tuple) else [message.string]
    return all(forms) and not message.fuzzy


def update(source: Path, template: Catalog) -> Iterator[Message]:
    """Rewrite a .po file so that it holds exactly the template's strings; those that want a translation come back."""
    catalog = read(source)
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    with source.open("wb") as file:
        write_po(file, catalog, width=110, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return (message for message in catalog if message.id and not is_translated(message))


if __name__ == "__main__":
    if "--collect" in sys.argv:
        for path, template in ((OURS, collect_ours()), (THEME, collect_theme())):
            for message in update(path, template):
                print(f"{path.relative_to(PROJECT.parent)}: not translated: {message.id!r}")
    compile_stale()
