"""The photos and PDFs of a conversation, for its two sides only."""

import logging

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cilegon_ikm.accounts.requests import MemberRequest
from orders.models import Attachment, Enquiry, Message
from producers import scans
from producers.access import with_producer
from producers.models import Producer

from .access import by_link
from .buyer import find_enquiry
from .workspace import own_enquiry

logger = logging.getLogger(__name__)


@by_link
@never_cache
@require_safe
def for_buyer(request: HttpRequest, token: str, reference: str, pk: int) -> FileResponse:
    return streamed(find_enquiry(token, reference), Message.Side.BUYER, pk)


@never_cache
@with_producer
@require_safe
def for_maker(request: MemberRequest, producer: Producer, reference: str, pk: int) -> FileResponse:
    return streamed(own_enquiry(producer, reference), Message.Side.PRODUCER, pk)


def streamed(enquiry: Enquiry, side: str, pk: int) -> FileResponse:
    """The file with this number, if this side reads the message it belongs to; else 404."""
    attachment = get_object_or_404(Attachment, pk=pk, message__in=enquiry.messages.for_side(side))
    try:
        return scans.streamed(attachment.file, called=f"{enquiry.reference}-{pk}")
    except FileNotFoundError as error:
        logger.exception("Attachment %s is missing", pk)
        raise Http404 from error
