"""Whether the areas with most are the same as last year, part of the chapter of where."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import number, percent
from wardmote.evidence.disclosure import Exhibit, Finding

ID = "where.lasting"
MEANS = {
    "the same places": "The same areas lead year after year, so work in them can be planned for "
    "more than one year.",
    "in part the same": "Only some of the areas that lead stay, so where work goes is best looked "
    "at again each year.",
}
ROUNDED = "More of the same areas lead year after year than chance would bring."
"""Rounding moves areas up and down, so rounded counts cannot tell "the same" from "in part"."""

MORE = "more than chance"
STABLE = {
    "stable_low": "If nothing had changed, lower end (%)",
    "stable_high": "If nothing had changed, upper end (%)",
}


def lasting(brief: Brief, numbers: Numbers) -> tuple[list[Finding], list[Exhibit]]:
    """What the main dataset tells of last year's worst areas; nothing where it is but chance."""
    found = numbers.stability(numbers.main_dataset)
    whole = found[(found["category"] == ALL) & found["verdict"].isin(list(MEANS))]
    told = found[found["verdict"] != "too few"]
    exhibits = [_table(brief, numbers.main_dataset, told)] if len(told) else []
    return [_again(brief, row) for row in each(whole)], exhibits


def _again(brief: Brief, row: Any) -> Finding:
    what = f"{brief.dataset(row.dataset).title}, all categories"
    return brief.finding(
        f"{row.dataset}.lasting",
        f"{what}: of the {number(row.worst)} areas with most in the year before, "
        f"{number(row.again * row.worst)} ({percent(100 * row.again)}) are among those with most "
        f"again. Chance would give {percent(100 * row.shuffled)}{_beside(brief, row)}",
        brief.figure(100 * row.again, "% of the areas with most are so again"),
        dataset=row.dataset,
        question="a",
        theme=what,
        would_change="A third year; or events for each resident, where areas differ in people.",
        caveats=("Areas are ranked by events, not by rate: one with many people has many.",),
        exhibits=(ID,),
        plain=f"{what}: more of it in the same areas as last year than chance would bring.",
    )


def _beside(brief: Brief, row: Any) -> str:
    if brief.base > 1:
        return f". {ROUNDED}"
    return (
        f"; areas where nothing had changed, {percent(100 * row.stable_low)} to "
        f"{percent(100 * row.stable_high)}. {MEANS[row.verdict]}"
    )


def _table(brief: Brief, dataset: str, told: pd.DataFrame) -> Exhibit:
    shares = ["again", "shuffled", "stable_low", "stable_high"]
    table = told.assign(
        title=["All categories" if c == ALL else brief.title_of(dataset, c) for c in told.category],
        **{name: (100 * told[name].astype(float)).round() for name in shares},
    ).sort_values("now", ascending=False)
    if brief.base > 1:
        table = table.assign(verdict=table["verdict"].where(~table["verdict"].isin(MEANS), MORE))
    same = int(told["verdict"].isin(list(MEANS)).sum())
    return brief.exhibit(
        ID,
        f"{same} of {len(told)} lead in the same areas again, more than chance would bring",
        "table",
        table,
        measure="Areas with most in the year before that are among those with most again",
        columns={
            "title": "Category",
            "worst": "Areas called those with most",
            "again": "Among those with most again (%)",
            "shuffled": "By chance (%)",
            **(STABLE if brief.base == 1 else {}),
            "verdict": "Verdict",
        },
        encoding={},
        datasets=[dataset],
        description=f"A table of {len(table)} rows: all categories, and each with enough events.",
        notes=("Areas tied at the edge count in part, so an area may be told as a part of one.",),
    )
