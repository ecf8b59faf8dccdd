"""Compiles the translations without gettext's tools: ``python -m cilegon_ikm.operations.translations``."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_stale() -> list[str]:
    """Write each .mo file that is missing or older than its .po file; the languages written."""
    return [source.parts[-3] for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")) if _compile(source)]


def _compile(source: Path) -> bool:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    with source.open("rb") as file:
        catalog = read_po(file, abort_invalid=True)
    partial = target.with_suffix(".part")
    with partial.open("wb") as file:
        write_mo(file, catalog)
    partial.replace(target)
    return True


if __name__ == "__main__":
    compile_stale()
