"""What may be typed to plan a meeting and to move it on."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    NumberField,
    RecordField,
    RecordsField,
    TextField,
    WordsField,
    YesField,
)
from wardmote.partnership.meetings.forms.left import TimeField
from wardmote.partnership.meetings.models import Meeting
from wardmote.partnership.meetings.rules.naming import duty_label, kept, open_duties
from wardmote.partnership.meetings.rules.series import days_of

MOST_GROUPS, MOST_TIMES, MOST_APART = 2, 24, 12


class MeetingForm(forms.Form):
    """A meeting: of whom, when, where and how."""

    groups = RecordsField(label=_("Which group meets?"), hint=_("Two for a joint meeting"))
    title = TextField(
        label=_("Title"), max_length=160, required=False,
        hint=_("Leave it empty to use the name of the group"),
    )  # fmt: skip
    form = ChoiceField(label=_("How do people meet?"), choices=Meeting.Form.choices)
    held_on = DayField(label=_("Day"), hint=_("In writing, the day by which seats answer"))
    starts_at = TimeField(label=_("Starts"), hint=_("For example, 14:30"))
    ends_at = TimeField(label=_("Ends"))
    place = TextField(label=_("Room, or link for remote"), max_length=200, required=False)
    is_public = YesField(label=_("Open to the public"))
    duty = RecordField(
        label=_("Duty that this meeting meets"), required=False,
        hint=_("For example, the public meeting of the year"),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        chosen = kept(partnership.groups, self.initial.get("groups"))
        self.fields["groups"].queryset = partnership.groups.on(today) | chosen
        self.fields["duty"].queryset = open_duties(partnership, self.initial.get("duty"))
        self.fields["duty"].label_from_instance = duty_label
        if not self.fields["duty"].queryset.exists():
            del self.fields["duty"]

    def clean_groups(self):
        """One group, or two together."""
        groups = self.cleaned_data["groups"]
        if len(groups) > MOST_GROUPS:
            raise forms.ValidationError(_now("Choose one group, or two for a joint meeting"))
        return groups

    def clean(self) -> dict[str, Any]:
        """A meeting has its hours, unless it is in writing; and a title."""
        said = super().clean()
        writing = said.get("form") == Meeting.Form.WRITING
        for name, words in (
            ("starts_at", _now("Enter when it starts")),
            ("ends_at", _now("Enter when it ends")),
        ):
            if not writing and not said.get(name) and name not in self.errors:
                self.add_error(name, words)
        start, end = said.get("starts_at"), said.get("ends_at")
        if not writing and start and end and end <= start:
            self.add_error("ends_at", _now("It must end after it starts"))
        if writing:
            said["starts_at"] = start or _MORNING
            said["ends_at"] = end or _EVENING
        if not said.get("title"):
            said["title"] = " / ".join(str(group) for group in said.get("groups") or ())[:160]
        return said


_MORNING, _EVENING = forms.TimeField().clean("09:00"), forms.TimeField().clean("17:00")


class PlanForm(MeetingForm):
    """A new meeting, or a series."""

    repeat = ChoiceField(
        label=_("Does it come again?"), initial="once",
        choices=[
            ("once", _("No, this one only")),
            ("weeks", _("Every so many weeks")),
            ("months", _("Every so many months, on the same weekday of the month")),
        ],
    )  # fmt: skip
    every = NumberField(
        label=_("How many weeks or months between them"), width=3, required=False,
        min_value=1, max_value=MOST_APART,
    )  # fmt: skip
    times = NumberField(
        label=_("How many meetings in all"), width=3, required=False, min_value=2,
        max_value=MOST_TIMES,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A series says how often; what is given on is its days."""
        said = super().clean()
        repeat, every, times = (said.pop(name, None) for name in ("repeat", "every", "times"))
        first = said.pop("held_on", None)
        if repeat in ("weeks", "months"):
            if not every and "every" not in self.errors:
                self.add_error("every", _now("Enter how many weeks or months"))
            if not times and "times" not in self.errors:
                self.add_error("times", _now("Enter how many meetings"))
        if first and not self.errors:
            unit = repeat if repeat != "once" else "weeks"
            said["days"] = days_of(first, every=every or 1, unit=unit, times=times or 1)
            if repeat == "once":
                said["days"] = said["days"][:1]
        return said


class CancelForm(forms.Form):
    """Why a meeting is not held."""

    why = TextField(label=_("Why is it cancelled?"), hint=_("Kept in the trail"))


class AgreeForm(forms.Form):
    """When the minutes were agreed."""

    minutes_agreed_on = DayField(
        label=_("When were the minutes agreed?"),
        hint=_("As a rule, at the next meeting. Afterwards they are only corrected by a note."),
    )  # fmt: skip


class CorrectionForm(forms.Form):
    """A note beside agreed minutes."""

    words = WordsField(
        label=_("What is set right?"),
        hint=_("The agreed minutes stay as they are. Your note stands below them with its day."),
    )  # fmt: skip
