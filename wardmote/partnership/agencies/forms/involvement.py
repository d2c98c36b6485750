"""How involved each other agency is, as one person finds it: all on one page."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wardmote.partnership.agencies.models import Partner, Rating
from wardmote.partnership.govuk.forms import ChoiceField


class RatingForm(forms.Form):
    """One question for each partner; what is left open says nothing of it."""

    def __init__(self, *args: Any, partners: Iterable[Partner], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.asked = {f"partner_{partner.pk}": partner for partner in partners}
        for name, partner in self.asked.items():
            self.fields[name] = ChoiceField(
                label=str(partner), choices=Rating.Level.choices, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Partner → level, of those that were answered."""
        said = super().clean()
        levels = {partner: said[name] for name, partner in self.asked.items() if said.get(name)}
        if not (levels or self.errors):
            self.add_error(None, _("Say of at least one agency how involved it is"))
        return {"levels": levels}
