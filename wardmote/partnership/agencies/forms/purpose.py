"""What may be typed of the statement of purpose."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.govuk.forms import DayField, TextField, WordsField


class StatementForm(forms.Form):
    """A version of the statement of purpose."""

    purpose = WordsField(
        label=_("What is the partnership for?"),
        hint=_("One or two sentences that every partner can stand behind"),
    )
    in_scope = WordsField(label=_("What is in scope"), required=False)
    out_of_scope = WordsField(
        label=_("What is out of scope"), required=False,
        hint=_("Tight bounds help; they may widen or narrow with the next version"),
    )  # fmt: skip
    review_on = DayField(label=_("To be reviewed by"))
    why = TextField(label=_("Why there is a new version"), required=False)


class SignForm(forms.Form):
    """A partner's word."""

    why = TextField(
        label=_("How the agency gave its word"), required=False,
        hint=_("A letter, a minute, an email: where it can be found"),
    )  # fmt: skip

    def __init__(self, *args: Any, is_own: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["why"].required = not is_own


class TakeBackForm(forms.Form):
    """Why a partner no longer stands behind it."""

    why = TextField(label=_("Why does the agency take its word back?"))
