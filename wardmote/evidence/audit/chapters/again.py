"""Again and again: how much of it happens at places where it happened before."""

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters import series
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each, grouped
from wardmote.evidence.audit.splits import OFTEN, PLACE_BANDS
from wardmote.evidence.audit.words import many, percent
from wardmote.evidence.disclosure import Exhibit, Finding

ONCE = PLACE_BANDS[0][1]
BANDS = (*(name for _, name in PLACE_BANDS), OFTEN)


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """The share of each dataset's events at repeat places; for the analyst, places and series."""
    least = brief.request.rules.audit.hot_minimum_count
    told = [
        (dataset, category, rows)
        for (dataset, category), rows in grouped(numbers.repeat_bands, "dataset", "category")
        if rows["count"].sum() >= least
    ]
    return Chapter(
        id="again",
        title="Repeat places",
        question="a",
        findings=(*(_share(brief, *group) for group in told), *series.findings(brief, numbers)),
        not_supplied=()
        if told
        else (
            "Addresses of what happened: the data at hand name no place more closely than an area.",
        ),
        exhibits=(
            *(_bands(brief, *group) for group in told),
            *(_top(brief, numbers, name) for name in sorted(set(numbers.repeats.top["dataset"]))),
            *series.exhibits(brief, numbers),
        ),
    )


def _share(brief: Brief, dataset: str, category: str, rows: pd.DataFrame) -> Finding:
    what = brief.title_of(dataset, category)
    again = rows.loc[rows["part"] != ONCE, "count"].sum() / rows["count"].sum()
    often = rows.loc[rows["part"] == OFTEN, "count"].sum() / rows["count"].sum()
    more = f"; {percent(100 * often)} at places with {OFTEN.replace(' or more', '')} or more"
    return brief.finding(
        f"{dataset}.{category}.again",
        f"{what}: {percent(100 * again)} happened at places with two or more in the year"
        f"{more if often > 0 else ''}.",
        brief.figure(100 * again, "% of events"),
        dataset=dataset,
        question="a",
        theme=what,
        would_change="Places written in one way: two spellings of an address are two places.",
        exhibits=(f"again.{dataset}.{category}",),
    )


def _bands(brief: Brief, dataset: str, category: str, rows: pd.DataFrame) -> Exhibit:
    what = brief.title_of(dataset, category)
    table = rows.assign(share=100 * rows["count"] / rows["count"].sum())
    return brief.exhibit(
        f"again.{dataset}.{category}",
        f"{what} by how often it happened at the place",
        "bar",
        table,
        measure="Share of events",
        columns={
            "part": "At places with so many in the year",
            "count": "Events recorded",
            "share": "Share of events (%)",
        },
        encoding={"y": "part", "x": "share", "levels": BANDS},
        datasets=[dataset],
        description=f"A bar for each of {len(table)} bands of how often a place was named.",
    )


def _top(brief: Brief, numbers: Numbers, dataset: str) -> Exhibit:
    """The places themselves: in the analyst's edition alone."""
    top = numbers.repeats.top
    rows = top[top["dataset"] == dataset]
    table = rows.assign(
        title=[brief.theme(row.category) for row in each(rows)], share=100 * rows["incident_share"]
    )
    return brief.exhibit(
        f"again.{dataset}.places",
        f"{brief.dataset(dataset).title}: the places named most often",
        "table",
        table,
        measure="Events recorded at each place",
        columns={
            "title": "Category",
            "place": "Place",
            "incidents": "Events recorded",
            "share": "Share of events (%)",
        },
        encoding={},
        datasets=[dataset],
        description=f"A table of {many(len(table), 'place')}.",
    )
