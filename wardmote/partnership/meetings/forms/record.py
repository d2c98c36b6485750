"""What a secretary may type during a meeting: one form for all, saved as often as one likes."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    ManyField,
    RecordField,
    TextField,
    WordsField,
    YesField,
)
from wardmote.partnership.govuk.summary import error_summary
from wardmote.partnership.meetings.forms.left import LeftChoice, LeftWords
from wardmote.partnership.meetings.models import Attendance, Decision, Item, Meeting
from wardmote.partnership.meetings.rules import Place

CAME = [("", _("Not written down")), *Attendance.Came.choices]
DECIDED = [
    (Decision.State.AGREED, _("Agreed")),
    (Decision.State.REFUSED, _("Not agreed")),
    ("writing", _("Ask every seat in writing")),
]


class CameForm(forms.Form):
    """What became of one place at the table."""

    came = LeftChoice(label=_("Came?"), choices=CAME, widget=forms.Select)
    is_remote = YesField(label=_("Remotely"))
    deputy_name = TextField(label=_("Deputy’s name"), max_length=120, required=False)
    rank = ChoiceField(label=_("Deputy’s rank"), required=False, widget=forms.Select)
    carries_authority = YesField(label=_("The deputy may commit what the seat may"))

    def __init__(self, *args: Any, place: Place, ranks: list[tuple[str, str]], **rest: Any) -> None:
        held = place.attendance
        names = ("came", "is_remote", "deputy_name", "rank", "carries_authority")
        initial = {name: getattr(held, name) for name in names} if held else {}
        super().__init__(*args, prefix=f"seat-{place.key}", initial=initial, **rest)
        self.place = place
        self.fields["rank"].choices = [("", ""), *ranks]

    def clean(self) -> dict[str, Any]:
        """A deputy has a name and a rank."""
        said = super().clean()
        if said.get("came") == Attendance.Came.DEPUTY:
            if not said.get("deputy_name"):
                self.add_error("deputy_name", _now("Enter the deputy’s name"))
            if not said.get("rank"):
                self.add_error("rank", _now("Select the deputy’s rank"))
        said["rank"] = int(said["rank"]) if said.get("rank") else None
        return said


class DecisionForm(forms.Form):
    """A decision, where one is typed."""

    words = LeftWords(label=_("Decision"), rows=2)
    state = LeftChoice(
        label=_("How did it come out?"), choices=DECIDED, initial=Decision.State.AGREED,
        widget=forms.RadioSelect,
    )  # fmt: skip
    disagree = ManyField(label=_("Who disagreed?"), required=False)
    abstain = ManyField(label=_("Who abstained?"), required=False)
    answers_by = DayField(label=_("In writing: answers by"), required=False)
    reason = WordsField(label=_("Why it is decided without the authority"), required=False, rows=2)

    def __init__(self, *args: Any, item: Item, places: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, prefix=f"decision-{item.pk}", **rest)
        self.fields["disagree"].choices = self.fields["abstain"].choices = places

    def clean(self) -> dict[str, Any]:
        """Nothing typed is no decision; a place says one thing; in writing has a day."""
        said = super().clean()
        if not said.get("words"):
            return {}
        both = set(said.get("disagree", ())) & set(said.get("abstain", ()))
        if both:
            self.add_error("abstain", _now("Nobody both disagrees and abstains"))
        if said.get("state") == "writing" and not said.get("answers_by"):
            self.add_error("answers_by", _now("Enter the day by which seats answer"))
        return said

    @property
    def decision(self) -> dict[str, Any]:
        """The fields of a new decision; none where nothing was typed."""
        said = dict(self.cleaned_data)
        if not said:
            return {}
        if said.get("state") == "writing":
            return {"words": said["words"], "answers_by": said["answers_by"]}
        return {
            "words": said["words"], "state": said["state"] or Decision.State.AGREED,
            "disagree": [int(key) for key in said["disagree"]],
            "abstain": [int(key) for key in said["abstain"]], "reason": said["reason"],
        }  # fmt: skip


class FollowUpForm(forms.Form):
    """A follow-up, where one is typed."""

    what = LeftWords(label=_("What is to be done?"), rows=2)
    owner = RecordField(
        label=_("Who does it?"), required=False,
        hint=_("A named person. What nobody takes on is told as a concern."),
    )  # fmt: skip
    partner = RecordField(label=_("For which agency?"), required=False)
    due_on = DayField(label=_("By when?"), required=False)

    def __init__(self, *args: Any, item: Item, people, partners, **rest: Any) -> None:
        super().__init__(*args, prefix=f"follow-{item.pk}", **rest)
        self.fields["owner"].queryset, self.fields["partner"].queryset = people, partners

    def clean(self) -> dict[str, Any]:
        """Nothing typed is no follow-up; otherwise it has agency and day."""
        said = super().clean()
        if not said.get("what"):
            return {}
        for name, words in (
            ("partner", _now("Select the agency")), ("due_on", _now("Enter by when")),
        ):  # fmt: skip
            if not said.get(name) and name not in self.errors:
                self.add_error(name, words)
        return said


class MinutesForm(forms.Form):
    """The minutes of one item."""

    minutes = LeftWords(label=_("Minutes"), rows=4)
    was = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, *args: Any, item: Item, **rest: Any) -> None:
        told = {"minutes": item.minutes, "was": item.minutes}
        super().__init__(*args, prefix=f"item-{item.pk}", initial=told, **rest)


class RecordForms:
    """Every form of the page on which a meeting is held.

    They hang together: one button saves all, so that nothing typed is lost by saving elsewhere.
    """

    def __init__(
        self, data, *, meeting: Meeting, places: tuple[Place, ...], items: list[Item],
        ranks: list[tuple[str, str]], people, partners,
    ) -> None:  # fmt: skip
        there = [(str(one.key), one.who) for one in places if one.has_voice]
        self.meeting = meeting
        self.seats = [CameForm(data, place=one, ranks=ranks) for one in places]
        self.items = {
            item.pk: (
                MinutesForm(data, item=item), DecisionForm(data, item=item, places=there),
                FollowUpForm(data, item=item, people=people, partners=partners),
            )
            for item in items
        }  # fmt: skip

    def __iter__(self) -> Iterator[forms.Form]:
        yield from self.seats
        for three in self.items.values():
            yield from three

    def is_valid(self) -> bool:
        """Whether all is sound; every form is looked at."""
        return not self.wrong

    @property
    def wrong(self) -> list[forms.Form]:
        """The forms that are not sound."""
        return [form for form in self if form.is_bound and not form.is_valid()]

    @property
    def summary(self) -> SafeString:
        """What is wrong, each thing linked to where it is mended."""
        return error_summary(self)
