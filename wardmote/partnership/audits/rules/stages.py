"""The way to publication: stages planned back from its day, with slip and slack."""

from collections.abc import Iterable
from datetime import date

from wardmote import rulebook
from wardmote.partnership.audits.models import Audit, Stage
from wardmote.partnership.duties.rules import Planned, Timetable, bank_holidays, timetable


def planned_stages(nation: str, due_on: date, today: date) -> tuple[Planned, ...]:
    """The stages of an audit that is to be published on a day; none is planned for the past."""
    holidays = bank_holidays(nation)
    stages = rulebook.on(today, nation).audit.stages
    return tuple(
        Planned(
            key=key,
            words=stage.title,
            planned_on=max(
                rulebook.working_days_before(due_on, stage.working_days_before, holidays), today
            ),
            done_on=None,
        )
        for key, stage in stages.items()
    )


def timetable_of(audit: Audit, stages: Iterable[Stage], today: date) -> Timetable:
    """Which stages slipped, what slack is left, and when it will be out at this pace."""
    planned = [Planned(each.key, each.words, each.planned_on, each.done_on) for each in stages]
    holidays = bank_holidays(audit.partnership.nation)
    return timetable(planned, due_on=audit.due_on, today=today, holidays=holidays)
