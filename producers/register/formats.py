"""The formats and forms of django-import-export under the register's own guard against files that cost too much."""

from typing import Any

import tablib
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from import_export.formats import base_formats
from import_export.forms import ConfirmImportForm
from unfold.contrib.import_export.forms import ImportForm

from .cells import FormulaWithoutValue
from .files import MOST_BYTES, UnreadableFile, check, read
from .workbooks import csv_of, workbook


def checked(file: UploadedFile) -> UploadedFile:
    """The same file, unless a look at it as a whole is enough to refuse it. Raises ValidationError."""
    if file.size is not None and file.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024**2})
    try:
        check(file.read(), file.name or "")
    except UnreadableFile as reason:
        raise ValidationError(str(reason)) from reason
    file.seek(0)
    return file


def dataset_of(content: bytes, name: str) -> tablib.Dataset:
    """The first sheet under the headings of its first row. Raises UnreadableFile."""
    rows = [row for _number, row in read(content, name)[0].rows] or [[]]
    width = len(rows[0])
    cells = ([None if isinstance(cell, FormulaWithoutValue) else cell for cell in row] for row in rows[1:])
    return tablib.Dataset(*((row + [None] * width)[:width] for row in cells), headers=rows[0])


class CSV(base_formats.CSV):
    def create_dataset(self, in_stream: str, **kwargs: Any) -> tablib.Dataset:
        return dataset_of(in_stream.encode(), "table.csv")

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> str:
        return csv_of(dataset).decode()


class XLSX(base_formats.XLSX):
    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        return dataset_of(in_stream, "table.xlsx")

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        return workbook(dataset.title or "IKM", dataset.headers, dataset)


FORMATS = (CSV, XLSX)


class GuardedImportForm(ImportForm):
    def clean_import_file(self) -> UploadedFile:
        return checked(self.cleaned_data["import_file"])


class GuardedConfirmForm(ConfirmImportForm):
    """The second step; its hidden fields come back from the browser."""

    import_file_name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    format = forms.IntegerField(min_value=0, max_value=len(FORMATS) - 1, widget=forms.HiddenInput)
