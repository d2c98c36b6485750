"""What may be typed to plan an audit and to move it on."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.audits.models import Audit, ScopeAnswer
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    DayField,
    RecordField,
    TextField,
    WordsField,
)


class ChangeForm(forms.Form):
    """An audit that is planned."""

    title = TextField(label=_("Title"), max_length=160)
    period = TextField(
        label=_("Period"), width=10, max_length=10,
        hint=_("For example, 2025/26 for a financial year, 2025 for a year or 2026-03 for a month"),
    )  # fmt: skip
    terms = WordsField(
        label=_("Terms of reference"), rows=8,
        hint=_("What the audit is to find out, for whom, and what it will be used for"),
    )  # fmt: skip
    in_scope = WordsField(label=_("In scope"), required=False)
    out_of_scope = WordsField(
        label=_("Out of scope"), required=False,
        hint=_("What it will not look at, and why. Partners are asked to agree to this too."),
    )  # fmt: skip
    due_on = DayField(
        label=_("To be published by"), hint=_("The stages are planned back from this day")
    )
    group = RecordField(
        label=_("Standing audit group"), required=False,
        hint=_("The group that looks after the audit before and after its publication"),
    )  # fmt: skip
    harm = ChoiceField(label=_("Harm weights"), required=False)

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        groups = partnership.groups.on(today)
        self.fields["group"].queryset = groups
        if not groups.exists():
            del self.fields["group"]
        editions = rulebook.on(today, partnership.nation).harm
        held = str(self.initial.get("harm") or "")
        own = [(held, held)] if held and held not in editions else []
        titles = [(name, edition.title) for name, edition in editions.items()]
        self.fields["harm"].choices = [("", _("The built-in ones")), *own, *titles]


class PlanForm(ChangeForm):
    """A new one."""

    follows = RecordField(
        label=_("Audit before this one"), required=False,
        hint=_("Its lessons are carried over to the plan"),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, **rest: Any) -> None:
        super().__init__(*args, partnership=partnership, **rest)
        before = Audit.objects.published().filter(partnership=partnership)
        self.fields["follows"].queryset = before
        if not before.exists():
            del self.fields["follows"]


class ScopeForm(forms.Form):
    """What a partner says to the scope."""

    said = ChoiceField(
        label=_("Does your agency agree to the terms of reference and the scope?"),
        choices=[
            (ScopeAnswer.Said.AGREES, _("Yes, it agrees")),
            (ScopeAnswer.Said.OBJECTS, _("No, it objects")),
        ],
    )  # fmt: skip
    words = WordsField(
        label=_("In your own words"), required=False,
        hint=_("If you object, say what to change. All partners see this."),
    )  # fmt: skip


class AgreeForm(forms.Form):
    """Why it goes on in spite of an objection."""

    why = WordsField(
        label=_("Why does the audit go on?"), required=False,
        hint=_("Needed only where somebody objects or an authority has not answered. All partners "
               "see this."),
    )  # fmt: skip


class WhyForm(forms.Form):
    """A reason, kept in the trail."""

    why = TextField(label=_("Why?"), hint=_("Kept in the trail"))


class ReviewForm(forms.Form):
    """How an audit went."""

    review = WordsField(
        label=_("How did the audit go?"), rows=8,
        hint=_("What worked, what was late, what partners and the public made of it"),
    )  # fmt: skip
    learned = WordsField(
        label=_("What should the next audit know?"), rows=8,
        hint=_("The next plan starts from these lessons"),
    )  # fmt: skip
    reviewed_on = DayField(label=_("Reviewed on"))
