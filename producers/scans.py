"""Scans of papers: a photo made anew or a still PDF, in the private storage, which has no address."""

from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils.translation import gettext as _

from cilegon_ikm import files, images, pdfs

CONTENT_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg"}


@dataclass(frozen=True, kw_only=True)
class Scan:
    """A clean file ready to be kept; ``ending`` is one of CONTENT_TYPES."""

    content: bytes
    ending: str


def clean(upload: UploadedFile) -> Scan:
    """The uploaded file, judged by its bytes. Raises ValidationError with a text that says what to do."""
    upload.seek(0)
    if not pdfs.is_pdf(upload.read(len(pdfs.SIGN))):
        return Scan(content=_photo(upload), ending="jpg")
    if (upload.size or 0) > settings.SCAN_MAX_BYTES:
        limit = settings.SCAN_MAX_BYTES // 1024**2
        raise ValidationError(
            _("The PDF is larger than %(limit)s MB. Send a photo of the paper instead.") % {"limit": limit},
            code="too_large",
        )
    upload.seek(0)
    content = upload.read()
    pdfs.check(content)
    return Scan(content=content, ending="pdf")


def _photo(upload: UploadedFile) -> bytes:
    try:
        return images.clean(upload, most_bytes=settings.SCAN_MAX_BYTES).content
    except ValidationError as error:
        if error.code != "not_a_photo":
            raise
        raise ValidationError(
            _("This file is neither a PDF nor a photo we can read. Take a photo of the paper and send that."),
            code="not_a_scan",
        ) from error


def keep(scan: Scan, folder: str = "papers") -> str:
    """Write the file under a random name, which comes back. Raises ValidationError when it could not be written."""
    name = f"{files.random_key(folder)}.{scan.ending}"
    refusal = _("The file could not be kept just now. Please send it again in a few minutes.")
    files.keep(_storage(), name, scan.content, refusal=refusal)
    return name


def copied(name: str, folder: str) -> str:
    """The name of a second file with the same content. Raises FileNotFoundError or ValidationError."""
    with opened(name) as file:
        return keep(Scan(content=file.read(), ending=PurePath(name).suffix.lstrip(".")), folder)


def is_kept(name: str) -> bool:
    """Whether the file is there."""
    return _storage().exists(name)


def opened(name: str) -> File:
    """The kept file. Raises FileNotFoundError."""
    return _storage().open(name)


def streamed(name: str, *, called: str) -> FileResponse:
    """The kept file as an answer that runs nothing; ``called`` is its name without ending. Raises FileNotFoundError."""
    kind = content_type(name)
    response = FileResponse(
        opened(name),
        content_type=kind,
        as_attachment=kind != "image/jpeg",  # browsers show no PDF inside the sandbox below
        filename=f"{called}{PurePath(name).suffix}",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def delete(name: str) -> None:
    _storage().delete(name)


def content_type(name: str) -> str:
    return CONTENT_TYPES[PurePath(name).suffix.lstrip(".")]


def _storage() -> Storage:
    return storages["private"]
