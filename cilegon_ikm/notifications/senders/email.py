"""E-mail through the SMTP server of ``EMAIL_URL``."""

from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from .port import Outgoing, Recipient, SenderBroken, Undeliverable

PERMANENT = 500  # SMTP answers from here on say that trying again is of no use


class EmailSender:
    def reaches(self, to: Recipient) -> bool:
        return bool(to.email)

    def send(self, to: Recipient, message: Outgoing) -> str:
        """Send a text and HTML message in the active language.

        A message that is sent again carries the same Message-ID, by which mailboxes know a second copy.
        """
        if not to.email:
            raise Undeliverable("The person has no e-mail address any more.")
        context = {"message": message}
        subject = " ".join(render_to_string("emails/message-subject.txt", context).split())
        headers = {"Message-ID": f"<{message.key}@{urlsplit(settings.SITE_URL).hostname}>"} if message.key else {}
        text = render_to_string("emails/message.txt", context)
        mail = EmailMultiAlternatives(subject, text, to=[to.email], headers=headers)
        mail.attach_alternative(render_to_string("emails/message.html", context), "text/html")
        try:
            mail.send()
        except SMTPRecipientsRefused as refusal:
            if all(code >= PERMANENT for code, _text in refusal.recipients.values()):
                raise Undeliverable(str(refusal)) from refusal
            raise
        except SMTPDataError as refusal:
            if refusal.smtp_code >= PERMANENT:
                raise Undeliverable(str(refusal)) from refusal
            raise
        except (SMTPAuthenticationError, SMTPSenderRefused) as refusal:
            raise SenderBroken(str(refusal)) from refusal
        return ""
