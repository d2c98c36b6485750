"""Incomplete information: values and places missing, and one incident told of many times."""

from collections.abc import Iterator

import pandas as pd

from wardmote.evidence.quality.case import Case
from wardmote.evidence.quality.completeness import completeness
from wardmote.evidence.quality.words import listed, number, share
from wardmote.evidence.records import Period, QualityNote

# What happened within a known hour has no last one: its being empty says nothing is amiss.
NOT_OF_EVERY_ROW = ("ended_on", "ended_hour")


def notes(case: Case, repeat_calls: int | None) -> Iterator[QualityNote]:
    """Missing values, the share without a place and how it moved, and repeat calls."""
    yield from _missing(case)
    yield from _unlocated(case)
    if repeat_calls is not None:
        yield from _repeats(case, repeat_calls)


def _missing(case: Case) -> Iterator[QualityNote]:
    table = completeness(case.now, case.dataset)
    table = table[table["missing"] < table["rows"]]
    required = table.loc[table["required"], "missing_share"]
    if table.empty:
        return
    due = table[(table["missing"] > 0) & ~table["column"].isin(NOT_OF_EVERY_ROW)]
    worst = due.sort_values("missing_share", ascending=False).head(3)
    told = [
        f"{heading} {share(missing)}"
        for heading, missing in zip(worst["heading"], worst["missing_share"], strict=True)
    ]
    sentence = f"Missing most often: {listed(told)}." if told else "No value is missing."
    value = float(required.max()) if len(required) else 0.0
    kind = (
        f"Of the values that every row must have, the worst is missing from {share(value)} of rows."
        if value
        else "Every row has the values that it must have."
    )
    yield case.note("missing_share", value, f"{kind} {sentence}")


def _unlocated(case: Case) -> Iterator[QualityNote]:
    now = unlocated_share(case.supply, case.period)
    if now is None:
        return
    yield case.note(
        "unlocated_share", now,
        f"{share(now)} of rows say neither area nor point: they count in no small area, and a map "
        "shows less than was recorded."
        if now
        else "Every row says an area or a point.",
    )  # fmt: skip
    back = range(case.rules.audit.years_compared, 0, -1)
    earlier = [case.period.before(years) for years in back]
    known = [(year, unlocated_share(case.supply, year)) for year in earlier]
    first = next(((year, then) for year, then in known if then is not None), None)
    if first:
        yield case.note(
            "unlocated_change", abs(now - first[1]), trend_told(case.period, now, *first)
        )


def unlocated_share(supply: pd.DataFrame, year: Period) -> float | None:
    """The share of a year's rows without a place; None where there are none."""
    within = supply[[month in year for month in supply["month"]]].dropna(subset="unlocated_share")
    rows = int(within["rows"].sum())
    return float((within["unlocated_share"] * within["rows"]).sum() / rows) if rows else None


def trend_told(period: Period, now: float, year: Period, then: float) -> str:
    """How the share without a place moved, and what that does to a trend by area."""
    moved = f"The share of rows without a place went from {share(then)} in {year.label} to " \
            f"{share(now)} in {period.label}"  # fmt: skip
    if now == then:
        return f"{moved}: it does not bias a trend."
    # With all else the same, the located rows change as the shares located do.
    drift = abs((1 - now) / (1 - then) - 1) if then < 1 else float("inf")
    way = "upward" if now < then else "downward"
    return (
        f"{moved}. Counted by area, a trend is biased {way}: with nothing else changed, counts "
        f"would seem to {'rise' if now < then else 'fall'} by {share(drift)}."
    )


def _repeats(case: Case, repeat_calls: int) -> Iterator[QualityNote]:
    rows = int(case.now.count().to_pyarrow().as_py())
    if not rows:
        return
    yield case.note(
        "repeat_call_share", repeat_calls / rows,
        f"{number(repeat_calls)} of {number(rows)} rows ({share(repeat_calls / rows)}) may be "
        "repeat calls about an incident already told of: there were fewer incidents than calls"
        f"{_counted(case)}.",
    )  # fmt: skip


def _counted(case: Case) -> str:
    return ", and incidents are counted" if case.dataset.counts_incidents else ""
