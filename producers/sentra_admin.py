"""How officers keep sentra: the places, their hours, photos and stalls, and who belongs to them."""

from itertools import combinations
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline
from unfold.widgets import UnfoldAdminImageFieldWidget

from cilegon_ikm import images
from cilegon_ikm.lookups import LooksRecordsUp
from cilegon_ikm.states import can_move
from cilegon_ikm.verdicts import HistoryInline, Verdict, VerdictAdmin, with_record

from . import sentra as workflow
from . import sentra_photos
from .models import MembershipChange, OpeningTime, Sentra, SentraMembership, SentraPhoto, StallBooking
from .models.stall import TAKEN

State = SentraMembership.State


class Rows(TabularInline):
    """Rows of a sentra that who may change them may also take away."""

    extra = 0
    tab = False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class OpeningTimes(Rows):
    model = OpeningTime
    max_num = 7


class StallForm(forms.ModelForm):
    """Django leaves the bazaar out when it looks at a row under it; here it says whose stall is taken."""

    def validate_constraints(self) -> None:
        super().validate_constraints()
        if self.errors or self.instance.sentra_id is None:  # in a new bazaar every stall is free
            return
        try:
            self.instance.validate_constraints()
        except forms.ValidationError as error:
            self.add_error(None, error)


class StallFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        """Neither do two rows that are sent together get one stall."""
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms and form.instance.is_complete]
        for form, other in combinations(kept, 2):
            if form.instance.meets(other.instance):
                other.add_error(None, TAKEN)


class Stalls(LooksRecordsUp, Rows):
    """Of a bazaar: who stands where and when; the constraint's words stand beside a stall that is taken."""

    model = StallBooking
    form = StallForm
    formset = StallFormSet
    fields = ("number", "producer", "starts_on", "ends_on")
    autocomplete_fields = ("producer",)


class PhotoForm(forms.ModelForm):
    """A new photo comes as a file; of a kept one only the words change."""

    upload = forms.ImageField(label=_("new photo"), required=False, widget=UnfoldAdminImageFieldWidget)

    class Meta:
        model = SentraPhoto
        fields = ("alt",)

    def clean_upload(self) -> UploadedFile | None:
        upload: UploadedFile | None = self.cleaned_data["upload"]
        if upload is None and self.instance.pk is None:
            raise forms.ValidationError(_("Choose a photo."))
        if upload is not None:  # judged here, where there is a field for what is wrong with it; kept when all is saved
            images.clean(upload, most_bytes=settings.PHOTO_MAX_BYTES)
        return upload


class Photos(Rows):
    model = SentraPhoto
    form = PhotoForm
    fields = ("upload", "alt")


@admin.register(Sentra)
class SentraAdmin(LooksRecordsUp, ModelAdmin):
    list_display = ("name", "kind", "village", "starts_on", "ends_on", "manager", "is_public")
    list_filter = ("kind", "is_public", "village__district")
    list_select_related = ("village", "manager")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("manager",)
    inlines = (OpeningTimes, Stalls, Photos)
    ordering = ("name",)

    def view_on_site(self, obj: Sentra) -> str:
        return obj.get_absolute_url() if obj.is_public else ""

    def get_prepopulated_fields(self, request: HttpRequest, obj: Sentra | None = None) -> dict[str, Any]:
        """The address is printed, so it follows the name only in the beginning."""
        return {} if obj else self.prepopulated_fields

    def get_readonly_fields(self, request: HttpRequest, obj: Sentra | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Sentra | None = None) -> bool:
        return False  # its address is printed; one that is no more is not public

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Photos go through their verbs, since they are files too."""
        if formset.model is not SentraPhoto:
            super().save_formset(request, form, formset, change)
            return
        formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
        for each in formset.forms:
            _save_photo(form.instance, each, is_removed=each in formset.deleted_forms)


def _save_photo(sentra: Sentra, form: Any, *, is_removed: bool) -> None:
    if is_removed:
        if form.instance.pk:
            sentra_photos.remove_photo(photo=form.instance)
    elif form.instance.pk is None:
        if upload := form.cleaned_data.get("upload"):
            sentra_photos.add_photo(sentra=sentra, upload=upload, alt=form.cleaned_data["alt"])
    elif "alt" in form.changed_data:
        form.instance.save(update_fields=["alt"])


class MembershipHistory(HistoryInline):
    model = MembershipChange
    verbose_name_plural = _("History")


@admin.register(SentraMembership)
class MembershipAdmin(VerdictAdmin):
    """Officers enter members and answer those who ask; the manager of a sentra does so on a page of her own."""

    list_display = ("producer", "sentra", "state", "asked_at")
    list_filter = ("state", "sentra")
    list_select_related = ("producer", "sentra")
    search_fields = ("producer__name", "sentra__name")
    autocomplete_fields = ("producer", "sentra")
    ordering = ("-asked_at",)
    inlines = (MembershipHistory,)
    verdicts = (
        Verdict(
            name="accept",
            label=_("Accept as a member"),
            done=_("%(name)s: accepted."),
            needs_reason=False,
            tone="good",
            is_possible=lambda membership: can_move(membership, State.MEMBER),
            verb=with_record(workflow.accept_member, "membership"),
        ),
        Verdict(
            name="decline",
            label=_("Decline"),
            done=_("%(name)s: declined."),
            is_possible=lambda membership: can_move(membership, State.DECLINED),
            verb=with_record(workflow.decline_member, "membership"),
        ),
        Verdict(
            name="end",
            label=_("End the membership"),
            done=_("%(name)s: ended."),
            tone="bad",
            is_possible=lambda membership: membership.state == State.MEMBER,
            verb=with_record(workflow.end_membership, "membership"),
        ),
    )

    def waiting(self) -> "QuerySet[SentraMembership]":
        return SentraMembership.objects.waiting()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("producers.add_sentramembership"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("sentra", "producer", "state", "asked_at") if obj else ("state",)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else ()

    def save_model(self, request: HttpRequest, obj: SentraMembership, form: Any, change: bool) -> None:
        """What officers enter is a membership at once."""
        if not change:
            user: Any = request.user
            obj.pk = workflow.add_member(sentra=obj.sentra, producer=obj.producer, by=user).pk
