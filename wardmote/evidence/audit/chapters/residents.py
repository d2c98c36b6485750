"""What people here put first: the residents' survey, or the plain word that there is none."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.words import listed, percent
from wardmote.evidence.disclosure import Exhibit, Finding

NAMED = 3


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """The topics that most residents with a view call a concern."""
    concern = numbers.concern
    return Chapter(
        id="residents",
        title="What people here put first",
        question="e",
        intro=("A worry is not a count: both belong in the choice of priorities.",),
        findings=(_first(brief, concern),) if len(concern) else (),
        exhibits=(_shares(brief, concern),) if len(concern) else (),
        not_supplied=()
        if len(concern)
        else (
            "The views of those who live and work here: no residents' survey, public meeting or "
            "consultation was supplied. Regulation 12 of SI 2007/1830 asks for them.",
        ),
    )


def _first(brief: Brief, concern: pd.DataFrame) -> Finding:
    top: Any = concern.iloc[0]
    others = listed([brief.mid(c) for c in concern["category"].iloc[1:NAMED]])
    said = (
        f"{brief.theme(top.category)} is what most residents call a concern: "
        f"{percent(100 * top.share)} of those with a view. {others.capitalize()} come next."
    )
    return brief.finding(
        "resident_survey.first",
        said,
        brief.figure(100 * top.share, "% of residents with a view", 100 * top.low, 100 * top.high),
        dataset=top.dataset,
        question="e",
        theme=brief.theme(top.category),
        part="issues",
        would_change="A survey that reached other people, or asked in other words.",
        exhibits=("residents.concern",),
        plain=said,
    )


def _shares(brief: Brief, concern: pd.DataFrame) -> Exhibit:
    table = concern.assign(
        title=[brief.theme(c) for c in concern["category"]],
        **{name: 100 * concern[name] for name in ("share", "low", "high")},
    )
    return brief.exhibit(
        "residents.concern",
        f"{table['title'].iloc[0]} worries most residents",
        "bar",
        table,
        measure="Share of residents with a view who call it a concern",
        columns={
            "title": "Topic",
            "share": "Call it a concern (%)",
            "low": "Lower end of the 95% interval (%)",
            "high": "Upper end of the 95% interval (%)",
            "answers": "Answers with a view",
        },
        encoding={"y": "title", "x": "share", "low": "low", "high": "high"},
        datasets=sorted(set(concern["dataset"])),
        description=(
            f"A bar for each of {len(table)} topics, from {table['title'].iloc[0]} at "
            f"{percent(table['share'].iloc[0])} to {table['title'].iloc[-1]} at "
            f"{percent(table['share'].iloc[-1])}."
        ),
    )
