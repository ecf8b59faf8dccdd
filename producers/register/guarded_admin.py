"""Import and export by django-import-export in the admin, under the register's guard: a dry run first, then writing."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export.admin import ImportExportModelAdmin
from unfold.contrib.import_export.forms import ExportForm

from .files import UnreadableFile
from .formats import FORMATS, GuardedConfirmForm, GuardedImportForm


class GuardedImportExport(ImportExportModelAdmin):
    """Who may see rows may take them out, and who may add and change them may import them; what is wrong with a row is
    said before anything is written.
    """

    formats = FORMATS
    import_form_class = GuardedImportForm
    confirm_form_class = GuardedConfirmForm
    export_form_class = ExportForm

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """The form and the file; a filter that makes no sense leads back to the list, which says so."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            return redirect(f"{reverse(self._page('changelist'))}?{ERROR_FLAG}=1")

    def add_data_read_fail_error_to_form(self, form: GuardedImportForm, e: Exception) -> None:
        """Beside the file, in the reader's own words where it has any."""
        if isinstance(e, UnreadableFile):
            form.add_error("import_file", str(e))
        else:
            super().add_data_read_fail_error_to_form(form, e)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The second step; after a double click the file has gone."""
        try:
            return super().process_import(request, **kwargs)
        except (OSError, UnreadableFile):
            messages.error(request, _("The file is not there any more. Upload it again if it was not imported."))
            return redirect(self._page("import"))

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def _page(self, name: str) -> str:
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}"
