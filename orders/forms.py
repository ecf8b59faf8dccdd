import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalog.models import Listing
from catalog.prices import offer_of, refusal
from catalog.variants import variant_label
from cilegon_ikm.accounts.forms import phone_field
from cilegon_ikm.clock import today
from cilegon_ikm.phone_numbers import read_number
from producers import scans

from .models import (
    MAX_QUANTITY,
    MOST_ATTACHMENTS,
    MOST_REPLIES,
    REPLY_LENGTH,
    VARIANT_LENGTH,
    WISH_LENGTH,
    ConversationReport,
)
from .suspicion import has_contact_or_link

TOO_LONG = 2000  # characters
FARTHEST = timedelta(days=365)  # ahead that a buyer can want something


class LineForm(forms.Form):
    """How much of one listing, and what to say about it."""

    quantity = forms.IntegerField(
        label=_("Quantity"),
        min_value=1,
        max_value=MAX_QUANTITY,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("For example: spicy, size L, sent on Friday")}),
    )

    def __init__(self, *args: Any, listing: Listing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer_of(listing)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "quantity" in data:
            field, problem = refusal(self.offer, quantity=data["quantity"], variant=data.get("variant", ""))
            if problem:
                self.add_error(field if field in self.fields else "quantity", problem)
        return data


class ChoiceForm(LineForm):
    """The form of the product page, where a variant is chosen."""

    variant = forms.CharField(max_length=VARIANT_LENGTH, required=False)


class BasketLineForm(LineForm):
    """A line of the basket; its ``variant`` can be changed where the listing has some."""

    field_order = ("variant", "quantity", "note")

    def __init__(self, *args: Any, variant: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = [variant_label(each["values"]) for each in self.offer.variants]
        if variant or labels:
            names = list(dict.fromkeys([*labels, variant]))  # also one that is no longer offered, to say so
            self.fields["variant"] = forms.ChoiceField(
                label=_("Variant"), choices=[(name, name) for name in names if name], initial=variant
            )
            self.order_fields(self.field_order)


class WishForm(forms.Form):
    """What one maker of the basket should know besides the lines."""

    wanted_on = forms.DateField(
        label=_("Needed by (optional)"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=_("Note to this maker (optional)"),
        max_length=WISH_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_wanted_on(self) -> date | None:
        day: date | None = self.cleaned_data["wanted_on"]
        if day and not today() <= day <= today() + FARTHEST:
            raise ValidationError(_("Choose a day from today on, at most a year ahead."), code="range")
        return day


class ContactForm(forms.Form):
    """Who asks. A phone number is enough; no account."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = phone_field(_("Phone number (WhatsApp)"), help_text=_("Only the makers you ask will see it."))
    email = forms.EmailField(
        label=_("E-mail (optional)"),
        max_length=254,
        required=False,
        help_text=_("We send you the answers there too."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    message = forms.CharField(
        label=_("Message to the makers (optional)"),
        max_length=TOO_LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_name(self) -> str:
        """Makers see the name at once, so it cannot lead elsewhere."""
        name: str = self.cleaned_data["name"]
        if has_contact_or_link(name):
            raise ValidationError(_("Write only your name here; links and numbers belong in the message."))
        return name


class LostLinkForm(forms.Form):
    """The contact under which somebody asked; ``ways`` says by which kinds of contact anything can be sent."""

    contact = forms.CharField(
        label=_("Phone number or e-mail"),
        max_length=254,
        help_text=_("The one you wrote when you asked."),
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, ways: Mapping[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ways = ways

    def clean_contact(self) -> str:
        contact: str = self.cleaned_data["contact"].strip()
        if "@" in contact:
            validate_email(contact)
            kind = "email"
        elif read_number(contact):
            kind = "phone"
        else:
            raise ValidationError(_("Write a phone number like 0812 3456 7890, or an e-mail address."), code="shape")
        if not self.ways[kind]:
            raise ValidationError(_("No message can be sent to such a contact. Try the other one."), code="way")
        return contact


AGAIN = _("Your message was not sent, because something in the page was damaged. Please press Send again.")


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class AttachmentsField(forms.FileField):
    """A few photos and PDFs, made clean; an empty list without."""

    def clean(self, data: Any, initial: Any = None) -> list[scans.Scan]:
        uploads = [upload for upload in data or [] if upload]
        if len(uploads) > MOST_ATTACHMENTS:
            raise ValidationError(_("Send at most %(limit)s files at once.") % {"limit": MOST_ATTACHMENTS})
        return [scans.clean(super(AttachmentsField, self).clean(upload, initial)) for upload in uploads]


class MessageForm(forms.Form):
    """One message; the key makes a second click harmless."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": AGAIN, "invalid": AGAIN})
    body = forms.CharField(
        label=_("Your message"), max_length=TOO_LONG, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    attachments = AttachmentsField(
        label=_("Photos or PDF (optional)"),
        required=False,
        help_text=_("At most 4 files of 10 MB. Only you and the other side can open them."),
        widget=SeveralFiles(attrs={"accept": "image/*,application/pdf,.heic,.heif"}),
    )

    def clean(self) -> dict[str, Any]:
        """A file needs no words. A damaged key is replaced, so that pressing Send again works."""
        if "attachments" not in self.errors and not self.cleaned_data.get("body"):
            if self.cleaned_data.get("attachments"):
                self.cleaned_data["body"] = gettext("See the file.")
            elif "body" not in self.errors:
                self.add_error("body", self.fields["body"].error_messages["required"])
        if "key" in self.errors:
            body, key = self.add_prefix("body"), self.add_prefix("key")
            self.data = {body: self.data.get(body, ""), key: str(uuid.uuid4())}
        return self.cleaned_data

    @classmethod
    def fresh(cls, body: str = "", prefix: str | None = None) -> "MessageForm":
        """An empty one, or with this text to go on from."""
        return cls(initial={"key": uuid.uuid4(), "body": body}, prefix=prefix)


class ChangeForm(MessageForm):
    """What the buyer wants to be different in a quote."""

    body = forms.CharField(
        label=_("What should change?"),
        max_length=TOO_LONG,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": _("For example: 50 instead of 40, and by Friday")}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["attachments"]


class ConversationReportForm(forms.ModelForm):
    """What is wrong with the other side."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=[("", _("Choose what is wrong.")), *ConversationReport.Reason.choices],
        error_messages={"required": _("Choose what is wrong."), "invalid_choice": _("Choose what is wrong.")},
    )

    class Meta:
        model = ConversationReport
        fields = ("reason", "text")
        labels = {"text": _("Tell us more (optional)")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class QuickRepliesForm(forms.Form):
    """All quick replies of a maker, each in a field of its own; empty ones are none."""

    def __init__(self, data: Any = None, *, texts: Sequence[str] = ()) -> None:
        super().__init__(data)
        for number in range(MOST_REPLIES):
            self.fields[f"reply_{number}"] = forms.CharField(
                label=_("Reply %(number)s") % {"number": number + 1},
                max_length=REPLY_LENGTH,
                required=False,
                initial=texts[number] if number < len(texts) else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def texts(self) -> list[str]:
        return [text for text in self.cleaned_data.values() if text]


class ReasonForm(forms.Form):
    """Why the maker cannot serve an enquiry."""

    reason = forms.CharField(
        label=_("Tell the buyer why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Tell the buyer why, in a few words.")},
    )


class OptionalReasonForm(forms.Form):
    """Why the buyer does not need it any more; nobody has to say."""

    reason = forms.CharField(
        label=_("Reason (optional)"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
