from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cilegon_ikm.clock import today
from producers.credential_forms import CredentialForm
from producers.models import Meeting, Participation

from .kinds import outcome_of


class MeetingField(forms.ModelChoiceField):
    def label_from_instance(self, meeting: Any) -> str:
        words = f"{date_format(meeting.day, 'j F Y')}, {meeting.starts_at:%H.%M} – {meeting.ends_at:%H.%M}"
        return f"{words} · {meeting.topic}" if meeting.topic else words


class AttendanceForm(forms.Form):
    """At which meeting she is; of those she is not marked for, today's is chosen, else the next one."""

    meeting = MeetingField(
        Meeting.objects.none(),
        label=_("Meeting"),
        empty_label=None,
        error_messages={"required": _("Choose a meeting."), "invalid_choice": _("Choose a meeting.")},
    )

    def __init__(self, *args: Any, participation: Participation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meetings = participation.programme.meetings.all()
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
        missed = meetings.exclude(attendances__participation=participation)
        self.initial["meeting"] = missed.filter(day__gte=today()).first() or missed.last()


class ResultForm(forms.Form):
    """One participant's line in the list of results; ``cleaned_data`` is what ``workflow.complete`` takes."""

    is_done = forms.BooleanField(label=_("completed"), required=False)
    number = forms.CharField(label=_("number"), max_length=60, required=False)
    issued_on = forms.DateField(
        label=_("issued on"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    expires_on = forms.DateField(
        label=_("valid until"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    result = forms.CharField(label=_("result"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, participation: Participation) -> None:
        super().__init__(data, prefix=f"p{participation.pk}", initial={"issued_on": today()})
        self.participation = participation
        self.paper = outcome_of(participation.programme).paper
        for name, field in self.fields.items():
            label = f"{field.label}: {participation.producer}"
            field.widget.attrs |= {"aria-label": label, "class": "" if name == "is_done" else "desk-cell"}

    def clean(self) -> dict[str, Any]:
        """A number is checked as the maker's own papers are."""
        data = self.cleaned_data
        if not data.get("is_done"):
            if data.get("number"):
                self.add_error("is_done", _("Tick this, too, or take the number away."))
            return data
        if data.get("number") and self.paper:
            self._check_paper(data)
        return data

    def _check_paper(self, data: dict[str, Any]) -> None:
        paper = CredentialForm({**data, "issued_on": data.get("issued_on") or today()}, kind=self.paper)
        for name in ("scan", "title"):
            paper.fields.pop(name, None)
        if paper.is_valid():
            data |= paper.cleaned_data
        for name, errors in paper.errors.items():
            self.add_error(name, list(errors))
