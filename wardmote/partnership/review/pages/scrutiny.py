"""The scrutiny briefing: what a committee that meets in public may read, on one page."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.duties.models import Duty, Occasion
from wardmote.partnership.duties.pages.calendar import lines_of
from wardmote.partnership.duties.pages.plans import alignment
from wardmote.partnership.duties.pages.words import (
    MISSED,
    SOON_DAYS,
    Line,
    shown,
    state_tag,
    year_words,
)
from wardmote.partnership.duties.rules import law, legal_year
from wardmote.partnership.review.pages.compared import compared, plans_table, side_by_side
from wardmote.partnership.review.pages.public_audit import (
    PublicAudit,
    public_audit,
    still_to_come,
)
from wardmote.partnership.review.pages.questions import questions, questions_table
from wardmote.partnership.website.tables import Cell, Table, Tag, day

REPORT, REPLY, MEETING = "scrutiny_report", "scrutiny_reply", "scrutiny"
"""What the rulebook calls a committee's report, the reply to it, and its meeting."""


@dataclass(frozen=True)
class ScrutinyBriefing:
    """What the committee is briefed with.

    Attributes:
        next_meeting: by when it is to meet, in a sentence; "" where that is not known.
        duties_first: how the year stands, in a sentence.
        pressing: what is missed, or due soon.
        duties: all of the year.
        replies_first: within how many days a reply is due, in a sentence.
        audit: the newest that is published; None before any.
        to_come: that a newer one is signed off; "" where none is.
        tables: all of them, for CSV.
        document: where it is taken away.
    """

    place: str
    on: date
    next_meeting: str
    plans: Table
    compared: Table
    duties_first: str
    pressing: Table
    duties: Table
    audit: PublicAudit | None
    to_come: str
    replies_first: str
    replies: Table
    questions: Table
    document: str

    @property
    def tables(self) -> tuple[Table, ...]:
        """In the page's order."""
        return (
            self.plans, self.compared, self.pressing, self.duties, self.replies, self.questions,
        )  # fmt: skip


def scrutiny_briefing(partnership: Partnership, *, on: date) -> ScrutinyBriefing:
    """All of it on a day."""
    seen = alignment(partnership, on)
    told, audit = compared(partnership, seen), public_audit(partnership)
    lines = [line for line in lines_of(partnership, legal_year(on), on) if _is_told(line)]
    year = [line for line in lines if line.duty.year == legal_year(on)]
    asked = questions(partnership, told=told, seen=seen, audit=audit, on=on)
    return ScrutinyBriefing(
        place=str(partnership), on=on, next_meeting=_meeting(partnership),
        plans=plans_table(told), compared=side_by_side(told),
        duties_first=_stands(partnership, year, on), pressing=_pressing(lines, on),
        duties=_duties(year, on),
        audit=audit, to_come=still_to_come(partnership),
        replies_first=_within(partnership, on), replies=_replies(partnership, on),
        questions=questions_table(asked),
        document=reverse("review:scrutiny_document", args=[partnership.slug]),
    )  # fmt: skip


def _is_told(line: Line) -> bool:
    """Those that the law sets for everybody; what runs from an occasion may be about somebody."""
    return line.duty.occasion_id is None


def _meeting(partnership: Partnership) -> str:
    ahead = partnership.duties.open().filter(key=MEETING).order_by("due_on").first()
    return _("The committee is to meet by %s.") % day(ahead.due_on) if ahead else ""


def _stands(partnership: Partnership, lines: list[Line], on: date) -> str:
    counts = Counter(line.shown for line in lines)
    open_ones = partnership.duties.open().filter(occasion=None, year__lt=legal_year(on))
    words = ngettext(
        "In %(year)s the law asks the partnership for %(count)d thing: %(done)d done, "
        "%(missed)d missed. Still open from years before: %(before)d.",
        "In %(year)s the law asks the partnership for %(count)d things: %(done)d done, "
        "%(missed)d missed. Still open from years before: %(before)d.",
        len(lines),
    )
    return words % {
        "year": year_words(legal_year(on)), "count": len(lines),
        "done": counts[Duty.State.DONE], "missed": counts[MISSED], "before": open_ones.count(),
    }  # fmt: skip


def _pressing(lines: list[Line], on: date) -> Table:
    soon = on + timedelta(SOON_DAYS)
    kept = [line for line in lines if line.duty.is_open and line.duty.due_on <= soon]
    caption, empty = _("Missed, or due soon"), _("Nothing is missed, and nothing is due soon.")
    return Table("pressing", caption, *_rows(kept), empty)


def _duties(lines: list[Line], on: date) -> Table:
    caption = _("The duties of %s") % year_words(legal_year(on))
    return Table("duties", caption, *_rows(lines), _("This year has not been opened."))


def _rows(lines: list[Line]) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """Headings and rows, without the people who see to the duties."""
    heads = (_("Duty"), _("Law"), _("Due on"), _("State"), _("Done on"))
    rows = tuple(
        (
            line.title, line.act, _("at all times") if line.is_standing else day(line.duty.due_on),
            line.tag, line.duty.done_on,
        )
        for line in lines
    )  # fmt: skip
    return heads, rows


def _within(partnership: Partnership, on: date) -> str:
    row = law(partnership, REPLY, on)
    if row is None or not row.due.days_after:
        return ""
    words = _("A report or recommendation is answered in writing within %(days)d days (%(act)s).")
    return words % {"days": row.due.days_after, "act": row.act}


def _replies(partnership: Partnership, on: date) -> Table:
    heads = (_("Report"), _("Received on"), _("Reply due on"), _("Replied on"), _("State"))
    reports = partnership.occasions.filter(key=REPORT).prefetch_related("duties")
    rows = tuple((report.title, report.happened_on, *_reply(report, on)) for report in reports)
    caption = _("Earlier recommendations, and the replies")
    return Table("replies", caption, heads, rows, _("No report of the committee is noted."))


def _reply(report: Occasion, on: date) -> tuple[date | None, date | None, Tag | None]:
    for duty in report.duties.all():
        if duty.key == REPLY:
            return duty.due_on, duty.done_on, state_tag(shown(duty, on))
    return None, None, None
