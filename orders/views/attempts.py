"""Doing what a button says, and telling the person how it went."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from cilegon_ikm.states import IllegalTransition


def attempt(request: HttpRequest, verb: Callable[[], object], praise: str) -> bool:
    """Do it and say so, or say why not; whether it was done."""
    try:
        verb()
    except IllegalTransition as refusal:
        messages.error(request, str(refusal))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, praise)
        return True
    return False
