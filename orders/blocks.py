"""The block list as senders meet it."""

import re

from django.utils.translation import gettext as _

from cilegon_ikm.clock import today
from cilegon_ikm.states import IllegalTransition

from . import prepared
from .models import BlockEntry


def check(*, phone: str, email: str, text: str) -> None:
    """Raise IllegalTransition where the contact is blocked or the text holds a blocked word or domain."""
    found = prepared.blocks(day=today(), phone=str(phone), email=email.lower())
    if any(kind == BlockEntry.Kind.CONTACT for kind, _value in found):
        raise IllegalTransition(
            _("Enquiries from this contact are not taken any more. If that is a mistake, please ask Disperindag.")
        )
    for _kind, word in found:
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
            raise IllegalTransition(_("“%(word)s” must not be written here. Please leave it out.") % {"word": word})
