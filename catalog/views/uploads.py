"""Photos in pieces by the tus protocol 1.0 (tus.io): creation, expiration and termination; for the signed-in maker."""

import base64
import binascii

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.http import HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalog import uploads, workflow
from catalog.models import Upload
from cilegon_ikm.accounts.requests import MemberRequest
from cilegon_ikm.states import IllegalTransition
from producers.access import with_producer
from producers.models import Producer

from .own import own_product

VERSION = "1.0.0"
PIECE = "application/offset+octet-stream"
CONFLICT, TOO_LARGE, WRONG_KIND, PRECONDITION, REFUSED, LATER = 409, 413, 415, 412, 422, 503


@never_cache
@with_producer
@require_http_methods(["OPTIONS", "POST"])
def collection(request: MemberRequest, producer: Producer, pk: int) -> HttpResponse:
    """OPTIONS says what is understood, POST begins an upload and answers its address."""
    product = own_product(producer, pk)
    if request.method == "OPTIONS":
        return _answer(204)
    if request.headers.get("Tus-Resumable") != VERSION:
        return _answer(PRECONDITION)
    size, name = _number(request, "Upload-Length"), _file_name(request.headers.get("Upload-Metadata", ""))
    if size is None or name is None:
        return _answer(400)
    try:
        upload = uploads.start_upload(product=product, name=name, size=size)
    except ValidationError as refusal:
        return _answer(TOO_LARGE, refusal.messages[0])
    except IllegalTransition as refusal:
        return _answer(REFUSED, str(refusal))
    answer = _progress(upload, 201)
    answer["Location"] = reverse("catalog:upload", args=[pk, upload.token])
    return answer


@never_cache
@with_producer
@require_http_methods(["GET", "PATCH", "DELETE"])  # HEAD comes as GET, see head_as_get
def one(request: MemberRequest, producer: Producer, pk: int, token: str) -> HttpResponse:
    """HEAD says how much has arrived, PATCH brings the next piece, DELETE gives the upload up."""
    upload = get_object_or_404(own_product(producer, pk).uploads.select_related("product"), token=token)
    if request.headers.get("Tus-Resumable") != VERSION:
        return _answer(PRECONDITION)
    if request.method == "GET":
        answer = _progress(upload, 200)
        answer["Upload-Length"] = str(upload.size)
        return answer
    if request.method == "DELETE":
        uploads.drop([upload])
        return _answer(204)
    return _take_piece(request, upload)


def _take_piece(request: MemberRequest, upload: Upload) -> HttpResponse:
    if request.content_type != PIECE:
        return _answer(WRONG_KIND)
    offset = _number(request, "Upload-Offset")
    if offset is None:
        return _answer(400)
    try:
        workflow.receive_piece(upload=upload, offset=offset, content=request.body)
    except RequestDataTooBig:
        return _answer(TOO_LARGE)
    except UnreadablePostError:  # the line broke; nobody reads this answer
        return _answer(400)
    except uploads.WrongOffset:
        return _answer(CONFLICT)
    except ValidationError as refusal:
        return _answer(LATER if refusal.code == "not_stored" else REFUSED, refusal.messages[0])
    except IllegalTransition as refusal:
        return _answer(REFUSED, str(refusal))
    return _progress(upload, 204)


def _progress(upload: Upload, status: int) -> HttpResponse:
    answer = _answer(status)
    answer["Upload-Offset"] = str(upload.received)
    answer["Upload-Expires"] = http_date(upload.expires_at.timestamp())
    return answer


def _answer(status: int, text: str = "") -> HttpResponse:
    headers = {
        "Tus-Resumable": VERSION,
        "Tus-Version": VERSION,
        "Tus-Extension": "creation,expiration,termination",
        "Tus-Max-Size": str(settings.PHOTO_MAX_BYTES),
    }
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8", headers=headers)


def _number(request: MemberRequest, header: str) -> int | None:
    text = request.headers.get(header, "")
    return int(text) if text.isdecimal() and len(text) < 16 else None


def _file_name(metadata: str) -> str | None:
    """The name in the metadata, nothing when none is given, None when it cannot be read."""
    pairs = dict(pair.strip().partition(" ")[::2] for pair in metadata.split(","))
    try:
        return base64.b64decode(pairs.get("filename", ""), validate=True).decode().replace("\0", "")
    except (binascii.Error, ValueError):
        return None
