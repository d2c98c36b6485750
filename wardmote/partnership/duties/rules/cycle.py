"""The partnership's own year among the plans: its audits and its plans, past and to come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wardmote import rulebook
from wardmote.partnership.agencies.models import Partnership
from wardmote.partnership.agencies.rules import legal_year
from wardmote.partnership.duties.models import Duty, Part
from wardmote.partnership.duties.rules.law import asked_in
from wardmote.rulebook.holidays import bank_holidays


@dataclass(frozen=True)
class Turn:
    """One duty of the cycle in one year.

    Attributes:
        begins_on: its first planned step; its own day where it has no steps.
        on: when it was done; until then, when it is due.
    """

    key: str
    title: str
    begins_on: date
    on: date
    is_done: bool


def cycle(partnership: Partnership, on: date) -> rulebook.PlanCycle | None:
    """What the rulebook takes for a partnership's own cycle on a day."""
    return next(iter(rulebook.on(on, partnership.nation).plan_cycles.values()), None)


def turns(
    partnership: Partnership, keys: Iterable[str], years: Sequence[int], on: date
) -> list[Turn]:
    """Each time that duties of these keys come round, in order of their days.

    Years that were opened tell it by their duties; years to come as the rulebook will ask. Of
    years before that were never opened nothing is known.
    """
    wanted = set(keys)
    kept = partnership.duties.filter(key__in=wanted, occasion=None).prefetch_related("parts")
    duties = [duty for duty in kept if duty.year in years]
    opened = {(duty.key, duty.year) for duty in duties}
    titles = {row.key: row.title for row in rulebook.load().duties if row.key in wanted}
    told = [_kept(d, titles[d.key]) for d in duties if d.state != Duty.State.SET_ASIDE]
    for year in (each for each in years if each >= legal_year(on)):
        told += _asked(partnership, year, wanted, opened)
    return sorted(told, key=lambda turn: (turn.on, turn.key))


def _kept(duty: Duty, title: str) -> Turn:
    steps = [p.planned_on for p in duty.parts.all() if p.kind == Part.Kind.STEP and p.planned_on]
    on = duty.done_on or duty.due_on
    return Turn(duty.key, title, min([*steps, on]), on, duty.done_on is not None)


def _asked(
    partnership: Partnership, year: int, wanted: set[str], opened: set[tuple[str, int]]
) -> Iterator[Turn]:
    holidays = bank_holidays(partnership.nation)
    for row, due_on in asked_in(partnership, year):
        if row.key in wanted and (row.key, year) not in opened:
            steps = [step.on for step in rulebook.planned_steps(row, due_on, holidays)]
            yield Turn(row.key, row.title, min([*steps, due_on]), due_on, is_done=False)
