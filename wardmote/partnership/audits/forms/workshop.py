"""What may be written down in a workshop."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partner
from wardmote.partnership.audits.models import Finding, WorkshopCard, WorkshopMark, WorkshopPart
from wardmote.partnership.audits.rules.workshop import HIGHEST, LOWEST
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    NumberField,
    RecordsField,
    TextField,
    WordsField,
    YesField,
)

MOST_PEOPLE = 99
MARKS = {
    LOWEST: _("1: little or not at all"), 2: _("2: somewhat"), 3: _("3: much"),
    HIGHEST: _("4: very much"),
}  # fmt: skip


class OpenForm(forms.Form):
    """When, where and over what."""

    held_on = DayField(label=_("Day of the workshop"))
    place = TextField(label=_("Place"), required=False, max_length=200)
    findings = RecordsField(
        label=_("Which findings are talked over?"),
        hint=_("Each becomes a card. The first are ticked: choose what the time allows."),
        missing=_("Select at least one finding"),
    )  # fmt: skip

    def __init__(self, *args: Any, findings, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["findings"].queryset = findings
        self.fields["findings"].label_from_instance = _theme_and_sentence


def _theme_and_sentence(finding: Finding) -> str:
    return f"{finding.theme}. {finding.sentence}"


class CameForm(forms.Form):
    """How many of each agency were there."""

    def __init__(
        self, *args: Any, partners: Iterable[Partner], parts: Iterable[WorkshopPart], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        held = {part.agency_id: part.people for part in parts}
        self.partners = list(partners)
        for each in self.partners:
            self.fields[f"agency_{each.agency_id}"] = NumberField(
                label=str(each), required=False, min_value=0, max_value=MOST_PEOPLE, width=2,
                initial=held.get(each.agency_id),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """How many by agency."""
        said = super().clean()
        return {
            "people": {
                each.agency: said.get(f"agency_{each.agency_id}") or 0 for each in self.partners
            }
        }


class CardForm(forms.Form):
    """What the room says of one finding."""

    meaning = WordsField(
        label=_("What does it mean here?"),
        hint=_("In the words of the room: who is affected, where, and what lies behind it. Name no "
               "person."),
    )  # fmt: skip
    fits = ChoiceField(
        label=_("Does it agree with what you know?"), choices=WorkshopCard.Fits.choices
    )
    missing = WordsField(
        label=_("What is missing?"), required=False, rows=3,
        hint=_("What you know and the numbers do not show; whom nobody has asked"),
    )  # fmt: skip
    is_priority = YesField(label=_("The room suggests it as a priority"))
    because = WordsField(label=_("Why, or why not?"), required=False, rows=3)

    def clean(self) -> dict[str, Any]:
        """Who suggests a priority says why."""
        said = super().clean()
        if said.get("is_priority") and not said.get("because"):
            self.add_error("because", _("Say why it is suggested as a priority"))
        return said


class MarksForm(forms.Form):
    """How much an agency holds that it matters, question by question."""

    def __init__(self, *args: Any, factors, held: WorkshopMark | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.factors = tuple(factors)
        given = held.given if held else {}
        choices = [
            *((str(mark), words) for mark, words in MARKS.items()),
            ("", _("We do not know")),
        ]
        for name, factor in factors.items():
            self.fields[name] = ChoiceField(
                label=factor.asks,
                choices=choices,
                required=False,
                initial=str(given.get(name, "")),
            )
        self.fields["reason"] = WordsField(
            label=_("Why?"), initial=held.reason if held else "", missing=_("Say why"),
            hint=_("What your agency sees that leads it to these marks. Name no person."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The marks by question, and the reasons."""
        said = super().clean()
        marks = {name: int(said[name]) if said.get(name) else None for name in self.factors}
        if not self.errors and not any(marks.values()):
            self.add_error(None, _("Give a mark to one question at least"))
        return {"given": marks, "reason": said.get("reason", "")}


class ConcludeForm(forms.Form):
    """What the group holds of it all."""

    words = WordsField(
        label=_("What does the group hold of it all?"), required=False,
        hint=_("Where agencies differ, say what would settle it."),
    )  # fmt: skip
