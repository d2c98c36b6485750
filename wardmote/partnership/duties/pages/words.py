"""How a duty's day and state are said, and in which colour."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wardmote import rulebook
from wardmote.partnership.duties.models import Duty
from wardmote.partnership.duties.rules import law
from wardmote.partnership.website.tables import Tag

SOON_DAYS = 30
"""How near a day is called near. Setting of this project."""
MISSED = "missed"
SHOWN = {
    MISSED: (gettext_lazy("Missed"), "red"),
    Duty.State.WAITING: (gettext_lazy("Not started"), "grey"),
    Duty.State.IN_HAND: (gettext_lazy("In hand"), "blue"),
    Duty.State.DONE: (gettext_lazy("Done"), "green"),
    Duty.State.SET_ASIDE: (gettext_lazy("Does not apply"), "grey"),
}
"""State as shown → words and colour of its tag."""
OCCASIONS = {
    "scrutiny_report": gettext_lazy("Scrutiny report or recommendations received"),
    "scrutiny_request": gettext_lazy("Information asked for by the scrutiny committee"),
    "scrutiny_summons": gettext_lazy("Attendance asked for by the scrutiny committee"),
    "commissioner_call": gettext_lazy("Meeting called by the commissioner"),
    "asb_application": gettext_lazy("Application for an anti-social behaviour case review"),
}
"""What the rulebook counts from → how it is said."""


@dataclass(frozen=True)
class Line:
    """A duty in a list.

    Attributes:
        shown: its state as shown: "missed" or one of Duty.State.
        act: which law, and where in it.
        is_own_day: the law sets no day; the day is our own.
        is_checked: whether the law was read.
    """

    duty: Duty
    title: str
    href: str
    shown: str
    countdown: str
    owner: str
    lead: str
    act: str
    is_standing: bool
    is_own_day: bool
    is_checked: bool

    @property
    def tag(self) -> Tag:
        """Its state."""
        return state_tag(self.shown)


def line(duty: Duty, on: date) -> Line:
    """A duty in words; its owner, lead, occasion and partnership are read before."""
    row = law(duty.partnership, duty.key, duty.first_due_on)
    return Line(
        duty=duty, title=title_of(duty, row), href=duty.get_absolute_url(), shown=shown(duty, on),
        countdown=countdown(duty, on), owner=str(duty.owner or ""), lead=str(duty.lead or ""),
        act=f"{row.act}, {row.section}" if row else "",
        is_standing=bool(row and row.is_standing),
        is_own_day=bool(row and row.due_is_setting), is_checked=bool(row is None or row.verified),
    )  # fmt: skip


def title_of(duty: Duty, row: rulebook.Duty | None) -> str:
    """The duty's name, with the occasion that it runs from."""
    title = row.title if row else duty.key.replace("_", " ")
    return f"{title}: {duty.occasion}" if duty.occasion_id else title


def shown(duty: Duty, on: date) -> str:
    """Its state, where what is open past its day is missed."""
    return MISSED if duty.is_open and duty.due_on < on else duty.state


def state_tag(shown: str) -> Tag:
    """A state as a tag."""
    words, colour = SHOWN[shown]
    return Tag(str(words), colour)


def countdown(duty: Duty, on: date) -> str:
    """How far its day is, or how far from it the duty was done."""
    if duty.state == Duty.State.SET_ASIDE:
        return ""
    if duty.state == Duty.State.DONE and duty.done_on:
        return _done((duty.done_on - duty.due_on).days)
    return _due((duty.due_on - on).days)


def _due(left: int) -> str:
    if left == 0:
        return _("due today")
    if left < 0:
        return ngettext("missed by %d day", "missed by %d days", -left) % -left
    return ngettext("due in %d day", "due in %d days", left) % left


def _done(late: int) -> str:
    if late == 0:
        return _("done on its day")
    if late < 0:
        return ngettext("done %d day early", "done %d days early", -late) % -late
    return ngettext("done %d day late", "done %d days late", late) % late


def year_words(year: int) -> str:
    """The legal year as people write it: 2026/27."""
    return f"{year}/{(year + 1) % 100:02d}"
