"""What may be typed of a year, of occasions and of facilitators."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership, people_of
from wardmote.partnership.duties.pages.words import OCCASIONS
from wardmote.partnership.duties.rules import occasions
from wardmote.partnership.govuk.forms import ChoiceField, DayField, RecordField, TextField


class OccasionForm(forms.Form):
    """Something that happened from which a duty runs."""

    key = ChoiceField(label=_("What happened?"))
    title = TextField(
        label=_("Its name"), max_length=200,
        hint=_("Such as: report on knife crime. No names of people"),
    )  # fmt: skip
    happened_on = DayField(label=_("When did it happen?"))
    due_on = DayField(
        label=_("By when is it asked for?"), required=False,
        hint=_("Only where the law sets no number of days"),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.rows = {row.counted_from: row for row in occasions(partnership, today)}
        field = self.fields["key"]
        field.choices = [(key, OCCASIONS.get(key, key)) for key in self.rows]
        field.hints = {
            key: _("To be answered within %d days") % row.due.days_after
            for key, row in self.rows.items()
            if row.due.days_after
        }

    def clean(self) -> dict[str, Any]:
        """A day, where the law sets none."""
        said = super().clean()
        row = self.rows.get(said.get("key", ""))
        if row and row.due.on_occasion and not said.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Enter the day by which it is asked for"))
        return said


class FacilitatorForm(forms.Form):
    """Whom an authority nominated."""

    person = RecordField(label=_("Who facilitates sharing?"))
    started_on = DayField(label=_("Nominated from"))

    def __init__(self, *args: Any, partnership: Partnership, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people_of(partnership)
