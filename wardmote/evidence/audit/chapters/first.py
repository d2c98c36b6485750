"""What should come first: the matrix of harm, frequency, trend and concern, with its trail."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.factors import parted
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import listed, lower_first, many, ordinal
from wardmote.evidence.disclosure import Exhibit, Finding


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """The categories in the order of the matrix, and how sure that order is."""
    matrix = brief.request.rules.prioritisation
    ranked = numbers.matrix
    leading = ranked.head(matrix.most_priorities)
    return Chapter(
        id="first",
        title="What should come first",
        question="d",
        intro=(
            f"{matrix.method} The weights and bands are settings that the partnership can change; "
            "the matrix orders matters for people to discuss and decides nothing.",
        ),
        findings=tuple(_leading(brief, numbers, row) for row in each(leading)),
        exhibits=(_scores(brief, ranked), _trail(brief, numbers)) if len(ranked) else (),
        not_supplied=_unknown(brief, ranked),
    )


def _unknown(brief: Brief, ranked: pd.DataFrame) -> tuple[str, ...]:
    factors = brief.request.rules.prioritisation.factors
    never = [
        lower_first(factor.title)
        for name, factor in factors.items()
        if len(ranked) and ranked[f"{name}_band"].isna().all()
    ]
    return (f"For every matter: {listed(never)}.",) if never else ()


def _pronoun(named: str) -> str:
    return "them" if ", " in named else "it"


def _leading(brief: Brief, numbers: Numbers, row: Any) -> Finding:
    factors = brief.request.rules.prioritisation.factors
    trail = numbers.priorities.trail
    mine = trail[trail["category"] == row.key]
    known = [
        f"{lower_first(factors[r.factor].title)} {int(r.band)} of 4 ({r.source})"
        for r in each(mine)
        if pd.notna(r.band)
    ]
    unsure = (
        f" Not known: {row.not_known.lower()}; with {_pronoun(row.not_known)} the score could lie "
        f"between {row.lowest_score:.1f} and {row.highest_score:.1f}."
        if row.not_known
        else ""
    )
    return brief.finding(
        f"{row.dataset}.{row.category}.priority",
        f"{brief.title_of(row.dataset, row.category)}: {ordinal(int(row.order))} in the matrix, "
        f"with {listed(known)}.{unsure}",
        # The range is in the sentence: what is not known yet is no 95% interval.
        brief.figure(float(row.score), "of 4, priority score"),
        dataset=row.dataset,
        question="d",
        theme=brief.title_of(row.dataset, row.category),
        part="issues",
        would_change="Other weights or bands, or a factor that is not known yet.",
        exhibits=("first.matrix", "first.trail"),
        plain=(
            f"{brief.title_of(row.dataset, row.category)} would come "
            f"{ordinal(int(row.order))}, by harm, how often it happens, whether it grows, and "
            "whether people worry about it, as far as these are known."
        ),
    )


def _scores(brief: Brief, ranked: pd.DataFrame) -> Exhibit:
    factors = brief.request.rules.prioritisation.factors
    table = ranked.assign(
        title=[
            brief.title_of(d, c) for d, c in zip(ranked["dataset"], ranked["category"], strict=True)
        ],
        known=100 * ranked["known_weight"],
    )
    return brief.exhibit(
        "first.matrix",
        f"{table['title'].iloc[0]} comes first in the matrix",
        "table",
        table,
        measure="Bands from 1 (least) to 4 (most), and their weighted mean",
        columns={
            "order": "Place",
            "title": "Matter",
            "score": "Score",
            **{f"{name}_band": factor.title for name, factor in factors.items()},
            "known": "Weight that is known (%)",
            "lowest_score": "Lowest score it could have",
            "highest_score": "Highest score it could have",
        },
        encoding={},
        datasets=sorted(set(table["dataset"])),
        description=f"A table of {many(len(table), 'matter')} with their bands and scores.",
    )


def _trail(brief: Brief, numbers: Numbers) -> Exhibit:
    trail = numbers.priorities.trail
    table = trail.assign(matter=[brief.title_of(*parted(key)) for key in trail["category"]])
    return brief.exhibit(
        "first.trail",
        "How each score came about",
        "table",
        table,
        measure="Every value, its band, its weight and where it comes from",
        columns={
            "matter": "Matter",
            "title": "Factor",
            "measure": "Measure",
            "value": "Value",
            "band": "Band",
            "weight": "Weight",
            "counted_weight": "Weight among what is known",
            "source": "Where the value comes from",
        },
        encoding={},
        datasets=sorted({parted(key)[0] for key in trail["category"]}),
        description="A table with one row for each matter and factor.",
    )
