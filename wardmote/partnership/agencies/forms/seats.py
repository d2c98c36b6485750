"""What may be typed of seats and role cards."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partner, Partnership, people_of
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    EmailField,
    MoneyField,
    RecordField,
    RecordsField,
    TextField,
    WordsField,
    YesField,
)


class WhoForm(forms.Form):
    """A person: one who is known to the partnership, or somebody new."""

    person = RecordField(
        label=_("Person"), required=False, empty_label=_("Nobody, or somebody new"),
        hint=_("Somebody already in this partnership. Leave it empty for a vacancy, or for "
               "somebody new."),
    )  # fmt: skip
    new_name = TextField(label=_("Or somebody new: name"), max_length=120, required=False)
    new_email = EmailField(
        label=_("Somebody new: work email address"),
        required=False,
        hint=_("They get no message and no access. Invite them on the people page for that."),
    )

    def __init__(self, *args: Any, partnership: Partnership, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].queryset = people_of(partnership)

    def clean(self) -> dict[str, Any]:
        """Somebody new has both a name and an address; nobody is two people."""
        said = super().clean()
        name, email = said.get("new_name"), said.get("new_email")
        if name and not email and "new_email" not in self.errors:
            self.add_error("new_email", _now("Enter the email address of the new person"))
        if email and not name and "new_name" not in self.errors:
            self.add_error("new_name", _now("Enter the name of the new person"))
        if said.get("person") and name:
            self.add_error("person", _now("Choose a person or enter somebody new, not both"))
        return said


class SeatForm(WhoForm):
    """A seat: who sits, for whom, and what they may commit."""

    partner = RecordField(label=_("Agency"))
    title = TextField(label=_("Job title"), max_length=120, required=False)
    rank = ChoiceField(label=_("Rank"))
    mode = ChoiceField(label=_("Sits as"), choices=Partner.Mode.choices)
    issue = TextField(
        label=_("For which issue"), max_length=160, required=False,
        hint=_("For associates and those who give evidence"),
    )  # fmt: skip
    is_elected_member = YesField(label=_("Is an elected member"))
    is_chair = YesField(label=_("Chairs the group"))
    chair_until = DayField(label=_("Chair until"), required=False)
    may_commit_money = MoneyField(
        label=_("May commit money up to"), required=False, decimal_places=0, max_digits=9,
        hint=_("What this person can decide in the room. 0 for none."),
    )  # fmt: skip
    may_commit_staff = YesField(label=_("May commit staff"))
    may_commit_policy = YesField(label=_("May commit policy"))
    also_represents = RecordsField(
        label=_("Also represents"), required=False,
        hint=_("Other agencies that this person speaks for"),
    )  # fmt: skip
    field_order = ("partner", "person", "new_name", "new_email", "title", "rank")

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, partnership=partnership, **rest)
        partners = Partner.objects.on(today).filter(partnership=partnership)
        partners = partners.select_related("agency")
        self.fields["partner"].queryset = self.fields["also_represents"].queryset = partners
        ranks = rulebook.on(today, partnership.nation).ranks.values()
        self.fields["rank"].choices = [(str(rank.level), rank.title) for rank in ranks]
        self.fields["rank"].hints = {
            str(rank.level): ", ".join(dict.fromkeys(rank.titles.values())) for rank in ranks
        }

    def clean_rank(self) -> int:
        """A level is a number."""
        return int(self.cleaned_data["rank"])

    def clean_may_commit_money(self) -> int:
        """Nothing said is nothing that they may commit."""
        return int(self.cleaned_data["may_commit_money"] or 0)

    def clean(self) -> dict[str, Any]:
        """Only a chair has a day until which they chair."""
        said = super().clean()
        if said.get("chair_until") and not said.get("is_chair"):
            self.add_error("chair_until", _now("Tick “Chairs the group”, or leave this empty"))
        return said


class AddSeatForm(SeatForm):
    """A new seat."""

    started_on = DayField(label=_("Sits from"))
    size_reason = WordsField(
        label=_("Why the group is to be larger than works well together"), rows=2
    )

    def __init__(self, *args: Any, asks_reason: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not asks_reason:
            del self.fields["size_reason"]


class ChangeSeatForm(SeatForm):
    """A change of a seat."""

    from_day = DayField(
        label=_("From which day does this hold?"),
        hint=_("If another person, agency or rank takes the seat from then on, the seat of before "
               "stays on record. To set a mistake right, enter the day on which the seat started."),
    )  # fmt: skip
    why = TextField(label=_("Why it changes"), required=False, hint=_("Kept in the trail"))


class RoleCardForm(forms.Form):
    """The five fields of a role card."""

    role = WordsField(label=_("Role"), hint=_("What they are there to do"))
    authority = WordsField(
        label=_("Authority"), hint=_("What they may decide and commit without asking anybody")
    )
    accountability = WordsField(label=_("Accountable to"), hint=_("Whom they answer to, for what"))
    time = TextField(label=_("Time"), max_length=120, hint=_("For example, one day a month"))
    resources = WordsField(
        label=_("Resources"), hint=_("Staff, money and data that they can call on")
    )
