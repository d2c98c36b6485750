"""When it happens, where an agency's file says: the season, the days and the hours."""

import calendar
from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each, grouped
from wardmote.evidence.audit.splits import NOT_KNOWN
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, percent, rate
from wardmote.evidence.disclosure import Exhibit, Finding

DAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Fri": "Friday",
    "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
SPLITS = {
    "month": "months of the year, all years together",
    "weekday": "days of the week",
    "hour": "hours of the day",
}
BANDS = tuple(f"{start:02d}-{start + 3:02d}" for start in range(0, 24, 3))


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """The peaks that an even spread would not bring about, and the week of each dataset."""
    week, months = _peaks(numbers.timing.series), _peaks(numbers.season.series)
    heats = [_heat(brief, dataset, rows) for (dataset,), rows in grouped(numbers.week, "dataset")]
    silent = [
        brief.dataset(d).title
        for d in numbers.wholes["dataset"]
        if d not in set(numbers.week["dataset"])
    ]
    return Chapter(
        id="when",
        title="When it happens",
        question="a",
        findings=tuple(_peak(brief, row) for row in each(pd.concat([week, months]))),
        exhibits=tuple(heats),
        not_supplied=(f"Day and hour, which these datasets do not tell: {listed(silent)}.",)
        if silent
        else (),
    )


def _peaks(series: pd.DataFrame) -> pd.DataFrame:
    """The patterns that have a peak, the steepest first."""
    uneven = series[(series["verdict"] == "uneven") & (series["peak"] != "")]
    return uneven.sort_values("peak_ratio", ascending=False)


def _part(split: str, part: str) -> str:
    if split == "weekday":
        return DAYS.get(part, part)
    return calendar.month_name[int(part[5:])] if split == "month" else f"{part}:00 to {part}:59"


def _peak(brief: Brief, row: Any) -> Finding:
    what = (
        brief.dataset(row.dataset).title
        if row.category == ALL
        else brief.title_of(row.dataset, row.category)
    )
    part = _part(row.split, row.peak)
    return brief.finding(
        f"{row.dataset}.{row.category}.{row.split}",
        f"{what}: {part} stands out among the {SPLITS[row.split]}, with {rate(row.peak_ratio)} "
        "times an even share.",
        brief.figure(row.peak_ratio, "times an even share"),
        dataset=row.dataset,
        question="a",
        theme=what,
        would_change="The times of events that were only found out about later.",
        caveats=(f"Not known for {percent(100 * row.unknown_share)} of rows.",),
        exhibits=(f"when.{row.dataset}",) if row.split != "month" else (),
    )


def _heat(brief: Brief, dataset: str, rows: pd.DataFrame) -> Exhibit:
    told = rows[rows["part"] != NOT_KNOWN]
    table = told.assign(day=told["part"].str[:3], hours=told["part"].str[4:])
    busiest = table.sort_values("count").iloc[-1]
    title = brief.dataset(dataset).title
    when = f"{DAYS[busiest['day']]} {busiest['hours']}h"
    return brief.exhibit(
        f"when.{dataset}",
        f"{title}: busiest on {when}",
        "heat",
        table,
        measure=f"{brief.unit(dataset).capitalize()} by day of the week and three hours",
        columns={"day": "Day", "hours": "Hours", "count": brief.unit(dataset).capitalize()},
        encoding={
            "x": "hours", "y": "day", "value": "count", "levels": {"x": BANDS, "y": tuple(DAYS)},
        },
        datasets=[dataset],
        description=f"A grid of seven days by eight spans of three hours; the most is on {when}.",
    )  # fmt: skip
