"""How much of a form is read: the words always, of its files only the first ones."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LEFT_OUT = "sentra.files_left_out"


class FirstFiles(FileUploadHandler):
    """Reads past all but the first files of a form: five hundred cost no memory, and what was typed is still read."""

    seen = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.seen += 1
        if self.request and self.seen > settings.FILES_PER_FORM:
            self.request.META[LEFT_OUT] = self.seen - settings.FILES_PER_FORM
            for handler in self.request.upload_handlers:
                vars(handler).pop("file", None)  # on SkipFile Django would close the last file that was taken
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Everything goes on to the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""


def files_left_out(request: HttpRequest) -> int:
    """How many files of the form were not even looked at."""
    return request.META.get(LEFT_OUT, 0)
