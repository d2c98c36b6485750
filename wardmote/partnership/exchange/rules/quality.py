"""A delivery held against those that came before it: what is unlike the usual, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils.translation import gettext as _

from wardmote import rulebook


@dataclass(frozen=True)
class Seen:
    """What is compared of a delivery.

    Attributes:
        rows_read: how many rows it has.
        rows_usable: how many of them can be used.
        months: the months that it covers.
        columns: our columns that it fills.
        at_fault: column of theirs → rows with a fault in it.
    """

    rows_read: int
    rows_usable: int
    months: tuple[date, ...]
    columns: frozenset[str]
    at_fault: dict[str, int]

    @property
    def rows_a_month(self) -> float:
        """Rows that can be used, for each month covered."""
        return self.rows_usable / max(1, len(self.months))

    @property
    def usable_share(self) -> float:
        """The share of rows that can be used."""
        return self.rows_usable / self.rows_read if self.rows_read else 0.0


@dataclass(frozen=True)
class Measure:
    """One thing measured.

    Attributes:
        name: what.
        now: of this delivery.
        usual: of those before; "" where there are none.
        told: what is unlike the usual, in a sentence; "" where nothing is.
    """

    name: str
    now: str
    usual: str
    told: str = ""


def compared(new: Seen, before: Sequence[Seen], rules: rulebook.Exchange) -> tuple[Measure, ...]:
    """The delivery's measures beside the usual of those before, the newest first."""
    earlier = before[: rules.looked_back]
    return (
        _rows(new, earlier, rules),
        _usable(new, earlier, rules),
        *_columns(new, earlier),
        *_faults(new, earlier, rules),
        *_months(new, earlier),
    )


def _rows(new: Seen, before: Sequence[Seen], rules: rulebook.Exchange) -> Measure:
    name, now = _("Rows a month that can be used"), f"{new.rows_a_month:,.0f}"
    if not before:
        return Measure(name, now, "")
    usual = median(each.rows_a_month for each in before)
    change = new.rows_a_month / usual - 1 if usual else 0.0
    told = ""
    if abs(change) > rules.rows_change_share:
        words = (
            _("There are %d%% more rows a month than usual. See whether rows are told twice.")
            if change > 0
            else _("There are %d%% fewer rows a month than usual. See whether some are missing.")
        )
        told = words % round(abs(change) * 100)
    return Measure(name, now, f"{usual:,.0f}", told)


def _usable(new: Seen, before: Sequence[Seen], rules: rulebook.Exchange) -> Measure:
    name, now = _("Rows that can be used"), f"{new.usable_share:.1%}"
    if not before:
        return Measure(name, now, "")
    usual = median(each.usable_share for each in before)
    worse = usual - new.usable_share > rules.usable_drop
    told = _("More rows than usual cannot be used. What is wrong is listed below.")
    return Measure(name, now, f"{usual:.1%}", told if worse else "")


def _columns(new: Seen, before: Sequence[Seen]) -> list[Measure]:
    if not before:
        return []
    usual = frozenset.intersection(*(each.columns for each in before))
    gone, came = sorted(usual - new.columns), sorted(new.columns - before[0].columns)
    told = []
    if gone:
        told.append(_("No longer told: %s.") % ", ".join(gone))
    if came:
        told.append(_("Told for the first time: %s.") % ", ".join(came))
    return [Measure(_("Columns"), str(len(new.columns)), str(len(usual)), " ".join(told))]


def _faults(new: Seen, before: Sequence[Seen], rules: rulebook.Exchange) -> list[Measure]:
    """Columns in which much more is wrong than usual."""
    found = []
    for column, rows in sorted(new.at_fault.items()):
        share = rows / max(1, new.rows_read)
        then = [each.at_fault.get(column, 0) / max(1, each.rows_read) for each in before]
        if then and share - median(then) > rules.usable_drop:
            name = _("Rows at fault in “%s”") % column
            told = _("More than usual. See whether the way of recording it changed.")
            found.append(Measure(name, f"{share:.1%}", f"{median(then):.1%}", told))
    return found


def _months(new: Seen, before: Sequence[Seen]) -> list[Measure]:
    """Whether months between the last delivery and this one were never sent."""
    held = [month for each in before for month in each.months]
    if not held or not new.months:
        return []
    last, first = max(held), min(new.months)
    gap = (first.year - last.year) * 12 + first.month - last.month - 1
    told = _("Months that nothing was sent for lie before this delivery.") if gap > 0 else ""
    name = _("Months between this and the delivery before")
    return [Measure(name, str(max(gap, 0)), "0", told)]
