"""When a theme happens: more or fewer on bank holidays, and on days that the partnership lists."""

from typing import Any

import pandas as pd

from wardmote.evidence.analyses.special_days import KindsNotApart
from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.days import Days
from wardmote.evidence.audit.profile.subject import Key, Theme
from wardmote.evidence.audit.rows import each, grouped
from wardmote.evidence.audit.words import many, not_told, number, percent, signed
from wardmote.evidence.disclosure import Exhibit, Finding
from wardmote.evidence.records import Period

FEW, SAME = "too few", "no clear difference"
LIKE = "other days of the same month and weekday"
CAVEATS = (
    "Bank holidays and other days of a kind are held against other days of the same month and "
    "weekday, by a regression of the daily counts (quasi-Poisson). Of the differences told, few "
    "are chance.",
    "What is noticed or reported later may be told of a later day: what a holiday brought, of "
    "the day after it.",
)


def add(chapter: Chapter, brief: Brief, numbers: Numbers, theme: Theme, days: Days) -> Chapter:
    """A chapter and the differences that are clear; of the kinds that are drawn, the others too.

    Raises:
        NoSpecialDays: no listed day is of the years compared.
    """
    datasets = {dataset for dataset, _ in theme.keys} & set(days.daily["dataset"])
    if not datasets:
        return chapter  # that no dataset tells the day is said under what is not known
    known = days.known(brief.request.years)
    if known is None:
        return chapter.more(not_supplied=("Bank holidays of these years are not known here.",))
    try:
        table = days.special(numbers, datasets, known)
    except KindsNotApart as error:
        return chapter.more(not_supplied=(f"Days that can be told apart. {error}",))
    told = _told(brief, numbers, theme, known, table)
    few = told["verdict"] == FEW
    drawn = theme.keys[: numbers.settings.profile_drawn]
    return chapter.more(
        findings=_findings(brief, told[~few], drawn),
        exhibits=tuple(
            _compared(brief, kind, rows) for (kind,), rows in grouped(told[~few], "kind")
        ),
        not_supplied=(*_too_few(numbers, told[few]), *_unlisted(days)),
    )


def _told(
    brief: Brief, numbers: Numbers, theme: Theme, known: Period, table: pd.DataFrame
) -> pd.DataFrame:
    """The rows of the theme, with their titles, months, and differences in percent."""
    rows = table[[(row.dataset, row.category) in theme.keys for row in each(table)]]
    percents = {
        name: 100 * (rows[ratio] - 1)
        for name, ratio in (("percent", "ratio"), ("percent_low", "low"), ("percent_high", "high"))
    }
    return rows.assign(
        title=[brief.title_of(row.dataset, row.category) for row in each(rows)],
        months=[_months(brief, numbers, row.dataset, known) for row in each(rows)],
        **percents,
    )


def _months(brief: Brief, numbers: Numbers, dataset: str, known: Period) -> str:
    """The first and the last month that were counted of a dataset, in words."""
    supply = numbers.supply
    supplied = supply.loc[(supply["dataset"] == dataset) & supply["comparable"], "month"]
    inside = [m for m in supplied if known.start.replace(day=1) <= m < known.end]
    return " to ".join(brief.month(f"{month:%Y-%m}") for month in (min(inside), max(inside)))


def _findings(brief: Brief, told: pd.DataFrame, drawn: tuple[Key, ...]) -> tuple[Finding, ...]:
    return tuple(
        _finding(brief, row)
        for row in each(told.sort_values("adjusted_p", kind="stable"))
        if row.verdict != SAME or (row.dataset, row.category) in drawn
    )


def _finding(brief: Brief, row: Any) -> Finding:
    kind = _days_called(row.kind)
    interval = f"95% interval: {signed(row.percent_low)} to {signed(row.percent_high)}"
    chance = not_told(row.percent_low, row.percent_high)
    said = (
        f"no clear difference between {kind} and {LIKE} ({signed(row.percent)}, {interval}{chance})"
        if row.verdict == SAME
        else f"{row.verdict} on {kind} than on {LIKE}, by {percent(row.percent)} ({interval})"
    )
    return brief.finding(
        f"{row.dataset}.{row.category}.{_slug(row.kind)}",
        f"{row.title}: {said}. There were {number(row.events)} {brief.unit(row.dataset)} on "
        f"{many(row.days, 'such day')}, where about {number(row.expected)} would be usual; "
        f"{row.months}.",
        brief.figure(row.percent, "% against like days", row.percent_low, row.percent_high),
        dataset=row.dataset,
        category=row.category,
        question="a",
        theme=row.title,
        would_change="More years, for such days are few; or days told more exactly.",
        caveats=CAVEATS,
        exhibits=(_exhibit_id(row.kind),),
    )


def _days_called(kind: str) -> str:
    """Several days of a kind: "bank holiday" → "bank holidays"."""
    return kind if kind.endswith("s") else f"{kind}s"


def _too_few(numbers: Numbers, few: pd.DataFrame) -> list[str]:
    days, events = numbers.settings.special_minimum_days, numbers.settings.hot_minimum_count
    return [
        f"{row.title} on {_days_called(row.kind)}: too few to say anything, with "
        f"{number(row.events)} {unit} on {many(row.days, 'day')}. At least {days} such days, and "
        f"{events} {unit} in all, are needed."
        for row in each(few)
        for unit in [numbers.brief.unit(row.dataset)]
    ]


def _unlisted(days: Days) -> list[str]:
    if len(days.listed):
        return []
    return ["Term dates were not given, so that school holidays are not told apart; councils and "
            "schools publish them."]  # fmt: skip


def _compared(brief: Brief, kind: str, rows: pd.DataFrame) -> Exhibit:
    called, table = _days_called(kind), rows.sort_values("percent", ascending=False)
    months = dict(zip(rows["dataset"], rows["months"], strict=True))
    counted = "; ".join(f"{brief.dataset(name).title}, {said}" for name, said in months.items())
    return brief.exhibit(
        _exhibit_id(kind),
        f"{called[:1].upper()}{called[1:]} against other days",
        "interval",
        table,
        measure=f"Difference from {LIKE}, with its 95% interval",
        columns={
            "title": "Kind of event",
            "days": "Such days",
            "events": "Recorded on them",
            "expected": "Usual",
            "percent": "Difference (%)",
            "percent_low": "Lower end (%)",
            "percent_high": "Upper end (%)",
            "verdict": "Verdict",
        },
        encoding={"y": "title", "x": "percent", "low": "percent_low", "high": "percent_high"},
        datasets=sorted(months),
        description=f"A dot and an interval for each of {many(len(table), 'kind')} of event.",
        notes=(f"Such days are few, so that all months supplied of the years compared are "
               f"counted: {counted}.",),
    )  # fmt: skip


def _exhibit_id(kind: str) -> str:
    return f"when.special_days.{_slug(kind)}"


def _slug(kind: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in kind.lower())
