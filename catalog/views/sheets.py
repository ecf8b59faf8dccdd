"""A maker's products out to a spreadsheet and in again: a file is looked at first and confirmed then."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.models import ProductSheet
from catalog.sheets import workflow
from catalog.sheets.forms import SheetForm
from catalog.sheets.plan import MOST_ROWS, Plan
from catalog.sheets.workflow import SheetChanged, Written
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.access import with_producer
from producers.models import Producer
from producers.register.files import UnreadableFile
from producers.register.workbooks import XLSX, download

SHOWN = 100  # rows of each kind on the preview


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def sheet(request: MemberRequest, producer: Producer) -> HttpResponse:
    """Download, edit, upload: a file that can be read leads to its preview."""
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            workflow.keep_sheet(producer=producer, file_name=upload.name, content=upload.read(), by=request.user)
        except UnreadableFile as problem:
            form.add_error("file", str(problem))
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("catalog:products")
        else:
            return redirect("catalog:preview_sheet")
    context = {"form": form, "waiting": ProductSheet.objects.filter(producer=producer).exists(), "most": MOST_ROWS}
    return render(request, "catalog/workspace/sheet.html", context, status=422 if form.errors else 200)


@with_producer
@require_safe
def download_sheet(request: MemberRequest, producer: Producer) -> HttpResponse:
    """All products of the business."""
    return download(workflow.as_workbook(producer), "produk.xlsx", XLSX)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def preview_sheet(request: MemberRequest, producer: Producer) -> HttpResponse:
    """What the file would change; confirming writes exactly what was shown, or shows it again."""
    waiting = ProductSheet.objects.filter(producer=producer).select_related("producer").first()
    if waiting is None:
        if request.method == "POST":
            messages.error(request, _("There is no file to take over. It may have been taken over already."))
        return redirect("catalog:sheet")
    if request.method == "GET":
        return _preview(request, workflow.plan_of(waiting), waiting)
    try:
        written = workflow.apply_sheet(producer=producer, fingerprint=request.POST.get("fingerprint", ""))
    except SheetChanged:
        messages.error(request, _("Your products changed meanwhile. Nothing was written; please look again."))
        return _preview(request, workflow.plan_of(waiting), waiting, status=409)
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
        return redirect("catalog:sheet")
    messages.success(request, _report(written))
    return redirect("catalog:products")


@with_producer
@require_POST
def cancel_sheet(request: MemberRequest, producer: Producer) -> HttpResponse:
    workflow.forget_sheet(producer=producer)
    messages.success(request, _("The file is forgotten. Nothing was changed."))
    return redirect("catalog:sheet")


def _preview(request: MemberRequest, plan: Plan, waiting: ProductSheet, *, status: int = 200) -> HttpResponse:
    context = {
        "plan": plan,
        "file_name": waiting.file_name,
        "changed": plan.changed[:SHOWN],
        "new": plan.new[:SHOWN],
        "refusals": plan.refusals[:SHOWN],
        "shown": SHOWN,
    }
    return render(request, "catalog/workspace/preview_sheet.html", context, status=status)


def _report(written: Written) -> str:
    changed = ngettext("%(count)d product changed.", "%(count)d products changed.", written.changed)
    new = ngettext("%(count)d draft made.", "%(count)d drafts made.", written.new)
    ending = _("Buyers see nothing of it until you send it and an officer approves.")
    return f"{changed % {'count': written.changed}} {new % {'count': written.new}} {ending}"
