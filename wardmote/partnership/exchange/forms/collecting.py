"""What may be typed of a collection, and into it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.exchange.models import Flow
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.govuk.forms import ChoiceField, DayField, TextField

HINTS = {
    "date": _("A day: 31/03/2026"), "time": _("A time of day: 19:05"), "month": "2026-03",
    "easting": _("British National Grid, in metres: 434001"),
    "northing": _("British National Grid, in metres: 289001"),
}  # fmt: skip


class OpenForm(forms.Form):
    """A form is opened for an agency."""

    flow = ChoiceField(label=_("Which data, of which agency?"))
    title = TextField(label=_("What is it for?"), max_length=160)
    ends_on = DayField(label=_("Last day"))

    def __init__(self, *args: Any, flows: Sequence[Flow], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.flows = {str(flow.pk): flow for flow in flows}
        self.fields["flow"].choices = [
            (key, f"{title_of(flow.dataset)} ({flow.agency})") for key, flow in self.flows.items()
        ]

    def clean_flow(self) -> Flow:
        """The line of the plan itself."""
        return self.flows[self.cleaned_data["flow"]]


class RowForm(forms.Form):
    """One row: a field for each heading of the dataset's template."""

    def __init__(self, *args: Any, headings: Sequence[str], dataset: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.headings = list(headings[2:])
        known = {field.heading: field for field in reversed(dataset.fields)}
        for number, heading in enumerate(self.headings):
            self.fields[f"cell_{number}"] = _field(heading, known.get(heading))

    def clean(self) -> dict[str, Any]:
        """Heading → what was typed."""
        said = super().clean()
        told = {h: said.get(f"cell_{n}", "") for n, h in enumerate(self.headings)}
        return {"values": told}


def _field(heading: str, field: rulebook.Field | None) -> forms.Field:
    if field is None:
        return TextField(label=heading, max_length=200)
    words = field.allowed or tuple(dict.fromkeys(field.maps))
    if words:
        choices = [(word, word) for word in words]
        if not field.required:
            choices = [("", _("Not known")), *choices]
        return ChoiceField(label=heading, choices=choices, required=field.required)
    return TextField(
        label=heading, required=field.required, max_length=200,
        hint=HINTS.get(field.type, field.meaning),
    )  # fmt: skip
