"""The block list as senders meet it."""

import re

from django.utils.translation import gettext as _

from cilegon_ikm.states import IllegalTransition

from .models import BlockEntry


def check(*, phone: str, email: str, text: str) -> None:
    """Raise IllegalTransition where the contact is blocked or the text holds a blocked word or domain."""
    entries = BlockEntry.objects.in_force()
    contacts = [value for value in (str(phone), email.lower()) if value]
    if contacts and entries.filter(kind=BlockEntry.Kind.CONTACT, value__in=contacts).exists():
        raise IllegalTransition(
            _("Enquiries from this contact are not taken any more. If that is a mistake, please ask Disperindag.")
        )
    for word in entries.filter(kind=BlockEntry.Kind.WORD).values_list("value", flat=True) if text else ():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
            raise IllegalTransition(_("“%(word)s” must not be written here. Please leave it out.") % {"word": word})
