"""Who is affected, where an agency's file says so."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each, grouped
from wardmote.evidence.audit.words import listed, percent
from wardmote.evidence.disclosure import Exhibit, Finding

SPLITS = {"age_band": "age", "sex": "sex", "role": "part in it", "severity": "severity"}


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """The most affected groups of each dataset that tells of people."""
    pairs = list(grouped(numbers.people, "dataset", "category", "split"))
    most = numbers.people[numbers.people["most"]]
    silent = sorted(
        {brief.dataset(d).title for d in numbers.wholes["dataset"]}
        - {brief.dataset(d).title for d in numbers.people["dataset"]}
    )
    return Chapter(
        id="who",
        title="Who is affected",
        question="a",
        findings=tuple(_most(brief, row) for row in each(most)),
        exhibits=tuple(_groups(brief, key, rows) for key, rows in pairs),
        not_supplied=(f"Who was harmed, which these datasets do not tell: {listed(silent)}.",)
        if silent
        else (),
    )


def _most(brief: Brief, row: Any) -> Finding:
    what = brief.title_of(row.dataset, row.category)
    return brief.finding(
        f"{row.dataset}.{row.category}.{row.split}",
        f"{what} by {SPLITS[row.split]}: {percent(100 * row.share)} {row.part}, of those for whom "
        "it is known.",
        brief.figure(100 * row.share, "%", 100 * row.low, 100 * row.high),
        dataset=row.dataset,
        question="a",
        theme=what,
        would_change="The groups of those who are not known, or a population to make rates with.",
        caveats=(
            f"Known of {percent(100 * row.known_share)}; a share is no risk, for groups differ "
            "in size.",
        ),
        exhibits=(f"who.{row.dataset}.{row.category}.{row.split}",),
    )


def _groups(brief: Brief, key: tuple[str, ...], rows: pd.DataFrame) -> Exhibit:
    dataset, category, split = key
    what, known = brief.title_of(dataset, category), rows["known_share"].iloc[0]
    table = rows.assign(**{name: 100 * rows[name] for name in ("share", "low", "high")})
    top = table.sort_values("share").iloc[-1]
    who = SPLITS[split]
    return brief.exhibit(
        f"who.{dataset}.{category}.{split}",
        f"{what} by {who}: {top['part']} is the largest group",
        "bar",
        table,
        measure=f"Share of those whose {who} is known ({percent(100 * known)})",
        columns={
            "part": who.capitalize(),
            "count": "People",
            "share": "Share (%)",
            "low": "Lower end of the 95% interval (%)",
            "high": "Upper end of the 95% interval (%)",
        },
        encoding={
            "y": "part", "x": "share", "low": "low", "high": "high",
            "levels": sorted(table["part"]),
        },
        datasets=[dataset],
        description=(
            f"A bar for each group. The longest is {top['part']} at {percent(top['share'])}."
        ),
    )  # fmt: skip
