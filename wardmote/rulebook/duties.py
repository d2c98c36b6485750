"""Duties: who must do what by when, and what shows that it was done."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wardmote.rulebook._read import INHERITED, RulebookError, build, rows_of
from wardmote.rulebook.bodies import PARTNERSHIPS
from wardmote.rulebook.due import Due, day_after, days_due, working_days_before
from wardmote.rulebook.rule import Rule

Row = dict[str, Any]
OWNERS = ("officer", "analyst", "representative", "chair", "board", "elected", "protection")


@dataclass(frozen=True, kw_only=True)
class Content:
    """One thing that must be in, or be true of, what a duty asks for: its letter, and our words."""

    key: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step towards a duty, planned back from its day; every step is a setting of ours.

    Attributes:
        key: tells it from the duty's other steps.
        title: what is done.
        working_days_before: how many working days before the duty is due.
    """

    key: str
    title: str
    working_days_before: int


@dataclass(frozen=True, kw_only=True)
class Duty(Rule):
    """What the law, or what was agreed, asks for.

    Attributes:
        name: which row.
        key: the duty, through all its editions: on any day, one row of a key is in force.
        title: its name for readers.
        what: what must be done, in our words.
        regime: the file that it stands in.
        act: the act or instrument, for short.
        section: where in it.
        partnerships: the kinds of partnership that it is for.
        falls_on: the kinds of body that must do it; empty for all responsible authorities.
        due: when it falls due.
        due_is_setting: the law gives no such day; the rule for it is a setting of ours.
        counted_from: what its days are counted from: "legal_year", or an occasion.
        contents: what must be in it.
        evidence: what shows that it was done.
        steps: the way there.
        owner: the role that is suggested to own it.
        verified: the law was read; where it was not, readers are told.
        note: what else to know; "" for nothing.
    """

    name: str
    key: str
    title: str
    what: str
    regime: str
    act: str
    section: str
    due: Due
    evidence: tuple[str, ...]
    owner: str
    partnerships: tuple[str, ...] = PARTNERSHIPS
    falls_on: tuple[str, ...] = ()
    due_is_setting: bool = False
    counted_from: str = "legal_year"
    contents: tuple[Content, ...] = ()
    steps: tuple[Step, ...] = ()
    verified: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if unknown := [kind for kind in self.partnerships if kind not in PARTNERSHIPS]:
            raise ValueError(f"partnerships {unknown}; use {', '.join(PARTNERSHIPS)}.")
        if self.owner not in OWNERS:
            raise ValueError(f"owner “{self.owner}”; use {', '.join(OWNERS)}.")
        if not self.evidence:
            raise ValueError("evidence is empty; say what shows that it was done.")
        for what in (self.contents, self.steps):
            keys = [part.key for part in what]
            if len(keys) != len(set(keys)):
                raise ValueError(f"keys {keys}: each may stand once.")

    @property
    def is_standing(self) -> bool:
        """Whether it is to be had at all times, rather than done by a day."""
        return self.due.standing

    @property
    def waits_for_occasion(self) -> bool:
        """Whether it falls due only when something happens."""
        return bool(self.due.days_after or self.due.on_occasion)


@dataclass(frozen=True)
class PlannedStep:
    """A step of a duty, and the working day by which it is planned to be done."""

    step: Step
    on: date


def due_dates(duty: Duty, year_start: date) -> tuple[date, ...]:
    """The days of a legal year on which a duty falls due, while it is in force.

    Args:
        duty: the duty.
        year_start: the first day of the year: 1 April.
    """
    return tuple(day for day in days_due(duty.due, year_start) if _in_force(duty, day))


def due_after(duty: Duty, since: date) -> date | None:
    """The day on which a duty falls due, counted from an occasion or from when it was last done.

    Returns:
        The day; None where the duty is counted from nothing that happens, or sets no day.
    """
    return day_after(duty.due, since)


def planned_steps(
    duty: Duty, due_on: date, holidays: Container[date] = ()
) -> tuple[PlannedStep, ...]:
    """A duty's steps, planned back from its day over working days."""
    return tuple(
        PlannedStep(step, working_days_before(due_on, step.working_days_before, holidays))
        for step in duty.steps
    )


def duties_of(path: Path) -> tuple[Duty, ...]:
    """The duties of one regime's file; a row may be `like` an earlier one, save for its own words.

    Raises:
        RulebookError: the file holds something that is no duty.
    """
    whole: dict[str, Row] = {}
    duties = []
    for where, row in rows_of(path, "duty", inherited=(*INHERITED, "act")):
        whole[row["name"]] = _whole(row, whole, where)
        duties.append(build(Duty, {"regime": path.stem} | whole[row["name"]], where))
    return tuple(duties)


def _whole(row: Row, earlier: Mapping[str, Row], where: str) -> Row:
    """A row with what it takes from the row that it is like: all but that one's end."""
    if (like := row.pop("like", None)) is None:
        return {"key": row["name"]} | row
    if like not in earlier:
        raise RulebookError(f"{where}: like: no earlier row is called “{like}”.")
    taken = {key: value for key, value in earlier[like].items() if key != "in_force_to"}
    return taken | row


def _in_force(duty: Duty, day: date) -> bool:
    return duty.in_force_from <= day and (duty.in_force_to is None or day < duty.in_force_to)
