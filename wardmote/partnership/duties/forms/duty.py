"""What may be typed of one duty."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership, people_of
from wardmote.partnership.duties.models import Duty, Part
from wardmote.partnership.duties.rules import what_is_wrong
from wardmote.partnership.duties.rules.files import KINDS, MOST_BYTES
from wardmote.partnership.govuk.forms import (
    DayField,
    RecordField,
    TextField,
    UploadField,
    WordsField,
    YesField,
)


class AssignForm(forms.Form):
    """Who sees to a duty."""

    owner = RecordField(
        label=_("Owner"), required=False, hint=_("The named person who sees that it is done")
    )
    lead = RecordField(label=_("Lead agency"), required=False)

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["owner"].queryset = people_of(partnership)
        self.fields["lead"].queryset = partnership.partners.on(today).select_related("agency")


class FinishForm(forms.Form):
    """A duty is done."""

    done_on = DayField(label=_("Done on"))
    why = WordsField(
        label=_("If something that it must contain is missing, why it is done all the same"),
        required=False, rows=3, hint=_("Kept in the trail"),
    )  # fmt: skip


class SetAsideForm(forms.Form):
    """A duty does not apply."""

    reason = WordsField(
        label=_("Why does it not apply?"), max_length=1000,
        hint=_("This is shown on the duty’s page and in the evidence pack"),
        missing=_("Say why it does not apply"),
    )  # fmt: skip


class WhyForm(forms.Form):
    """A reason for the trail."""

    why = WordsField(label=_("Why?"), rows=3, hint=_("Kept in the trail"), missing=_("Say why"))


class MoveForm(WhyForm):
    """Another day for a duty."""

    due_on = DayField(label=_("Due on"))
    field_order = ["due_on", "why"]


class ContentsForm(forms.Form):
    """What a duty must contain: there or not, and where. One pair of fields for each part."""

    def __init__(self, *args: Any, duty: Duty, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.parts = list(duty.parts.filter(kind=Part.Kind.CONTENT))
        for part in self.parts:
            self.fields[f"there_{part.pk}"] = YesField(
                label=part.words, initial=part.done_on is not None
            )
            self.fields[f"where_{part.pk}"] = TextField(
                label=_("Where it is"), required=False, max_length=200, initial=part.where,
                hint=_("Such as: plan, section 3, page 12"),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """By part."""
        said = super().clean()
        return {
            "ticked": {part.pk: said.get(f"there_{part.pk}", False) for part in self.parts},
            "where": {part.pk: said.get(f"where_{part.pk}", "") for part in self.parts},
        }


class _StepsForm(forms.Form):
    """A day for each step of a duty."""

    holds, required, words = "", False, ""

    def __init__(self, *args: Any, duty: Duty, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.parts = list(duty.parts.filter(kind=Part.Kind.STEP))
        for part in self.parts:
            self.fields[str(part.pk)] = DayField(
                label=part.words, required=self.required, initial=getattr(part, self.holds),
                hint=self.hint(part),
            )  # fmt: skip

    def hint(self, part: Part) -> str:
        """Nothing, unless a form says otherwise."""
        return ""

    def clean(self) -> dict[str, Any]:
        """By part."""
        said = super().clean()
        return {self.words: {part.pk: said.get(str(part.pk)) for part in self.parts}}


class StepsDoneForm(_StepsForm):
    """When each step was done."""

    holds, words = "done_on", "done"

    def hint(self, part: Part) -> str:
        """The day that was planned."""
        return _("Planned for %(day)s. Leave it empty while it is not done") % {
            "day": _day(part.planned_on)
        }


class PlanForm(_StepsForm):
    """When each step is to be done."""

    holds, words, required = "planned_on", "planned", True


def _day(day: date | None) -> str:
    return f"{day.day} {day:%m %Y}" if day else ""


class EvidenceForm(forms.Form):
    """What shows that a duty was done: at least one of three."""

    title = TextField(label=_("What it is"), max_length=160, hint=_("Such as: minute of the board"))
    file = UploadField(
        label=_("File"), required=False,
        hint=_("%(kinds)s, up to %(most)d MB. No personal data of victims or suspects")
        % {"kinds": ", ".join(kind.upper() for kind in KINDS), "most": MOST_BYTES // 2**20},
    )  # fmt: skip
    link = forms.URLField(
        label=_("Link"), required=False, max_length=500, assume_scheme="https",
        help_text=_("Where it is published"),
    )  # fmt: skip
    statement = WordsField(
        label=_("Statement"), required=False, max_length=4000,
        hint=_("Your own words, where there is no document"),
    )  # fmt: skip

    def clean_file(self) -> Any:
        """A file of a known kind that is what it says."""
        file = self.cleaned_data.get("file")
        if file and (wrong := what_is_wrong(file)):
            raise forms.ValidationError(wrong)
        return file

    def clean(self) -> dict[str, Any]:
        """Something that shows it."""
        said = super().clean()
        given = any(said.get(name) for name in ("file", "link", "statement"))
        if not given and not self.errors:
            self.add_error("file", _("Give a file, a link or a statement"))
        return said
