"""What may be typed to send a file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.rules import Refused
from wardmote.partnership.exchange.models import Flow
from wardmote.partnership.exchange.rules.files import ENDINGS, check_name
from wardmote.partnership.exchange.rules.periods import title_of
from wardmote.partnership.govuk.forms import ChoiceField, UploadField, WordsField, YesField


class SendForm(forms.Form):
    """A file, and which dataset it is."""

    flow = ChoiceField(label=_("Which data is it?"), missing=_("Select which data it is"))
    file = UploadField(
        label=_("File"), missing=_("Choose a file"),
        hint=_("One of these: %s. Take out names, dates of birth and full addresses of homes first")
        % ", ".join(ENDINGS),
    )  # fmt: skip
    everywhere = YesField(
        label=_("Offer it to the other partnerships that ask you for the same"), initial=True,
        hint=_("Each accepts it under its own protocol"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, flows: Sequence[Flow], has_others: bool = False, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.flows = {str(flow.pk): flow for flow in flows}
        self.fields["flow"].choices = [
            (key, f"{title_of(flow.dataset)} ({flow.agency})") for key, flow in self.flows.items()
        ]
        if len(self.flows) == 1:
            del self.fields["flow"]
        if not has_others:
            del self.fields["everywhere"]

    def clean_file(self) -> Any:
        """A kind of file that can be read."""
        file = self.cleaned_data["file"]
        try:
            check_name(file.name)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None
        return file

    def clean(self) -> dict[str, Any]:
        """The flow, its file, and whether others get it."""
        said = super().clean()
        chosen = said.get("flow") or next(iter(self.flows), "")
        return {
            "flow": self.flows.get(chosen), "file": said.get("file"),
            "everywhere": bool(said.get("everywhere")),
        }  # fmt: skip


class AcceptForm(forms.Form):
    """A delivery is accepted."""

    words = WordsField(label=_("A word to the agency"), required=False, rows=3, max_length=2000)


class ReturnForm(forms.Form):
    """A delivery is returned."""

    words = WordsField(
        label=_("What is to be mended?"), max_length=2000, missing=_("Say what is to be mended"),
        hint=_("The agency reads this beside what the check found"),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """A delivery is taken back."""

    words = WordsField(label=_("Why?"), rows=3, max_length=1000, missing=_("Say why"))
