"""What may be typed of the data plan and its requests."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Agency, Partnership, people_of
from wardmote.partnership.exchange.models.flow import Frequency
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    NumberField,
    RecordField,
    WordsField,
)


class ChangeFlowForm(forms.Form):
    """How a line of the plan goes."""

    frequency = ChoiceField(label=_("How often"), choices=Frequency.choices)
    due_days = NumberField(
        label=_("Days from a period’s end until it is due"), required=False, min_value=0,
        max_value=400, hint=_("Leave it empty for the time that the rulebook gives"),
    )  # fmt: skip
    contact = RecordField(
        label=_("Who sends it"), required=False, hint=_("The person to ring about it")
    )
    used_for = WordsField(
        label=_("What does the agency get from it?"), required=False, max_length=1000, rows=3,
        hint=_("Shown on the agency’s own page"),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["contact"].queryset = people_of(partnership)


class AddFlowForm(ChangeFlowForm):
    """A new line of the plan."""

    agency = RecordField(label=_("Agency"))
    dataset = ChoiceField(label=_("Dataset"))
    started_on = DayField(label=_("First period begins on"))
    field_order = ["agency", "dataset", "frequency", "started_on", "due_days", "contact"]

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, partnership=partnership, **rest)
        self.fields["agency"].queryset = Agency.objects.filter(
            parts__in=partnership.partners.on(today)
        ).distinct()
        known = rulebook.on(today, partnership.nation).datasets.values()
        self.fields["dataset"].choices = [(each.name, each.title) for each in known]


class EndFlowForm(forms.Form):
    """A line of the plan ends."""

    ended_on = DayField(label=_("Not asked for from"))
    why = WordsField(label=_("Why?"), rows=3, missing=_("Say why"))


class MoreTimeForm(forms.Form):
    """More time is asked for."""

    until = DayField(label=_("Until"))
    why = WordsField(label=_("Why is more time needed?"), rows=3, missing=_("Say why"))


class ExtendForm(forms.Form):
    """More time is given."""

    due_on = DayField(label=_("Due on"))
    why = WordsField(label=_("Why?"), rows=3, hint=_("Kept in the trail"), missing=_("Say why"))


class RefuseForm(forms.Form):
    """An agency does not send it."""

    reason = WordsField(
        label=_("Why can you not send it?"), max_length=1000, missing=_("Say why"),
        hint=_("Such as: no protocol, no system that holds it, too few staff"),
    )  # fmt: skip
    remedy = WordsField(
        label=_("What would mend that?"), max_length=1000,
        missing=_("Say what would mend it"), hint=_("The partnership sees to it where it can"),
    )  # fmt: skip


class AskAgainForm(forms.Form):
    """It is asked for again."""

    due_on = DayField(label=_("Due on"))


class WhyForm(forms.Form):
    """A reason for the trail."""

    why = WordsField(label=_("Why?"), rows=3, hint=_("Kept in the trail"), missing=_("Say why"))
