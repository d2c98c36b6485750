"""What may be typed to begin a protocol, and to write its words, parties and lines."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Agency, Partnership
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    ManyField,
    RecordField,
    RecordsField,
    TextField,
    WordsField,
    YesField,
)
from wardmote.partnership.sharing.models import Grant, Party, Version
from wardmote.partnership.sharing.rules import fields_in, usual_host

OWN = "own"
"""The choice of no template."""
PLACES = frozenset({
    "easting", "northing", "longitude", "latitude", "place", "area_code", "postcode", "address",
})  # fmt: skip
"""Fields that tell where: their fineness is asked for once for all of them."""


def agencies_of(partnership: Partnership, on: date):
    """Agencies that take part on a day."""
    return Agency.objects.filter(parts__in=partnership.partners.on(on)).distinct()


def categories_of(partnership: Partnership, on: date) -> list[tuple[str, str]]:
    """Datasets and kinds of record that can be shared there and then."""
    rules = rulebook.on(on, partnership.nation)
    datasets = [(each.name, each.title) for each in rules.datasets.values()]
    return datasets + [(name, kind.title) for name, kind in rules.sharing.records.items()]


def titles(words: Any) -> list[tuple[str, str]]:
    """Choices of a mapping of things with titles."""
    return [(name, each.title) for name, each in words.items()]


class BeginForm(forms.Form):
    """A protocol to be."""

    template = ChoiceField(label=_("What do you begin with?"))
    title = TextField(label=_("Title"), max_length=160)
    host = RecordField(
        label=_("Who keeps the shared store?"),
        hint=_("It keeps what is shared for the partnership's analysts, and signs for them"),
    )  # fmt: skip
    starts = DayField(label=_("When is it to start?"))

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        initial = {
            "starts": today,
            "host": usual_host(partnership, today),
            **rest.pop("initial", {}),
        }
        super().__init__(*args, initial=initial, **rest)
        rows = rulebook.on(today, partnership.nation).protocols
        field = self.fields["template"]
        field.choices = [*titles(rows), (OWN, _now("Nothing: your own words and lines"))]
        field.hints = {name: row.about for name, row in rows.items()}
        self.fields["host"].queryset = agencies_of(partnership, today)


class WordsForm(forms.Form):
    """The words of a version."""

    aim = WordsField(label=_("What is it for?"))
    handling = WordsField(label=_("How is what is shared handled?"), required=False)
    retention = WordsField(label=_("How long is it kept?"), required=False, rows=3)
    conditions = WordsField(
        label=_("Other conditions"), required=False, rows=3,
        hint=_("They are shown to everybody; nothing in the program holds anybody to them"),
    )  # fmt: skip
    starts = DayField(label=_("Starts on"))
    review_by = DayField(label=_("To be reviewed by"))
    ends = DayField(label=_("Over on"))
    dpia_reference = TextField(
        label=_("Data protection impact assessment"), max_length=200, required=False,
        hint=_("Its reference, and where it is kept. Nobody can sign without it"),
    )  # fmt: skip
    equality_reference = TextField(
        label=_("Equality impact assessment"), max_length=200, required=False,
        hint=_("Its reference, and where it is kept. Nobody can sign without it"),
    )  # fmt: skip
    excluded = ManyField(
        label=_("What does it never open?"), required=False,
        hint=_("Leave these ticked unless every party agreed otherwise"),
    )  # fmt: skip

    NAMES = (
        "aim", "handling", "retention", "conditions", "starts", "review_by", "ends",
        "dpia_reference", "equality_reference", "excluded",
    )  # fmt: skip

    def __init__(self, *args: Any, version: Version, **rest: Any) -> None:
        held = {name: getattr(version, name) for name in self.NAMES}
        super().__init__(*args, initial=held, **rest)
        self.fields["excluded"].choices = titles(rulebook.load().sharing.markers)


class PartyForm(forms.Form):
    """Another agency that is to sign."""

    partner = RecordField(label=_("Which agency?"))
    kind = ChoiceField(label=_("Takes part as"), choices=Party.Kind.choices)

    def __init__(self, *args: Any, version: Version, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        partners = version.partnership.partners.on(today).select_related("agency")
        named = version.parties.values("partner")
        self.fields["partner"].queryset = partners.exclude(pk__in=named)


class LineForm(forms.Form):
    """One line: who lets whom have what, for what."""

    provider = RecordField(
        label=_("Who gives it?"), hint=_("A party: add the agency to the parties first")
    )
    category = ChoiceField(label=_("What?"))
    for_analysis = YesField(
        label=_("It goes into the shared store, for the partnership's analysts"), required=False
    )
    recipients = RecordsField(label=_("Which agencies receive it themselves?"), required=False)
    most = ChoiceField(label=_("How identifying may it be?"), choices=Grant.Most.choices)
    purposes = ManyField(label=_("For what?"))
    gateways = ManyField(
        label=_("By which law?"),
        hint=_("Personal data need a ground in data protection law as well"),
    )  # fmt: skip
    actions = ManyField(label=_("What may be done with it?"))
    mode = ChoiceField(label=_("If it is personal, who sees it?"), choices=Grant.Mode.choices)
    conditions = ManyField(label=_("On which conditions?"), required=False)
    frequency = TextField(label=_("How often?"), max_length=60, required=False)

    NAMES = (
        "provider", "category", "for_analysis", "most", "purposes", "gateways", "actions", "mode",
        "conditions", "frequency",
    )  # fmt: skip

    def __init__(
        self, *args: Any, version: Version, today: date, grant: Grant | None = None, **rest: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, initial=_held(grant), **rest)
        partnership = version.partnership
        rules = rulebook.on(max(today, version.starts), partnership.nation)
        parties = Agency.objects.filter(parts__in=version.parties.values("partner")).distinct()
        for name in ("provider", "recipients"):
            self.fields[name].queryset = parties
        self.fields["category"].choices = categories_of(partnership, today)
        self.fields["gateways"].choices = titles(rules.gateways)
        self.fields["gateways"].hints = {
            name: f"{each.act}, {each.section}" for name, each in rules.gateways.items()
        }
        for name in ("purposes", "actions", "conditions"):
            self.fields[name].choices = titles(getattr(rules.sharing, name))

    def clean_most(self) -> int:
        """A number, as it is kept."""
        return int(self.cleaned_data["most"])

    def clean(self) -> dict[str, Any]:
        """It goes to somebody."""
        said = super().clean()
        if not said.get("for_analysis") and not said.get("recipients"):
            self.add_error("recipients", _now("Say who receives it"))
        return said


def _held(grant: Grant | None) -> dict[str, Any]:
    if grant is None:
        return {
            "for_analysis": True, "most": Grant.Most.DEPERSONALISED,
            "mode": Grant.Mode.NEED_TO_KNOW, "purposes": ["audit"], "actions": ["view", "analyse"],
        }  # fmt: skip
    held = {name: getattr(grant, name) for name in LineForm.NAMES}
    return held | {"recipients": [each.agency_id for each in grant.going_to.all()]}


class FieldsForm(forms.Form):
    """Which fields a line opens, and how finely it tells where."""

    fields_opened = ManyField(label=_("Which fields does it open?"))
    fineness = ChoiceField(label=_("How finely may it tell where?"))

    def __init__(self, *args: Any, grant: Grant, **rest: Any) -> None:
        fineness = next(iter(grant.granularity.values()), "exact")
        initial = {"fields_opened": grant.fields, "fineness": fineness}
        super().__init__(*args, initial=initial, **rest)
        known = fields_in(grant.category)
        self.fields["fields_opened"].choices = list(known.items())
        if PLACES & known.keys():
            self.fields["fineness"].choices = titles(rulebook.load().sharing.granularity)
        else:
            del self.fields["fineness"]

    def clean(self) -> dict[str, Any]:
        """As it is kept: the fineness of each field that tells where."""
        said = super().clean()
        opened, fineness = said.get("fields_opened", []), said.get("fineness", "exact")
        told = {} if fineness == "exact" else {name: fineness for name in opened if name in PLACES}
        return {"fields": opened, "granularity": told}
