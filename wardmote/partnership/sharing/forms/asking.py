"""What may be typed to ask "may we share this?", and to write down what came of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.govuk.forms import ChoiceField, DayField, RecordField, WordsField
from wardmote.partnership.sharing.forms.drafting import agencies_of, categories_of, titles
from wardmote.partnership.sharing.models import Disclosure, Grant, Look, Obstacle
from wardmote.partnership.sharing.rules import Asked


class AskForm(forms.Form):
    """May we share this, with them, for that?"""

    provider = ChoiceField(label=_("Who would give it?"))
    category = ChoiceField(label=_("What would be shared?"))
    recipient = ChoiceField(
        label=_("Who would receive it?"), required=False,
        hint=_("Leave it at the shared store for the partnership's analysts"),
    )  # fmt: skip
    purpose = ChoiceField(label=_("For what?"))
    action = ChoiceField(label=_("What would be done with it?"))
    identifiability = ChoiceField(
        label=_("How nearly does it tell who it is about?"), choices=Grant.Most.choices
    )

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        initial = {
            "purpose": "audit", "action": "analyse", "identifiability": Grant.Most.DEPERSONALISED,
        }  # fmt: skip
        super().__init__(*args, initial=initial, **rest)
        self.partnership, self.today = partnership, today
        words = rulebook.load().sharing
        self.agencies = {str(each.pk): each for each in agencies_of(partnership, today)}
        named = [(key, each.name) for key, each in self.agencies.items()]
        self.fields["provider"].choices = [("", ""), *named]
        self.fields["recipient"].choices = [("", _now("The shared store")), *named]
        self.fields["category"].choices = categories_of(partnership, today)
        self.fields["purpose"].choices = titles(words.purposes)
        self.fields["action"].choices = titles(words.actions)

    def asked(self) -> Asked:
        """The question, of a form that is sound."""
        said = dict(self.cleaned_data)
        said["identifiability"] = int(said["identifiability"])
        said["provider"] = self.agencies[said["provider"]]
        said["recipient"] = self.agencies.get(said["recipient"])
        return Asked(partnership=self.partnership, on=self.today, **said)


class DisclosureForm(forms.Form):
    """What was done, and why."""

    outcome = ChoiceField(label=_("What was done?"), choices=Disclosure.Outcome.choices)
    necessity = WordsField(
        label=_("Why was it necessary?"), rows=3,
        hint=_("What it prevents or makes possible. No names, and nothing of what was shared"),
    )  # fmt: skip
    proportion = WordsField(
        label=_("Why would no less do?"), rows=3,
        hint=_("What you left out, and how the person's interest was weighed"),
    )  # fmt: skip


class LookForm(forms.Form):
    """What was found when a decision was looked at."""

    verdict = ChoiceField(label=_("How was it decided?"), choices=Look.Verdict.choices)
    words = WordsField(label=_("In words"), rows=3, hint=_("What others can learn. No names"))


class ObstacleForm(forms.Form):
    """What stands in the way."""

    agency = RecordField(label=_("Which agency?"))
    category = ChoiceField(label=_("What is not shared?"))
    kind = ChoiceField(label=_("What stands in the way?"), choices=Obstacle.Kind.choices)
    reason = WordsField(label=_("What reason is given?"), rows=3)
    remedy = WordsField(label=_("What is done about it?"), rows=3, required=False)
    met_on = DayField(label=_("When was it met?"))

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, initial={"met_on": today}, **rest)
        self.fields["agency"].queryset = agencies_of(partnership, today)
        self.fields["category"].choices = categories_of(partnership, today)


class OvercomeForm(forms.Form):
    """What helped."""

    remedy = WordsField(label=_("What helped?"), rows=3)
    overcome_on = DayField(label=_("Since when?"))
