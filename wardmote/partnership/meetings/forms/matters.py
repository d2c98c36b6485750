"""What may be typed of matters."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.govuk.forms import ChoiceField, RecordField, TextField, WordsField
from wardmote.partnership.meetings.models import Item, Matter
from wardmote.partnership.meetings.rules.matters import ways_on
from wardmote.partnership.meetings.rules.naming import meeting_label
from wardmote.partnership.meetings.rules.states import OPEN


class RaiseForm(forms.Form):
    """Something seen that a group should look at."""

    title = TextField(label=_("What is it about?"), max_length=160)
    words = WordsField(
        label=_("What do you see, and what do you ask?"), rows=5,
        hint=_("Places and problems, not people: do not name or describe anybody."),
    )  # fmt: skip
    group = RecordField(label=_("Which group should look at it?"))

    def __init__(self, *args: Any, partnership: Partnership, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["group"].queryset = partnership.groups.on(today)


class PassOnForm(forms.Form):
    """Where an item goes on to."""

    group = RecordField(label=_("Which group should it go to?"))
    words = WordsField(
        label=_("What is asked of that group, and why it goes there"), rows=4,
        hint=_("For example, the board alone can commit the money."),
    )  # fmt: skip

    def __init__(self, *args: Any, item: Item, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        own = list(item.meeting.groups.all())
        others = item.partnership.groups.on(today).exclude(pk__in=[one.pk for one in own])
        self.fields["group"].queryset = others
        ways = ways_on(own[0], list(others)) if own else {}
        self.fields["group"].label_from_instance = lambda one: (
            f"{one.name} ({ways[one.pk]})" if ways.get(one.pk) else one.name
        )


class ListForm(forms.Form):
    """Which agenda it goes on."""

    meeting = RecordField(label=_("On which agenda?"))
    kind = ChoiceField(label=_("What is the meeting asked to do?"), choices=Item.Kind.choices)

    def __init__(self, *args: Any, matter: Matter, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        meetings = matter.group.meetings.filter(state__in=OPEN, held_on__gte=today)
        self.fields["meeting"].queryset = meetings.order_by("held_on")
        self.fields["meeting"].label_from_instance = meeting_label


class AnswerMatterForm(forms.Form):
    """What came of it."""

    answer = WordsField(
        label=_("What is the answer?"), rows=4,
        hint=_("Whoever raised it reads this: what was done, or why not."),
    )  # fmt: skip
