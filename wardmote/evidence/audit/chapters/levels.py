"""How much there is: each agency's total, and what it is made of."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import many, number, percent, rate
from wardmote.evidence.disclosure import Exhibit, Finding

LARGEST = 3


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """Each dataset's total with its rate, and the largest categories of the broadest dataset."""
    counted = numbers.wholes
    findings = [_total(brief, row) for row in each(counted)]
    main = numbers.main_dataset
    return Chapter(
        id="levels",
        title="How much crime, disorder and harm there is",
        question="a",
        intro=(
            "Each agency sees a different part of what happens. Their totals overlap, so they are "
            "shown side by side and never added together.",
        ),
        findings=(*findings, *_largest(brief, numbers, main)),
        exhibits=(_datasets(brief, counted), _categories(brief, numbers, main)),
    )


def _total(brief: Brief, row: Any) -> Finding:
    dataset = brief.dataset(row.dataset)
    per = f"{number(brief.per)} {row.denominator}"
    told = "" if pd.isna(row.rate) else f": {rate(row.rate)} for every {per}"
    return brief.finding(
        f"{row.dataset}.level",
        f"{dataset.title}: {number(row.count)} recorded in {brief.name} in {brief.when}{told}.",
        brief.figure(row.count, brief.unit(row.dataset), row.low, row.high),
        dataset=row.dataset,
        question="a",
        theme=dataset.title,
        would_change=(
            "A later download, or a survey of harm that was never reported, could show a "
            "different level."
        ),
        exhibits=("levels.datasets",),
        plain=f"{brief.plain_dataset(row.dataset)}: {number(row.count)} in {brief.when}{told}.",
    )


def _largest(brief: Brief, numbers: Numbers, main: str) -> list[Finding]:
    rows = numbers.totals[numbers.totals["dataset"] == main].nlargest(LARGEST, "count")
    whole = numbers.totals.loc[numbers.totals["dataset"] == main, "count"].sum()
    return [_one_of_the_largest(brief, row, whole) for row in each(rows)]


def _one_of_the_largest(brief: Brief, row: Any, whole: float) -> Finding:
    share = percent(100 * row.count / whole)
    told = f"{number(row.count)} recorded, {share} of all that the police recorded"
    return brief.finding(
        f"{row.dataset}.{row.category}.level",
        f"{brief.theme(row.category)}: {told} in {brief.when}.",
        brief.figure(row.count, brief.unit(row.dataset), row.low, row.high),
        dataset=row.dataset,
        question="a",
        theme=brief.theme(row.category),
        would_change="A change in how offences are classified would move events between groups.",
        exhibits=("levels.categories",),
        plain=f"{brief.plain(row.category)}: {told}.",
    )


def _datasets(brief: Brief, counted: pd.DataFrame) -> Exhibit:
    table = counted.assign(
        title=[brief.dataset(d).title for d in counted["dataset"]],
        agency=[brief.dataset(d).agency for d in counted["dataset"]],
    )
    return brief.exhibit(
        "levels.datasets",
        f"{many(len(table), 'dataset')} {'speaks' if len(table) == 1 else 'speak'} of {brief.name}",
        "table",
        table,
        measure=f"Recorded events, and the rate for every {number(brief.per)}",
        columns={
            "title": "Dataset",
            "agency": "Agency",
            "count": "Events recorded",
            "rate": "Rate",
            "rate_low": "Rate, lower end",
            "rate_high": "Rate, upper end",
            "denominator": "For every 1,000 of",
        },
        encoding={},
        datasets=list(counted["dataset"]),
        description="A table of every dataset with its count and rate.",
    )


def _categories(brief: Brief, numbers: Numbers, main: str) -> Exhibit:
    rows = numbers.totals[numbers.totals["dataset"] == main].sort_values("count", ascending=False)
    table = rows.assign(title=[brief.theme(c) for c in rows["category"]])
    first = table.iloc[0]
    return brief.exhibit(
        "levels.categories",
        f"{first['title']} {'are' if first['title'].endswith('s') else 'is'} the largest group",
        "bar",
        table,
        measure=f"Events recorded for every {number(brief.per)} residents",
        columns={
            "title": "Category",
            "count": "Events recorded",
            "rate": "Events for every 1,000 residents",
            "rate_low": "Lower end of the 95% interval",
            "rate_high": "Upper end of the 95% interval",
        },
        encoding={"y": "title", "x": "rate", "low": "rate_low", "high": "rate_high"},
        datasets=[main],
        description=(
            f"A bar for each of {many(len(table), 'category')}. The longest is {first['title']} at "
            f"{rate(first['rate'])}, the shortest {table.iloc[-1]['title']} at "
            f"{rate(table.iloc[-1]['rate'])} for every 1,000 residents."
        ),
    )
