"""What may be typed of agenda items and papers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.rules import what_is_wrong
from wardmote.partnership.govuk.forms import (
    ChoiceField,
    MoneyField,
    RecordField,
    RecordsField,
    TextField,
    UploadField,
    WordsField,
    YesField,
)
from wardmote.partnership.meetings.models import Item, Meeting
from wardmote.partnership.meetings.rules.naming import duty_label, kept, meeting_label, open_duties


class ItemForm(forms.Form):
    """One line of the agenda."""

    title = TextField(label=_("Item"), max_length=160)
    kind = ChoiceField(
        label=_("What is the meeting asked to do?"), choices=Item.Kind.choices,
        hints={
            "decide": _("Agree something, and who does it by when"),
            "solve": _("Work on a problem together"),
            "note": _("Hear a report: could it be sent round instead?"),
        },
    )  # fmt: skip
    purpose = WordsField(
        label=_("What exactly is asked?"), required=False, rows=3,
        hint=_("For example, agree £5,000 for target hardening in two streets"),
    )  # fmt: skip
    raised_by = RecordField(label=_("Raised by"), required=False)
    duty = RecordField(label=_("Duty that it serves"), required=False)
    needs_money = MoneyField(
        label=_("Money that it takes"), required=False, decimal_places=0, max_digits=9
    )
    needs_staff = YesField(label=_("It takes staff"))
    needs_policy = YesField(label=_("It takes a change of policy"))
    needs_from = RecordsField(
        label=_("Whose money, staff or policy?"), required=False,
        hint=_("The agencies concerned. Leave it empty where any agency could bring it."),
    )  # fmt: skip

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name in ("raised_by", "needs_from"):
            chosen = kept(partnership.partners, self.initial.get(name))
            partners = partnership.partners.on(today) | chosen
            self.fields[name].queryset = partners.select_related("agency")
        self.fields["duty"].queryset = open_duties(partnership, self.initial.get("duty"))
        self.fields["duty"].label_from_instance = duty_label
        if not self.fields["duty"].queryset.exists():
            del self.fields["duty"]

    def clean_needs_money(self) -> int:
        """Nothing said is nothing needed."""
        return int(self.cleaned_data["needs_money"] or 0)


class PaperForm(forms.Form):
    """A paper for an item."""

    title = TextField(label=_("Title of the paper"), max_length=160)
    file = UploadField(
        label=_("File"), hint=_("PDF, Word, Excel, PowerPoint, OpenDocument, text or picture")
    )

    def clean_file(self):
        """Only what is what its name says."""
        file = self.cleaned_data["file"]
        if wrong := what_is_wrong(file):
            raise forms.ValidationError(wrong)
        return file


class CopyForm(forms.Form):
    """Which agenda to copy."""

    source = RecordField(label=_("Copy the agenda of which meeting?"))

    def __init__(self, *args: Any, meeting: Meeting, **rest: Any) -> None:
        super().__init__(*args, **rest)
        others = meeting.partnership.meetings.exclude(pk=meeting.pk)
        alike = others.filter(groups__in=meeting.groups.all(), items__isnull=False)
        self.fields["source"].queryset = alike.filter(held_on__lte=meeting.held_on).distinct()
        self.fields["source"].label_from_instance = meeting_label
