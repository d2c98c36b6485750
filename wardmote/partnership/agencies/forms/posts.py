"""What may be typed of posts."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.forms.seats import WhoForm
from wardmote.partnership.agencies.models import Partnership, Post
from wardmote.partnership.agencies.models.posts import LONGEST_TENURE
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    NumberField,
    RecordField,
    TextField,
    WordsField,
    YesField,
)


class PostForm(forms.Form):
    """A post."""

    title = TextField(label=_("Title"), max_length=120)
    kind = ChoiceField(label=_("Kind"), choices=Post.Kind.choices)
    host = RecordField(label=_("Host agency"), hint=_("Who employs the post, or seconds to it"))
    line_manager = TextField(
        label=_("Line manager’s post"), max_length=120, required=False,
        hint=_("Best within the corporate policy function"),
    )  # fmt: skip
    hours_a_week = NumberField(label=_("Hours a week"), min_value=1, max_value=80, width=3)
    duties = WordsField(label=_("What the post does"), required=False)
    is_colocated = YesField(label=_("Works in one place with other partners"))
    tenure_years = NumberField(
        label=_("Expected tenure in years"), required=False, min_value=1, width=2,
        max_value=LONGEST_TENURE,
        hint=_("Left empty, a police liaison officer’s is that of the guidance: around three"),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["host"].queryset = partnership.partners.on(today).select_related("agency")


class AddPostForm(PostForm):
    """A new post."""

    started_on = DayField(label=_("Exists from"))


class FillForm(WhoForm):
    """Who holds a post from a day on."""

    held_since = DayField(label=_("Holds the post since"))

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].help_text = _("Somebody already in this partnership")

    def clean(self) -> dict[str, Any]:
        """Somebody holds it."""
        said = super().clean()
        if not said.get("person") and not said.get("new_name") and "person" not in self.errors:
            self.add_error("person", _("Choose a person or enter somebody new"))
        return said


class VacateForm(forms.Form):
    """When a post's holder left."""

    vacant_since = DayField(label=_("Vacant since"))
    why = TextField(label=_("Why"), required=False, hint=_("Kept in the trail"))
