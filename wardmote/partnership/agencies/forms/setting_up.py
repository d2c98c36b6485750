"""What may be typed to set up a new partnership: one question on each page."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Nation, Partnership
from wardmote.partnership.agencies.models.addresses import check_free
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    RecordField,
    TextField,
    WordsField,
)

FOUNDERS = ("council", "county_council", "police")
"""Kinds that have a page of their own, or follow from the kind of partnership."""


class Step(forms.Form):
    """One page of the way; it knows the answers of the pages before.

    Attributes:
        name: its part of the address.
        title: the question as a heading, where its fields are several.
    """

    name = ""
    title = ""

    def __init__(self, *args: Any, so_far: dict[str, Any], today: date, **rest: Any) -> None:
        self.so_far, self.today = so_far, today
        super().__init__(*args, **rest)
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to the answers of before."""

    @classmethod
    def is_asked(cls, so_far: dict[str, Any]) -> bool:
        """Whether this page is on the way at all."""
        return True


class NameStep(Step):
    """What it is called."""

    name = "name"
    title = _("What is the area called?")
    area = TextField(
        label=_("Name of the area"), max_length=60,
        hint=_("For example, Riverton. “Community Safety Partnership” is added by itself."),
    )  # fmt: skip

    def clean_area(self) -> str:
        """A name that no other has, and that leaves the service's own addresses alone."""
        area = self.cleaned_data["area"].strip()
        slug = slugify(area)
        check_free(slug)
        if Partnership.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_now("There is a partnership of this name already"))
        return area


class NationStep(Step):
    """Whose law holds."""

    name = "nation"
    nation = ChoiceField(
        label=_("In which nation is it?"), choices=Nation.choices, heading=True,
        hint=_("The law differs: whom it names, what is due and when"),
    )  # fmt: skip


class KindStep(Step):
    """How local government is cut there."""

    name = "kind"
    kind = ChoiceField(
        label=_("What kind of area is it?"), choices=Partnership.Kind.choices, heading=True
    )


class CountyStep(Step):
    """Of a district: its county."""

    name = "county"
    county = RecordField(
        label=_("Which county is it in?"), required=False, heading=True,
        hint=_("Counties that use this service. Leave it open if yours is not here."),
    )  # fmt: skip

    def prepare(self) -> None:
        """Only counties of the nation."""
        counties = Partnership.objects.filter(kind=Partnership.Kind.COUNTY)
        self.fields["county"].queryset = counties.filter(nation=self.so_far.get("nation", ""))

    @classmethod
    def is_asked(cls, so_far: dict[str, Any]) -> bool:
        return so_far.get("kind") == Partnership.Kind.DISTRICT


class FormedStep(Step):
    """Since when there is one."""

    name = "formed"
    formed_on = DayField(label=_("When was the partnership formed?"), heading=True)


class FoundersStep(Step):
    """The two bodies that set it up."""

    name = "founders"
    title = _("Which two bodies set it up?")
    council = TextField(label=_("Council"), max_length=160)
    council_head = TextField(
        label=_("Who heads the council, by title"), max_length=120, initial=_("Chief executive"),
        hint=_("Normally forms the partnership, and may chair it over the formation period"),
    )  # fmt: skip
    police = TextField(label=_("Police force"), max_length=160)
    police_head = TextField(
        label=_("Who heads the police force, by title"), max_length=120,
        initial=_("Chief constable"),
    )  # fmt: skip


class AgenciesStep(Step):
    """The others whom the law names as responsible."""

    name = "agencies"
    title = _("Which other agencies does the law name?")

    def prepare(self) -> None:
        """A box for each kind; one may stay empty until it is known."""
        for kind, title in other_kinds(self.so_far, self.today):
            self.fields[kind] = TextField(label=title, max_length=160, required=False)

    @classmethod
    def is_asked(cls, so_far: dict[str, Any]) -> bool:
        """Scotland's law may name none beside the founders."""
        complete = "nation" in so_far and "kind" in so_far and "formed_on" in so_far
        return not complete or bool(other_kinds(so_far, so_far["today"]))


def other_kinds(so_far: dict[str, Any], today: date) -> list[tuple[str, str]]:
    """Kinds of agency that are responsible there beside the founders, with their titles."""
    rules = rulebook.on(today, so_far["nation"])
    own = ("council", "police")
    if so_far["kind"] == Partnership.Kind.COUNTY:
        own = ("county_council", "police")
    kinds = [kind for kind in rules.required_kinds(so_far["kind"]) if kind not in own]
    return [(kind, rules.bodies[kind].title) for kind in dict.fromkeys(kinds)]


class PurposeStep(Step):
    """What it is for."""

    name = "purpose"
    purpose = WordsField(
        label=_("What is the partnership for?"), heading=True, rows=6,
        hint=_("These are the example words of Safer Communities in Scotland, chapter 2, "
               "paragraph 2.15. Make them your own: partners sign them as equals."),
    )  # fmt: skip


class StructureStep(Step):
    """Which template its groups begin with."""

    name = "structure"
    structure = ChoiceField(
        label=_("With which structure does it begin?"), widget=forms.RadioSelect, heading=True,
        hint=_("None is best. You can change every group afterwards."),
    )  # fmt: skip

    def prepare(self) -> None:
        """The templates of the nation, each with what it suits."""
        found = rulebook.on(self.today, self.so_far.get("nation", Nation.ENGLAND)).structures
        field = self.fields["structure"]
        field.choices = [(one.name, one.title) for one in found.values()]
        field.hints = {one.name: one.about for one in found.values()}


STEPS: tuple[type[Step], ...] = (
    NameStep, NationStep, KindStep, CountyStep, FormedStep, FoundersStep, AgenciesStep, PurposeStep,
    StructureStep,
)  # fmt: skip
