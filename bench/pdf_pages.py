"""A PDF as a picture, to be looked at and to be scanned."""

from pathlib import Path
from tempfile import TemporaryDirectory

import typst

SHEET = '#set page(width: auto, height: auto, margin: 0mm)\n#image("document.pdf")\n'


def first_page(pdf: bytes, *, dots: float = 144) -> bytes:
    """The first page as PNG with so many dots to the inch."""
    with TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.typ"
        sheet.write_text(SHEET)
        sheet.with_name("document.pdf").write_bytes(pdf)
        return typst.compile(sheet, format="png", ppi=dots, ignore_system_fonts=True)
