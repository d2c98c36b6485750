"""When a theme happens, where an event is known only between when and when: aoristic analysis."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from wardmote.evidence.analyses.aoristic import WEEKDAYS, aoristic
from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.chapters.when import DAYS
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.days import Days
from wardmote.evidence.audit.profile.subject import Key, Theme
from wardmote.evidence.audit.rows import grouped
from wardmote.evidence.audit.spans import HOUR
from wardmote.evidence.audit.words import many, number, percent
from wardmote.evidence.disclosure import Exhibit, Finding

HOURS = tuple(f"{hour:02d}" for hour in range(24))
CAVEATS = (
    "By aoristic analysis each event counts once, shared out over the hours in which it can have "
    "happened by how much of its span lies in each. A share of an event is no event.",
    "Spans end when somebody comes back or wakes up, and long ones flatten every peak: look at "
    "those whose hour is known beside them.",
)


@dataclass(frozen=True)
class Shared:
    """The events of one kind, shared out over their hours.

    Attributes:
        week: one row per weekday × hour: day, hour, events (the sum of the shares), sure (known
            to that hour), first (taken at the first hour).
        events: that tell when.
        only: of these, known only between when and when.
        middle: half of those spans are so long or longer [hours].
        untold: events that do not say their hours.
    """

    week: pd.DataFrame
    events: int
    only: int
    middle: float
    untold: int


def add(chapter: Chapter, brief: Brief, numbers: Numbers, theme: Theme, days: Days) -> Chapter:
    """A chapter and the hours of each kind of the theme of which enough spans are told."""
    fewest = numbers.settings.hot_minimum_count
    spans = dict(grouped(days.spans, "dataset", "category"))
    known = {key: shared(spans[key]) for key in theme.keys if key in spans}
    enough = {key: one for key, one in known.items() if one.only >= fewest}
    drawn = theme.keys[: numbers.settings.profile_drawn]
    return chapter.more(
        findings=(_finding(brief, numbers, key, one, key in drawn) for key, one in enough.items()),
        exhibits=(_heat(brief, key, one) for key, one in enough.items() if key in drawn),
        not_supplied=(
            _few(brief, key, one, fewest) for key, one in known.items() if key not in enough
        ),
    )


def shared(spans: pd.DataFrame) -> Shared:
    """The events of one kind over the hours of the week.

    Args:
        spans: as `audit.spans.spans_of` of one category.
    """
    told = spans.dropna(subset=["from_at"])
    length = (told["to_at"] - told["from_at"]).dt.total_seconds() / HOUR.total_seconds()
    only = length > 1
    week, first = aoristic(told).hours, aoristic(told.assign(to_at=told["from_at"])).hours
    return Shared(
        week.rename(columns={"weekday": "day"}).assign(first=first["events"]),
        len(told),
        int(only.sum()),
        float(length[only].median()),
        len(spans) - len(told),
    )


def fullest(week: pd.DataFrame, column: str, hours: int) -> tuple[str, float]:
    """So many hours running with most, as "22:00 to 02:00", and their share of all."""
    by_hour = week.groupby("hour")[column].sum().to_numpy(dtype=float)
    running = np.sum([np.roll(by_hour, -step) for step in range(hours)], axis=0)
    start = int(np.argmax(np.round(running, 6)))  # shares do not add up to the last digit
    share = float(running[start] / by_hour.sum())
    return f"{start:02d}:00 to {(start + hours) % 24:02d}:00", share


def _finding(brief: Brief, numbers: Numbers, key: Key, one: Shared, drawn: bool) -> Finding:
    dataset, category = key
    title, hours = brief.title_of(*key), numbers.settings.fullest_hours
    most, share = fullest(one.week, "events", hours)
    first, of_first = fullest(one.week, "first", hours)
    alone = "would be the same hours" if first == most else f"would be {first}"
    return brief.finding(
        f"{dataset}.{category}.spans",
        f"{title}: {number(one.only)} of {number(one.events)} {brief.unit(dataset)} that tell "
        f"their hours ({percent(100 * one.only / one.events)}) are known only between when and "
        f"when; half of those spans are {number(one.middle)} hours or longer. Shared out over the "
        f"hours in which they can have happened, the fullest {hours} hours are {most}, with "
        f"{percent(100 * share)} of all; taken at the first hour alone they {alone}, with "
        f"{percent(100 * of_first)}.",
        brief.figure(100 * share, f"% of {brief.unit(dataset)}, {most}"),
        dataset=dataset,
        category=category,
        question="a",
        theme=title,
        would_change="Narrower spans: when the place was last known to be as it was left.",
        caveats=(*_untold(brief, dataset, one), *CAVEATS),
        exhibits=(_exhibit_id(key),) if drawn else (),
    )


def _untold(brief: Brief, dataset: str, one: Shared) -> list[str]:
    if not one.untold:
        return []
    return [f"{number(one.untold)} more {brief.unit(dataset)} do not say their hours."]


def _few(brief: Brief, key: Key, one: Shared, fewest: int) -> str:
    title, unit = brief.title_of(*key), brief.unit(key[0])
    if not one.only:
        return f"{title}: until when it can have happened, which no row says. Each is taken at " \
               "its first hour."  # fmt: skip
    return (
        f"{title} by hours shared out: too few to say anything, with {many(one.only, unit[:-1])} "
        f"known only between when and when. At least {fewest} are needed."
    )


def _heat(brief: Brief, key: Key, one: Shared) -> Exhibit:
    dataset, unit = key[0], brief.unit(key[0]).capitalize()
    table = one.week.assign(
        hour=[HOURS[hour] for hour in one.week["hour"]], events=one.week["events"].round(1)
    )
    most = table.iloc[int(one.week["events"].argmax())]
    return brief.exhibit(
        _exhibit_id(key),
        f"{brief.title_of(*key)}: when it can have happened",
        "heat",
        table,
        measure=f"{unit} by day of the week and hour, each shared out over its span",
        columns={
            "day": "Day",
            "hour": "Hour",
            "events": f"{unit}, shared out",
            "sure": "Known to the hour",
            "first": "Taken at the first hour",
        },
        encoding={
            "x": "hour", "y": "day", "value": "events", "levels": {"x": HOURS, "y": WEEKDAYS},
        },
        datasets=[dataset],
        description=(
            f"A grid of seven days by 24 hours; the most is on {DAYS[most['day']]} from "
            f"{most['hour']}:00."
        ),
        notes=(
            f"By aoristic analysis. Of {number(one.events)} {brief.unit(dataset)}, "
            f"{number(one.only)} are known only between when and when.",
            CAVEATS[-1],
            "Single squares hold few events and differ by chance: look for whole evenings or days.",
        ),
    )  # fmt: skip


def _exhibit_id(key: Key) -> str:
    return f"when.{key[0]}.{key[1]}.spans"
