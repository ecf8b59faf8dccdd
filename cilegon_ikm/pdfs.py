"""Uploaded PDF files: only whole, open, still ones are taken, and they are kept byte for byte.

They are not written anew as photos are: an official paper may carry an electronic signature, which that would break.
"""

import logging
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .pdf_inspection import Finding

logger = logging.getLogger(__name__)

SIGN = b"%PDF-"
INSPECTION = Path(__file__).with_name("pdf_inspection.py")
PATIENCE = 20  # seconds


def is_pdf(start: bytes) -> bool:
    """Whether a file that begins like this says it is a PDF."""
    return start.startswith(SIGN)


def check(content: bytes) -> None:
    """Raise ValidationError, with a text that says what to do, unless the PDF is fit to be kept and opened."""
    from .pdf_inspection import Finding  # which reads a library of 9 MB

    found = _inspect(content)
    if found != Finding.FINE:
        raise ValidationError(_words(found), code=found)


def _inspect(content: bytes) -> "Finding":
    from .pdf_inspection import Finding

    command = [sys.executable, "-I", str(INSPECTION)]
    try:  # without our environment: the keys in it are no business of a process that reads strangers' files
        done = subprocess.run(command, input=content, capture_output=True, timeout=PATIENCE, env={}, check=True)
        return Finding(done.stdout.decode().strip())
    except (subprocess.SubprocessError, ValueError) as error:  # out of time or memory, or the reader itself broke
        logger.warning("A PDF could not be inspected: %s", error)
        return Finding.BROKEN


def _words(found: "Finding") -> str:
    from .pdf_inspection import MOST_PAGES, Finding

    return {
        Finding.BROKEN: _("The PDF is damaged or too complicated to read. Send a photo of the paper instead."),
        Finding.ENCRYPTED: _(
            "The PDF is locked with a password or against copying. Print it to a new PDF, or send a photo of the paper."
        ),
        Finding.ACTIVE: _(
            "The PDF holds scripts, forms that send data or attached files. Print it to a new PDF, or send a photo of "
            "the paper."
        ),
        Finding.TOO_LONG: _("The PDF has more than %(limit)s pages. Send only the pages of this paper.")
        % {"limit": MOST_PAGES},
    }[found]
