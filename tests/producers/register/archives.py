"""Workbooks taken apart and put together again by somebody who means harm."""

import io
import zipfile

from tests.factories import sheet


def repacked(**parts):
    """A workbook with some parts of its archive replaced or added."""
    source = zipfile.ZipFile(io.BytesIO(sheet(["Nama IKM"], ["Emping"])))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.pop(name, source.read(name)))
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def archive(name, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(name, content)
    return buffer.getvalue()


def bomb():
    """150 MB of nothing in a few hundred kB."""
    return repacked(**{"xl/worksheets/sheet2.xml": bytes(150 * 1024**2)})


def billion_laughs():
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'
    text = f"{doctype}<worksheet><sheetData>&l11;</sheetData></worksheet>"
    return repacked(**{"xl/worksheets/sheet1.xml": text})
