"""What may be typed of contractors."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.govuk.forms import DayField, RecordField, TextField, WordsField


class AuthorityForm(forms.Form):
    """What a firm may do, and until when."""

    firm = TextField(
        label=_("Name of the firm"), max_length=160,
        hint=_("Anybody who has the code will see it. Name no person."),
    )  # fmt: skip
    purpose = WordsField(label=_("What may it do for you?"), rows=3)
    starts_on = DayField(label=_("From"))
    until = DayField(label=_("Until"), hint=_("The last day. A year at most."))
    audit = RecordField(label=_("For which audit?"), required=False)
    hands_over = WordsField(
        label=_("What does it hand over at the end?"), required=False,
        hint=_("Data, method, programs and what it learned, so that they stay with you"),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["audit"].queryset = partnership.audits.all()
        if not partnership.audits.exists():
            del self.fields["audit"]


class CodeForm(forms.Form):
    """A code that somebody showed."""

    code = TextField(
        label=_("Code"), width=20, max_length=40, hint=_("For example, K7MN-2QXD-94HF")
    )
