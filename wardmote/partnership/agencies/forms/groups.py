"""What may be typed of groups."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Group, Partnership
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    RecordField,
    TextField,
    WordsField,
)


class AsAtForm(forms.Form):
    """The day on which the structure is shown."""

    on = DayField(label=_("Show the structure as at"), required=False)


class GroupForm(forms.Form):
    """A group: what it is, what it is for, whom it reports to."""

    name = TextField(label=_("Name"), max_length=120)
    function = ChoiceField(
        label=_("Function"), choices=Group.Function.choices,
        hints={
            "scrutiny": _("Looks into what was decided and done"),
            "strategic": _("Sets aims and targets, commits money"),
            "coordination": _("Sees that the strategy is carried out"),
            "task": _("Works on one theme or area, for a set time"),
        },
    )  # fmt: skip
    say = ChoiceField(label=_("What its word counts for"), choices=Group.Say.choices)
    parent = RecordField(
        label=_("Reports to"), required=False,
        hint=_("Leave it empty for the group at the top"),
    )  # fmt: skip
    remit = TextField(label=_("Theme or area"), max_length=160, required=False)
    sunset_on = DayField(
        label=_("Day on which it ends"), required=False,
        hint=_("Task groups only. For example, 27 3 2027"),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["parent"].queryset = partnership.groups.on(today)

    def clean(self) -> dict[str, Any]:
        """A task group has its end from the beginning."""
        said = super().clean()
        is_task = said.get("function") == Group.Function.TASK
        if is_task and not said.get("sunset_on") and "sunset_on" not in self.errors:
            self.add_error("sunset_on", _("Enter the day on which the task group ends"))
        return said


class StartGroupForm(GroupForm):
    """A new group."""

    started_on = DayField(label=_("Starts on"))
    purpose = WordsField(
        label=_("Purpose"), required=False,
        hint=_("One or two sentences. The rest of the terms of reference can follow."),
    )  # fmt: skip
    field_order = ("name", "purpose")


class ChangeGroupForm(GroupForm):
    """A change of a group."""

    from_day = DayField(
        label=_("From which day does this hold?"),
        hint=_("The structure before that day stays as it was. To set a mistake right, enter "
               "the day on which the group started."),
    )  # fmt: skip
    size_reason = WordsField(
        label=_("Why it is larger than works well together"), required=False, rows=2
    )
    why = TextField(label=_("Why it changes"), required=False, hint=_("Kept in the trail"))

    def __init__(self, *args: Any, group: Group, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["parent"].queryset = self.fields["parent"].queryset.exclude(pk=group.pk)


class TermsForm(forms.Form):
    """A group's terms of reference."""

    purpose = WordsField(label=_("Purpose"), hint=_("What the group is for"))
    expectations = WordsField(
        label=_("What is expected of members"),
        hint=_("So that each agency knows what it has to bring: people, time, data, decisions"),
    )
    accountability = WordsField(
        label=_("How it answers to the public"),
        hint=_("How public accountability is to be exercised: what is published, who scrutinises"),
    )
    escalation = WordsField(
        label=_("What it takes upwards, and how"), required=False,
        hint=_("What the group cannot settle itself, to whom that goes and how fast"),
    )  # fmt: skip
    terms_agreed_on = DayField(label=_("Agreed on"))
    review_on = DayField(label=_("To be reviewed by"))

    def clean(self) -> dict[str, Any]:
        """A review comes after what it reviews."""
        said = super().clean()
        agreed, review = said.get("terms_agreed_on"), said.get("review_on")
        if agreed and review and review <= agreed:
            self.add_error("review_on", _("The review must come after the day of agreement"))
        return said


class CloseGroupForm(forms.Form):
    """The end of a group."""

    ended_on = DayField(label=_("Closed on"))
    closure_report = WordsField(
        label=_("Closure report"), required=False, rows=8,
        hint=_("What it did, what came of it, what is left and who takes it on. "
               "A task group cannot close without one."),
    )  # fmt: skip


class EndForm(forms.Form):
    """The end of anything that holds."""

    ended_on = DayField(label=_("Last day"), hint=_("From this day on it no longer counts"))
    why = TextField(label=_("Why"), required=False, hint=_("Kept in the trail"))


class ReviewForm(forms.Form):
    """When the structure is looked at anew."""

    structure_review_on = DayField(
        label=_("When is the structure to be reviewed?"),
        hint=_("Structures should evolve: what suits a first strategy may be out of place two or "
               "three years later. For example, 27 3 2027"),
    )  # fmt: skip
