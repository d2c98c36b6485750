"""What may be typed into the registers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import (
    Arrangement,
    Briefing,
    Membership,
    Partner,
    Partnership,
    people_of,
)
from wardmote.partnership.agencies.rules import KEEPERS
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    MoneyField,
    RecordField,
    RecordsField,
    TextField,
    WordsField,
)


class EndorsementForm(forms.Form):
    """That elected members stand behind the partnership."""

    body = TextField(label=_("Council or committee"), max_length=160)
    endorsed_on = DayField(label=_("Endorsed on"))
    evidence = WordsField(
        label=_("Evidence"), rows=2, hint=_("Minute reference, or where to find it")
    )


class BriefingForm(forms.Form):
    """A briefing of elected members."""

    briefed_on = DayField(label=_("Briefed on"))
    audience = TextField(label=_("Who was briefed"), max_length=160)
    subject = TextField(label=_("Subject"), max_length=160)
    nature = ChoiceField(
        label=_("What kind of briefing?"), choices=Briefing.Nature.choices,
        initial=Briefing.Nature.OPERATIONAL,
        hint=_("The two are kept apart: police officers and services are never political"),
    )  # fmt: skip
    notes = WordsField(label=_("Notes"), required=False)


class InterestForm(forms.Form):
    """An interest; people declare for themselves, the officer for anybody."""

    person = RecordField(label=_("Person"))
    interest = WordsField(
        label=_("Interest"),
        hint=_("The body, what you have to do with it, and what the partnership has to do with it"),
    )
    started_on = DayField(label=_("Since"))

    def __init__(self, *args: Any, partnership: Partnership, by: Membership, **rest: Any) -> None:
        super().__init__(*args, **rest)
        people = people_of(partnership)
        if by.role not in KEEPERS:
            people = people.filter(pk=by.person_id)
        self.fields["person"].queryset = people
        self.initial.setdefault("person", by.person_id)


class TransactionForm(forms.Form):
    """What passed between the partnership and a body that is not public."""

    partner = RecordField(label=_("With"))
    made_on = DayField(label=_("Made on"))
    amount = MoneyField(label=_("Amount"), min_value=None)
    what = WordsField(label=_("What for"), rows=3)

    def __init__(self, *args: Any, partnership: Partnership, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["partner"].queryset = partnership.partners.select_related("agency")


class ArrangementForm(forms.Form):
    """An arrangement to work together."""

    name = TextField(label=_("Name"), max_length=160)
    purpose = WordsField(label=_("What it is for"), rows=3)
    status = ChoiceField(label=_("What it rests on"), choices=Arrangement.Status.choices)
    level = ChoiceField(label=_("How wide it reaches"), choices=Arrangement.Level.choices)
    parties = RecordsField(label=_("With"), required=False)
    risk = ChoiceField(
        label=_("Risk"), choices=Arrangement._meta.get_field("risk").choices,
        hint=_("Governance is proportionate to it"),
    )  # fmt: skip
    records_kept = TextField(
        label=_("Where records are kept"), max_length=200, required=False,
        hint=_("Also for informal arrangements"),
    )  # fmt: skip
    review_on = DayField(label=_("To be reviewed by"), required=False)
    exit_plan = WordsField(
        label=_("How it would end"), required=False, rows=3,
        hint=_("What becomes of people, money, data and things"),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        partners = Partner.objects.on(today).filter(partnership=partnership)
        self.fields["parties"].queryset = partners.select_related("agency")


class PapersForm(forms.Form):
    """Where each document that is asked of an arrangement is kept."""

    def __init__(self, *args: Any, papers: Iterable[rulebook.Paper], **rest: Any) -> None:
        super().__init__(*args, **rest)
        for paper in papers:
            self.fields[paper.name] = TextField(
                label=paper.title, hint=paper.about, required=False, max_length=200
            )

    def clean(self) -> dict[str, Any]:
        """Name of a paper → where it is kept."""
        return {"papers": super().clean()}


class NoteArrangementForm(ArrangementForm):
    """A new one."""

    started_on = DayField(label=_("Since"))
