"""What may be typed into the compact."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Membership, Partnership, Promise
from wardmote.partnership.agencies.models.compact import POUNDS
from wardmote.partnership.agencies.rules import KEEPERS
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    MoneyField,
    RecordField,
    TextField,
    WordsField,
)

PLAIN = {"prefix": None}
"""An amount that need not be money."""


class PromiseForm(forms.Form):
    """What an agency promises, by when, and who said so."""

    partner = RecordField(label=_("Which agency promises?"))
    kind = ChoiceField(label=_("What kind of thing?"), choices=Promise.Kind.choices)
    what = TextField(
        label=_("What"), max_length=160,
        hint=_("For example: an analyst, two days a week; a room for meetings"),
    )  # fmt: skip
    amount = MoneyField(
        label=_("How much in all"), required=False, min_value=None, shape=PLAIN,
        hint=_("Leave empty what cannot be counted"),
    )  # fmt: skip
    unit = TextField(
        label=_("Counted in"), max_length=30, required=False, width=10,
        hint=_("For example: hours, days, £, files"),
    )  # fmt: skip
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until"), hint=_("The last day that counts"))
    promised_by = TextField(
        label=_("Who promised it"), max_length=120, hint=_("The post, not the person's name")
    )

    def __init__(self, *args: Any, partnership: Partnership, by: Membership, on, **rest: Any):
        super().__init__(*args, **rest)
        partners = partnership.partners.on(on).select_related("agency", "partnership")
        if by.role not in KEEPERS:
            partners = partners.filter(agency=by.agency_id)
        self.fields["partner"].queryset = partners

    def clean(self) -> dict[str, Any]:
        """An amount has its unit, money is in pounds, and a period ends after it starts."""
        said = super().clean()
        if said.get("kind") == Promise.Kind.MONEY:
            said["unit"] = POUNDS
            if "amount" not in self.errors and not said.get("amount"):
                self.add_error("amount", _now("Enter how much money"))
        elif (amount := said.get("amount")) is not None and not said.get("unit"):
            self.add_error("unit", _now("Enter what it is counted in"))
        elif amount is None:
            said["unit"] = ""
        if said.get("amount") is not None and said["amount"] <= 0:
            self.add_error("amount", _now("Enter more than nothing, or leave it empty"))
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _now("The last day must not be before the first"))
        return said


class AgreeForm(forms.Form):
    """From when the agency stands by it."""

    agreed_on = DayField(label=_("Agreed on"))


class GiveUpForm(forms.Form):
    """Why a promise will not be kept."""

    why = WordsField(label=_("Why will it not be kept?"), rows=3)


class ContributionForm(forms.Form):
    """What was brought in."""

    brought_on = DayField(label=_("When was it brought in?"))
    amount = MoneyField(label=_("How much"), min_value=None, shape=PLAIN)
    note = WordsField(
        label=_("What it was"), rows=3, hint=_("So that somebody else could look it up")
    )

    def __init__(self, *args: Any, promise: Promise, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if promise.amount is None:
            del self.fields["amount"]
        else:
            self.fields["amount"].help_text = _("In %(unit)s") % {"unit": promise.unit}
