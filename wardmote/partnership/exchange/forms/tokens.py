"""What may be typed of a token."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Agency
from wardmote.partnership.govuk.forms import ChoiceField, DayField, TextField


class TokenForm(forms.Form):
    """A token for an agency's program."""

    agency = ChoiceField(label=_("Agency"))
    name = TextField(
        label=_("What is it for?"), max_length=120, hint=_("Such as: nightly export of the system")
    )
    expires_on = DayField(label=_("It holds until"), hint=_("A year at most"))

    def __init__(self, *args: Any, agencies: Iterable[Agency], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        self.fields["agency"].choices = [(k, a.name) for k, a in self.agencies.items()]

    def clean_agency(self) -> Agency:
        """The agency itself."""
        return self.agencies[self.cleaned_data["agency"]]
