"""Harm against count: what is frequent is not always what is grave."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import listed, many, percent
from wardmote.evidence.disclosure import Exhibit, Finding


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """Each category's share of the count beside its share of the known harm."""
    table = numbers.harm.categories
    known = table[table["harm_low"].notna() & (table["count"] > 0)]
    wholes = numbers.harm.wholes
    told = wholes[wholes["dataset"].isin(known["dataset"])]
    edition = brief.request.harm
    return Chapter(
        id="harm",
        title="What does most harm",
        question="a",
        intro=(
            f"Harm here is the count times a weight: {edition.title} ({edition.publisher}, "
            f"{edition.published.year}), in {edition.unit}. It stands beside the count, never "
            "instead of it, and a category without a weight has unknown harm, not none.",
        ),
        findings=tuple(_gravest(brief, known, row) for row in each(told)),
        exhibits=tuple(_beside(brief, table, name) for name in told["dataset"]),
    )


def _gravest(brief: Brief, known: pd.DataFrame, whole: Any) -> Finding:
    rows = known[known["dataset"] == whole.dataset]
    top = rows.loc[rows["harm_share"].idxmax()]
    unknown = [brief.mid(c) for c in whole.unknown]
    rest = f" Not weighed: {listed(unknown)}." if unknown else ""
    return brief.finding(
        f"{whole.dataset}.harm",
        f"{brief.theme(top['category'])}: {percent(100 * top['harm_share'])} of the harm that can "
        f"be weighed, and {percent(100 * top['count_share'])} of the count. "
        f"{percent(100 * whole.weighted_share)} of all that was counted has a weight.{rest}",
        brief.figure(100 * float(top["harm_share"]), "% of weighed harm"),
        dataset=whole.dataset,
        question="a",
        theme=f"Harm: {brief.mid(top['category'])}",
        would_change="Another edition of weights, or weights for what has none yet.",
        caveats=brief.request.harm.limits,
        exhibits=(f"harm.{whole.dataset}",),
    )


def _beside(brief: Brief, table: pd.DataFrame, dataset: str) -> Exhibit:
    rows = table[(table["dataset"] == dataset) & (table["count"] > 0)]
    rows = rows.assign(
        title=[brief.theme(c) for c in rows["category"]],
        count_share=100 * rows["count_share"],
        harm_share=100 * rows["harm_share"],
    ).sort_values("count", ascending=False)
    unit = brief.request.harm.unit
    return brief.exhibit(
        f"harm.{dataset}",
        "Count and harm, side by side",
        "table",
        rows,
        measure=f"Events, and harm in {unit}",
        columns={
            "title": "Category",
            "count": "Events recorded",
            "count_share": "Share of events (%)",
            "weight_low": "Weight of one event, lowest",
            "weight_high": "Weight of one event, highest",
            "harm_low": "Harm, lowest",
            "harm_high": "Harm, highest",
            "harm_share": "Share of the harm that can be weighed (%)",
        },
        encoding={},
        datasets=[dataset],
        description=(
            f"A table of {many(len(rows), 'category')} with count and harm side by side; empty "
            "cells are categories whose harm is not known."
        ),
    )
