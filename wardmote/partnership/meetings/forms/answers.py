"""What a member may type: coming or not, an answer in writing, a follow-up closed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.govuk.forms import ChoiceField, TextField, WordsField
from wardmote.partnership.meetings.forms.record import CameForm
from wardmote.partnership.meetings.models import Attendance, FollowUp, Voice
from wardmote.partnership.meetings.rules import Place

AHEAD = [
    (Attendance.Came.SELF, _("I will come")),
    (Attendance.Came.DEPUTY, _("A deputy will come")),
    (Attendance.Came.APOLOGIES, _("Nobody will come: apologies")),
]


class ComingForm(CameForm):
    """Whether one comes; said ahead."""

    field_order = ("came", "is_remote", "deputy_name")

    def __init__(self, *args: Any, place: Place, **rest: Any) -> None:
        super().__init__(*args, place=place, **rest)
        self.prefix = None
        self.fields["came"] = ChoiceField(label=_("Will you come?"), choices=AHEAD)
        self.order_fields(self.field_order)


class AnswerForm(forms.Form):
    """A seat's answer to a decision in writing."""

    seat = ChoiceField(label=_("For which seat?"), widget=forms.RadioSelect)
    said = ChoiceField(label=_("Do you agree?"), choices=Voice.Said.choices)
    reason = WordsField(label=_("Why"), required=False, rows=3)

    def __init__(self, *args: Any, seats: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["seat"].choices = seats
        if len(seats) == 1:
            self.fields["seat"].initial = seats[0][0]


class SettleForm(forms.Form):
    """The result of a decision in writing."""

    reason = WordsField(
        label=_("Why it is decided without the authority"), required=False, rows=3,
        hint=_("Only where those who agreed may not commit what it takes"),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why a proposal is taken back."""

    why = TextField(label=_("Why is it withdrawn?"))


class CloseForm(forms.Form):
    """The end of a follow-up."""

    state = ChoiceField(
        label=_("What became of it?"),
        choices=[(FollowUp.State.DONE, _("Done")), (FollowUp.State.DROPPED, _("Dropped"))],
    )  # fmt: skip
    outcome = WordsField(label=_("What came of it, or why it is dropped"), rows=3)
