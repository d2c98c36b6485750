"""What may be typed of periods before an election."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Assurance, PreElection
from wardmote.partnership.govuk.forms import ChoiceField, DayField, TextField, WordsField


class PreElectionForm(forms.Form):
    """Its days, as the returning officer publishes them."""

    election = TextField(
        label=_("Which election"), max_length=120, hint=_("For example: local elections")
    )
    starts_on = DayField(label=_("Notice of election on"))
    ends_on = DayField(label=_("Poll closes on"))
    read_in = TextField(
        label=_("Where did you read the days?"), max_length=200,
        hint=_("The returning officer's notice, or who said so"),
    )  # fmt: skip
    way = ChoiceField(
        label=_("What becomes of what would be published in it?"), choices=PreElection.Way.choices
    )

    def clean(self) -> dict[str, Any]:
        """The poll closes after notice of it is given."""
        said = super().clean()
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _now("The poll must not close before notice of it is given"))
        return said


def ask_for_assurance(form: forms.Form) -> None:
    """Let a form that publishes ask also why that may be done before an election."""
    form.fields["ground"] = ChoiceField(
        label=_("Why may it be published before the election?"), choices=Assurance.Ground.choices
    )
    form.fields["assurance"] = WordsField(label=_("Say why"), rows=3)
