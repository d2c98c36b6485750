"""What may be typed of the agencies that take part."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Agency, Partner, Partnership, people_of
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    RecordField,
    TextField,
    WordsField,
    YesField,
)


def kinds_on(day: date, nation: str) -> list[tuple[str, str]]:
    """The kinds of agency that the rulebook knows, by name."""
    bodies = rulebook.on(day, nation).bodies.values()
    return sorted(((body.name, body.title) for body in bodies), key=lambda kind: kind[1])


class NameForm(forms.Form):
    """Which agency is to take part."""

    name = TextField(label=_("What is the agency called?"), max_length=160, heading=True)
    kind = ChoiceField(label=_("What kind of agency is it?"))

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["kind"].choices = kinds_on(today, partnership.nation)


class AddPartnerForm(NameForm):
    """An agency's part; it is one of those that are known already, or it is new."""

    agency = ChoiceField(label=_("Is it one of these?"))
    mode = ChoiceField(label=_("Takes part as"), choices=Partner.Mode.choices)
    started_on = DayField(label=_("Takes part from"))
    head_title = TextField(
        label=_("Who heads it, by title"), required=False, max_length=120,
        hint=_("Chief executive, chief constable: whom a matter is taken to in the end"),
    )  # fmt: skip

    def __init__(self, *args: Any, alike: Iterable[Agency], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.alike = {str(agency.pk): agency for agency in alike}
        self.fields["name"].widget = self.fields["kind"].widget = forms.HiddenInput()
        known = [(pk, agency.name) for pk, agency in self.alike.items()]
        self.fields["agency"].choices = [*known, ("new", _("No, it is another agency"))]
        if not known:
            self.fields["agency"].widget = forms.HiddenInput()
            self.initial["agency"] = "new"

    def clean_agency(self) -> Agency | None:
        """The record of the one that was picked."""
        return self.alike.get(self.cleaned_data["agency"])


class PartnerForm(forms.Form):
    """An agency's part in the partnership."""

    mode = ChoiceField(label=_("Takes part as"), choices=Partner.Mode.choices)
    is_founder = YesField(label=_("Founding party"))
    is_sponsor = YesField(label=_("Sponsor"))
    voluntary_role = ChoiceField(
        label=_("Role of a voluntary body"), required=False,
        choices=Partner._meta.get_field("voluntary_role").choices,
    )  # fmt: skip
    head_title = TextField(
        label=_("Who heads it, by title"), required=False, max_length=120,
        hint=_("Chief executive, chief constable: whom a matter is taken to in the end"),
    )  # fmt: skip
    senior_contact = RecordField(
        label=_("Named senior contact"), required=False, empty_label=_("Nobody"),
        hint=_("Somebody already in this partnership"),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["senior_contact"].queryset = people_of(partnership)


class GainsForm(forms.Form):
    """What an agency hopes to gain, and what it gained: looked at each year."""

    expected_gain = WordsField(label=_("What it hopes to gain"))
    actual_gain = WordsField(label=_("What it gained"), required=False)
    gain_reviewed_on = DayField(label=_("Reviewed with the agency on"), required=False)

    def clean(self) -> dict[str, Any]:
        """What was gained was looked at on a day."""
        said = super().clean()
        unsaid = not said.get("gain_reviewed_on") and "gain_reviewed_on" not in self.errors
        if said.get("actual_gain") and unsaid:
            self.add_error("gain_reviewed_on", _now("Enter the day of the review"))
        return said


class BarrierForm(forms.Form):
    """What keeps an agency from taking part, and what is done about it."""

    barrier = WordsField(
        label=_("What stands in the way"), required=False,
        hint=_("For example: not seen as a core duty, serves several partnerships, no discretion "
               "over its money"),
    )  # fmt: skip
    remedy = WordsField(
        label=_("What is done about it"),
        required=False,
        hint=_("For example: a locality-level representative, one request for all partnerships"),
    )


class OwnGroupForm(forms.Form):
    """How an agency brings its own services together, so that everyday work changes too."""

    own_group = TextField(
        label=_("What is the group called?"), required=False, max_length=120,
        hint=_("A group within the agency, of its own officers and members. Leave all empty where "
               "there is none"),
    )  # fmt: skip
    own_group_lead = TextField(
        label=_("Who leads it?"), required=False, max_length=120,
        hint=_("The post, not the person's name"),
    )  # fmt: skip
    own_group_meets = TextField(
        label=_("How often does it meet?"), required=False, max_length=60,
        hint=_("For example: every two months"),
    )  # fmt: skip
    own_group_since = DayField(label=_("Since when?"), required=False)

    def clean(self) -> dict[str, Any]:
        """What is told of a group is told of one that has a name."""
        said = super().clean()
        if not said.get("own_group") and any(said.values()):
            self.add_error("own_group", _now("Enter what the group is called"))
        return said


class DiligenceForm(forms.Form):
    """What was found out of an agency before, and while, working with it."""

    due_diligence_on = DayField(label=_("Done on"))
    due_diligence = WordsField(
        label=_("What was found"), rows=8,
        hint=_("Standing and purpose, money, insurance, safeguarding, data protection, conflicts "
               "of interest: what was looked at, and what came of it"),
    )  # fmt: skip
