from django.utils.translation import gettext_lazy as _

from .enquiry import Enquiry


class UnansweredEnquiry(Enquiry):
    """An enquiry that waits for its maker's first word, as officers look after them."""

    class Meta:
        proxy = True
        verbose_name = _("unanswered enquiry")
        verbose_name_plural = _("unanswered enquiries")
