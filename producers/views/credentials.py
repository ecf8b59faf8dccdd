"""A maker's own papers: list, send, correct, renew, remove, and the scan for those who may see it."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers import credentials, rules, scans
from producers.access import with_producer
from producers.credential_forms import CredentialForm
from producers.models import Credential, Producer
from producers.paper_kinds import KINDS

logger = logging.getLogger(__name__)


@never_cache
@with_producer
@require_safe
def papers(request: MemberRequest, producer: Producer) -> HttpResponse:
    """What has been sent with its state, and what can be sent."""
    mine = list(producer.credentials.for_workspace())
    single = {paper.kind for paper in mine if KINDS[paper.kind].is_only_one}
    context = {
        "papers": mine,
        "kinds": [
            {"kind": kind, "label": label, "about": KINDS[kind].about}
            for kind, label in Credential.Kind.choices
            if kind not in single
        ],
        "can_edit": rules.can_edit(producer),
    }
    return render(request, "producers/papers.html", context)


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def add(request: MemberRequest, producer: Producer, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    form = CredentialForm(*_sent(request), kind=kind)
    return _form_page(request, producer, form, Credential(kind=kind))


@never_cache
@with_producer
@require_http_methods(["GET", "POST"])
def replace(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """Correct what waits or was rejected; send a newer paper in place of what was verified."""
    paper = _own(producer, pk)
    if not (rules.can_correct(paper) or rules.can_renew(paper)):
        messages.error(request, _("A newer paper has been sent already."))
        return redirect("producers:credentials")
    correcting = paper if rules.can_correct(paper) else None
    known: dict[str, Any] = {"title": paper.title, "number": paper.number}
    if correcting:
        known |= {"issued_on": paper.issued_on, "expires_on": paper.expires_on}
    form = CredentialForm(*_sent(request), kind=paper.kind, correcting=correcting, initial=known)
    return _form_page(request, producer, form, paper)


def _sent(request: MemberRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _form_page(request: MemberRequest, producer: Producer, form: CredentialForm, paper: Credential) -> HttpResponse:
    """The form, or the list once the paper has been sent."""
    if form.is_valid():
        try:
            _send(request, producer, form, paper)
        except IllegalTransition as refusal:
            messages.error(request, str(refusal))
            return redirect("producers:credentials")
        except Credential.DoesNotExist as gone:  # removed in another window
            raise Http404 from gone
        except ValidationError as error:
            form.add_error("scan", error)
        else:
            messages.success(request, _("Sent. An officer will check it and you will be told."))
            return redirect("producers:credentials")
    context = {
        "form": form,
        "paper": paper,
        "about": KINDS[paper.kind].about,
        "is_renewal": bool(paper.pk) and not rules.can_correct(paper),
    }
    return render(request, "producers/paper_form.html", context, status=422 if form.errors else 200)


def _send(request: MemberRequest, producer: Producer, form: CredentialForm, paper: Credential) -> None:
    details: dict[str, Any] = dict(form.cleaned_data)
    if paper.pk and rules.can_correct(paper):
        credentials.correct_credential(credential=paper, by=request.user, **details)
        return
    renews = paper if paper.pk else None
    credentials.submit_credential(producer=producer, by=request.user, kind=form.kind, renews=renews, **details)


@with_producer
@require_POST
def remove(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    try:
        credentials.remove_credential(credential=_own(producer, pk))
    except Credential.DoesNotExist as gone:  # a double click
        raise Http404 from gone
    messages.success(request, _("Removed. The scan has been deleted."))
    return redirect("producers:credentials")


@never_cache
@login_required
@require_safe
def scan(request: MemberRequest, pk: int) -> HttpResponse | FileResponse:
    """The file itself, for the business it belongs to and for officers; it runs nothing and no cache keeps it."""
    paper = get_object_or_404(Credential.objects.visible_to(request.user).select_related("producer"), pk=pk)
    try:
        return scans.streamed(paper.scan, called=f"{paper.kind}-{slugify(paper.producer.name)}")
    except FileNotFoundError as error:
        logger.exception("The scan of paper %s is missing", pk)
        raise Http404 from error


def _own(producer: Producer, pk: int) -> Credential:
    """The maker's paper with this number, else 404: another maker's does not exist for her."""
    return get_object_or_404(producer.credentials.for_workspace(), pk=pk)
