"""Small PDF files for tests, good and bad ones."""

import io
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


def blank(pages: int = 1) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for _page in range(pages):
        pdf.add_blank_page()
    return pdf


def written(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, **options)
    return buffer.getvalue()


def pdf_bytes(pages: int = 1, **options: Any) -> bytes:
    return written(blank(pages), **options)


def pdf_with(*, packed: bool = True, **root: Any) -> bytes:
    """A page, and these entries in the root of the file, as a rule hidden in a packed object stream."""
    pdf = blank()
    for name, value in root.items():
        pdf.Root[f"/{name}"] = pdf.make_indirect(value)
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    return written(pdf, object_stream_mode=mode)


def script(kind: Name = Name.JavaScript) -> Dictionary:
    return Dictionary(S=kind, Code="app.alert(1)")


def escaped_script() -> bytes:
    """The same word as a viewer reads it, though not as somebody would search for it."""
    return pdf_with(packed=False, OpenAction=script(Name.JavaScriptXX)).replace(b"/JavaScriptXX", b"/J#61vaScript")


def pdf_with_annotation(**entries: Any) -> bytes:
    pdf = blank()
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **entries)])
    return written(pdf)


def opening(pages: int = 1) -> bytes:
    """What an office program writes: opens at the top of its first page."""
    pdf = blank(pages)
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.XYZ, 0, 0, 0])
    return written(pdf)


def link(**action: Any) -> bytes:
    return pdf_with_annotation(Subtype=Name.Link, A=Dictionary(**action))


def with_attachment() -> bytes:
    pdf = blank()
    pdf.attachments["program.exe"] = b"MZ"
    return written(pdf)


def bomb(megabytes: int = 700) -> bytes:
    """Less than a megabyte that unpacks to 700 as soon as somebody reads the root of the file."""
    packer, filling = zlib.compressobj(9), b" " * 1024**2
    packed = packer.compress(b"1 0 ") + b"".join(packer.compress(filling) for _time in range(megabytes))
    packed += packer.flush()
    head = f"%PDF-1.5\n2 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {len(packed)}>>stream\n"
    body = head.encode() + packed + b"\nendstream endobj\n"
    entries = ((0, 0, 0), (2, 2, 0), (1, 9, 0), (1, len(body), 0))
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([more]) for kind, place, more in entries)
    tail = f"3 0 obj\n<</Type/XRef/Size 4/W[1 4 1]/Root 1 0 R/Length {len(table)}>>stream\n"
    return body + tail.encode() + table + f"\nendstream endobj\nstartxref\n{len(body)}\n%%EOF".encode()


ACTIVE = {
    "script on opening": pdf_with(OpenAction=script()),
    "script in the names": pdf_with(Names=Dictionary(JavaScript=Dictionary(Names=["x", script()]))),
    "script behind an escaped name": escaped_script(),
    "script after another action": link(S=Name.GoTo, D="x", Next=Array([script()])),
    "additional actions": pdf_with(AA=Dictionary(WC=script())),
    "start a program": link(S=Name.Launch, F="cmd.exe"),
    "open a foreign file": link(S=Name.GoToR, F="http://a.example/x.pdf"),
    "send a form": link(S=Name.SubmitForm, F="http://a.example/"),
    "XFA form": pdf_with(AcroForm=Dictionary(XFA=Array(["x", "y"]))),
    "attachment": with_attachment(),
    "attached to a place": pdf_with_annotation(Subtype=Name.FileAttachment),
    "rich media": pdf_with_annotation(Subtype=Name.RichMedia),
    "film": pdf_with_annotation(Subtype=Name.Movie),
    "strange opening": pdf_with(OpenAction=Dictionary(S=Name.Named, N=Name.Print)),
}
STILL = {
    "one page": pdf_bytes(),
    "packed": pdf_bytes(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "thirty pages": pdf_bytes(30),
    "opens at its top": opening(),
    "a link to a web page": link(S=Name.URI, URI="https://oss.go.id/"),
    "a signed paper's form": pdf_with(AcroForm=Dictionary(SigFlags=3, Fields=Array([]))),
    "marked text": pdf_with(StructTreeRoot=Dictionary(K=Dictionary(Type=Name.StructElem, S=Name.Sound))),
}
