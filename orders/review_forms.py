"""What buyers and makers write about an order that is over."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from .models import NAME_LENGTH, REVIEW_LENGTH

STARS = (
    (5, _("5 stars – very good")),
    (4, _("4 stars – good")),
    (3, _("3 stars – all right")),
    (2, _("2 stars – not so good")),
    (1, _("1 star – bad")),
)


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return list(files.getlist(name)) if hasattr(files, "getlist") else []


class PhotosField(forms.FileField):
    """Some photos or none; what is in them is looked at when they are kept."""

    widget = PhotosInput(attrs={"multiple": True, "accept": "image/*,.heic,.heif", "data-shrink": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        if len(data) > settings.PHOTOS_PER_REVIEW:
            raise ValidationError(
                _("At most %(limit)s photos. Choose the best ones.") % {"limit": settings.PHOTOS_PER_REVIEW},
                code="too_many",
            )
        return list(data)


class ReviewForm(forms.Form):
    """What the buyer says of an order."""

    stars = forms.TypedChoiceField(
        label=_("How was it?"),
        coerce=int,
        choices=STARS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose from one to five stars.")},
    )
    words = forms.CharField(
        label=_("In your words (optional)"),
        max_length=REVIEW_LENGTH,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 3, "placeholder": _("For example: crisp, well packed, there on the day we agreed")}
        ),
    )
    photos = PhotosField(label=_("Photos (optional)"), required=False)
    name = forms.CharField(
        label=_("Name under the review (optional)"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("Everybody can read the review with this name. Your number stays private."),
    )

    @classmethod
    def fresh(cls, name: str) -> "ReviewForm":
        """An empty one, with the first name of the person who asked."""
        return cls(initial={"name": name.partition(" ")[0][:NAME_LENGTH]})


class AnswerForm(forms.Form):
    """The maker's one answer."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=REVIEW_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody can read it under the review. It cannot be changed later."),
    )


class ComplaintForm(forms.Form):
    """Why the maker thinks that a review should not be public."""

    complaint = forms.CharField(
        label=_("What is wrong with it?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only officers of Disperindag read this. A low rating alone is no reason to hide a review."),
    )
