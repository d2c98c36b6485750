"""What is asked when a partnership places itself."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.govuk.forms import ChoiceField, WordsField
from wardmote.rulebook import Maturity


class PlacementForm(forms.Form):
    """Which stage, and why."""

    stage = ChoiceField(label=_("At which stage is the partnership?"))
    reason = WordsField(
        label=_("Why?"), rows=5,
        hint=_("What the facts do not show; where they show another stage, what you make of that"),
    )  # fmt: skip

    def __init__(self, *args: Any, stages: Iterable[Maturity], **rest: Any) -> None:
        super().__init__(*args, **rest)
        stages = list(stages)
        self.fields["stage"].choices = [(each.name, each.title) for each in stages]
        self.fields["stage"].hints = {each.name: each.about for each in stages}
