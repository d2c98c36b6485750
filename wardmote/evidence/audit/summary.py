"""The few sentences to read first."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, number, percent, rate

NAMED = 3


def summary(brief: Brief, numbers: Numbers) -> tuple[str, ...]:
    """How much, more or less, where, and what would come first: a sentence each."""
    told = (_level(brief, numbers), _change(brief, numbers), _where(brief, numbers),
            _first(brief, numbers))  # fmt: skip
    return tuple(sentence for sentence in told if sentence)


def _main(numbers: Numbers, table: pd.DataFrame) -> Any:
    rows = table[(table["dataset"] == numbers.main_dataset) & (table["category"] == ALL)]
    return next(each(rows))


def _level(brief: Brief, numbers: Numbers) -> str:
    row = _main(numbers, numbers.rates)
    per = "" if pd.isna(row.rate) else f", {rate(row.rate)} for every 1,000 {row.denominator}"
    what = brief.dataset(row.dataset)
    return (
        f"In {brief.when}, {number(row.count)} events were recorded in {brief.name} by the "
        f"{what.agency}{per}."
    )


def _change(brief: Brief, numbers: Numbers) -> str:
    row = _main(numbers, numbers.changes)
    if row.verdict in ("up", "down"):
        word = "more" if row.verdict == "up" else "fewer"
        return f"That is {percent(abs(row.percent))} {word} than the year before."
    if row.verdict == "no clear change":
        return "That is no clear change on the year before."
    reason = f", because {row.reason}" if row.reason else ""
    return f"It cannot be held against the year before{reason}."


def _where(brief: Brief, numbers: Numbers) -> str:
    series = numbers.concentration.series
    rows = series[(series["dataset"] == numbers.main_dataset) & (series["category"] == ALL)]
    if not len(rows) or not rows["enough"].iloc[0]:
        return ""
    return (
        f"Half of it happened in {number(rows['areas_holding'].iloc[0])} of "
        f"{number(rows['areas'].iloc[0])} areas."
    )


def _first(brief: Brief, numbers: Numbers) -> str:
    first = [brief.mid(category) for category in numbers.first_categories[:NAMED]]
    return f"By harm, frequency, trend and concern, {listed(first)} come first." if first else ""
