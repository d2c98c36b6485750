"""Fields that may be left empty without saying so."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.govuk.forms import ChoiceField, Shaped, WordsField


class MayBeLeft:
    """A field that may be left empty and does not say so: nearly all fields of the page may."""

    def validate(self, value: Any) -> None:
        """Only what is typed is looked at."""
        if value not in self.empty_values:
            super().validate(value)


class LeftChoice(MayBeLeft, ChoiceField):
    """One of several."""


class LeftWords(MayBeLeft, WordsField):
    """Several lines."""


class TimeField(MayBeLeft, Shaped, forms.TimeField):
    """A time of day; a form that needs it says so itself."""

    default_error_messages = {"invalid": _("Enter a time, like 14:30")}

    def __init__(self, **rest: Any) -> None:
        box = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        super().__init__(widget=box, shape={"classes": "govuk-input--width-5"}, **rest)
