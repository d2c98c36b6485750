"""What is asked when a concern is set aside."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.govuk.forms import DayField, WordsField


class SetAsideForm(forms.Form):
    """Why, and when to look again."""

    reason = WordsField(
        label=_("Reason"), rows=3, missing=_("Enter why it is set aside"),
        hint=_("Why nothing is done about it now; everybody in the workspace can read it"),
    )  # fmt: skip
    look_again_on = DayField(
        label=_("Day to look again"), hint=_("From this day it is shown again, if it is still so")
    )
