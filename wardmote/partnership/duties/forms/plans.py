"""What may be typed of a plan, and of what it says."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.models import Plan
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    RecordField,
    TextField,
    WordsField,
)

LINK_LENGTH = Plan._meta.get_field("link").max_length


class PlanForm(forms.Form):
    """A plan of an agency, or of the partnership itself."""

    title = TextField(
        label=_("Title"), max_length=200, hint=_("Such as: Police and Crime Plan 2025 to 2029")
    )
    partner = RecordField(
        label=_("Whose plan is it?"), required=False,
        hint=_("An agency’s, or the partnership’s own"),
    )  # fmt: skip
    kind = ChoiceField(label=_("Which kind of plan is it?"), required=False)
    called = TextField(
        label=_("If it is of another kind, what kind is it?"), max_length=100, required=False,
        hint=_("Such as: council plan. Write the same for the plan that follows it"),
    )  # fmt: skip
    link = forms.URLField(
        label=_("Where it is published"), max_length=LINK_LENGTH, required=False,
        assume_scheme="https", help_text=_("An address, if it is on the web"),
    )  # fmt: skip
    first_on = DayField(label=_("First day"))
    last_on = DayField(label=_("Last day"))
    consulted_from = DayField(label=_("Consultation opens on"), required=False)
    consulted_until = DayField(label=_("Consultation closes on"), required=False)
    agreed_on = DayField(
        label=_("Agreed on"), required=False, hint=_("Or the day on which it is to be agreed")
    )
    review_on = DayField(label=_("Next review on"), required=False)

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["partner"].queryset = partnership.partners.on(today).select_related("agency")
        self.fields["partner"].empty_label = _("The partnership itself")
        kinds = rulebook.on(today, partnership.nation).plan_kinds.values()
        named = [(kind.name, kind.title) for kind in kinds]
        self.fields["kind"].choices = [*named, ("", _("Another kind"))]

    def clean(self) -> dict[str, Any]:
        """Days in their order; a kind, from the list or in words."""
        said = super().clean()
        if said.get("kind"):
            said["called"] = ""
        elif not said.get("called"):
            self.add_error("called", _("Select a kind, or enter one"))
        for first, last, words in (
            ("first_on", "last_on", _("The last day must not be before the first")),
            ("consulted_from", "consulted_until", _("It cannot close before it opens")),
        ):
            if said.get(first) and said.get(last) and said[last] < said[first]:
                self.add_error(last, words)
        return said


class PassageForm(forms.Form):
    """What a plan says of a theme."""

    theme = TextField(
        label=_("Theme"), max_length=80,
        hint=_("Use the same words for each plan, so that they stand side by side"),
    )  # fmt: skip
    words = WordsField(
        label=_("What the plan says"), max_length=1000, rows=4,
        hint=_("The public may read it: quote the plan or put it in short. No names of people"),
    )  # fmt: skip
    where = TextField(label=_("Page"), max_length=60, width=10, hint=_("Such as: page 14"))
