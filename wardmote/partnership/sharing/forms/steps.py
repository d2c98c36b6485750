"""What may be typed as a version moves on: answers, signatures, reasons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.govuk.forms import ChoiceField, TextField, WordsField, YesField
from wardmote.partnership.sharing.models import Party


class AnswerForm(forms.Form):
    """What a party says in consultation."""

    answer = ChoiceField(
        label=_("What does your agency say?"),
        choices=[each for each in Party.Answer.choices if each[0] != Party.Answer.WAITING],
    )  # fmt: skip
    comment = WordsField(label=_("What should be changed?"), required=False, rows=3)
    benefit = WordsField(
        label=_("What does your agency gain by it, in your own words?"), required=False, rows=3,
        hint=_("It stands in the protocol, beside what the others gain"),
    )  # fmt: skip

    def __init__(self, *args: Any, party: Party, **rest: Any) -> None:
        initial = {"comment": party.comment, "benefit": party.benefit}
        if party.answer != Party.Answer.WAITING:
            initial["answer"] = party.answer
        super().__init__(*args, initial=initial, **rest)


class SignForm(forms.Form):
    """A signature."""

    capacity = TextField(
        label=_("Signed as"), max_length=160, hint=_("The office, such as: chief fire officer")
    )
    why = TextField(
        label=_("Where is the signed paper kept?"), max_length=200, required=False,
        hint=_("Only if you write down what was signed on paper for another agency"),
    )  # fmt: skip


class WhyForm(forms.Form):
    """A reason."""

    why = WordsField(label=_("Why?"), rows=3)


class ReviewForm(forms.Form):
    """What a review found."""

    why = WordsField(
        label=_("What did the review find?"), rows=5,
        hint=_("Law, complaints and breaches, guidance, what was asked for"),
    )  # fmt: skip


class PublishForm(forms.Form):
    """Whether the public register shows it."""

    is_published = YesField(label=_("Show it in the public register"), required=False)
