"""What may be typed of how the partnership is governed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Arrangement
from wardmote.partnership.govuk.forms import ChoiceField, TextField, WordsField


class GovernanceForm(forms.Form):
    """For everybody to read, so in plain words and without the names of people."""

    status = ChoiceField(label=_("Legal status"), choices=Arrangement.Status.choices)
    rests_on = WordsField(
        label=_("What it rests on"), rows=3,
        hint=_("The Act and section, the contract, the agreement"),
    )  # fmt: skip
    decides = WordsField(
        label=_("How decisions are made"), rows=6,
        hint=_("Who decides what, how many must be there, what happens when they do not agree"),
    )  # fmt: skip
    answers = WordsField(
        label=_("How it answers to its agencies and to the public"), rows=6,
        hint=_("What each agency's own board is told and when, who scrutinises, what is published"),
    )  # fmt: skip
    contact = TextField(
        label=_("Whom to ask"), max_length=200, hint=_("An office or a post, not a person's name")
    )
