"""What a PDF holds, found out in a process of its own: ``python pdf_inspection.py < file`` prints one word.

A crafted file of a few kilobytes can ask for gigabytes or hours. The limits end this process and not the web server.
"""

import io
import resource
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum

import pikepdf

MOST_MEMORY = 512 * 1024**2  # bytes
MOST_SECONDS = 10  # of processor time
MOST_PAGES = 30

# Whatever a viewer would run, play, fetch, send or unpack (ISO 32000-1, 12.6.4 actions and 12.5.6 annotations).
ACTIVE_KEYS = {"/JS", "/JavaScript", "/AA", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent", "/Rendition"}
ACTIVE_ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ResetForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie",
    "/Sound", "/RichMediaExecute", "/GoTo3DView", "/SetOCGState", "/Hide", "/Thread", "/Trans",
}  # fmt: skip
ACTIVE_ANNOTATIONS = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/FileAttachment"}


class Finding(StrEnum):
    FINE = "fine"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    ACTIVE = "active"
    TOO_LONG = "too_long"


def finding(content: bytes) -> Finding:
    """The one word about this file."""
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            return _judge(pdf)
    except pikepdf.PasswordError:
        return Finding.ENCRYPTED
    except pikepdf.PdfError:
        return Finding.BROKEN


def _judge(pdf: pikepdf.Pdf) -> Finding:
    if pdf.is_encrypted:
        return Finding.ENCRYPTED
    if any(_is_active(each) for each in _dictionaries(pdf)):
        return Finding.ACTIVE
    pages = len(pdf.pages)
    if pages > MOST_PAGES:
        return Finding.TOO_LONG
    return Finding.FINE if pages else Finding.BROKEN


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every dictionary of the file, those of streams and those within others too."""
    waiting = [pdf.trailer, *pdf.objects]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Stream):
            each = each.stream_dict
        if isinstance(each, pikepdf.Dictionary):
            yield each
            waiting += _direct(each.values())
        elif isinstance(each, pikepdf.Array):
            waiting += _direct(each)


def _direct(values: Iterable[object]) -> list[pikepdf.Object]:
    """Those that stand here themselves; what is only referred to is an object of the file and has its own turn."""
    return [each for each in values if isinstance(each, pikepdf.Object) and not each.is_indirect]


def _is_active(each: pikepdf.Dictionary) -> bool:
    if ACTIVE_KEYS & set(each.keys()):
        return True
    if "/OpenAction" in each and not _only_turns_to_a_page(each["/OpenAction"]):
        return True
    is_structure = _name(each, "/Type") == "/StructElem"  # there /S names a kind of text
    return (_name(each, "/S") in ACTIVE_ACTIONS and not is_structure) or _name(each, "/Subtype") in ACTIVE_ANNOTATIONS


def _only_turns_to_a_page(action: object) -> bool:
    """Office programs write on which page and how large the file opens; that runs nothing."""
    if isinstance(action, pikepdf.Dictionary):
        return _name(action, "/S") == "/GoTo"
    return isinstance(action, pikepdf.Array)


def _name(each: pikepdf.Dictionary, key: str) -> str:
    value = each.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(finding(sys.stdin.buffer.read()))
