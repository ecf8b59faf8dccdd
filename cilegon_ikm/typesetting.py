"""Sheets to be printed: Typst makes a PDF of a sheet and of what it reads."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language


def language() -> str:
    """The code of the language in which a sheet is written now; Typst has no sheet without one."""
    return get_language() or settings.LANGUAGE_CODE


def typeset(sources: Mapping[str, bytes]) -> bytes:
    """The PDF of the sheet ``main``, which can read the other texts by their names."""
    return _compiler()(dict(sources), format="pdf", ignore_system_fonts=True)


def typeset_file(sheet: Path) -> bytes:
    """The PDF of a sheet that can read the files beside it, pictures too."""
    return _compiler()(sheet, format="pdf", ignore_system_fonts=True)


def _compiler() -> Any:
    """Its type stubs know nothing of several sources."""
    import typst  # 7 MB, which a web worker that prints nothing need not hold

    return typst.compile
