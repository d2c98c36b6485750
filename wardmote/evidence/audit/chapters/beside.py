"""Beside its peers: unusual or not, in a funnel and never in a league; and what is the county's."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.families import in_words
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, lower_first, number, percent, rate
from wardmote.evidence.disclosure import Exhibit, Finding

OUTSIDE = ("far above", "far below")


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """Where the partnership lies outside the limits that chance and ordinary difference allow."""
    points = numbers.peers.points
    own = points[points["partnership"] == brief.name]
    outside = own[own["position"].isin(OUTSIDE)]
    compared = own[~own["position"].str.startswith("too few")]
    shown = pd.concat([compared[compared["category"] == ALL], outside]).drop_duplicates(
        ["dataset", "category"]
    )
    return Chapter(
        id="peers",
        title="Beside other partnerships, and for the county",
        question="g",
        intro=(
            "Partnerships are set in a funnel: the smaller a place, the more its rate may differ "
            "by chance. There is no league table, for most differences between ranks are chance.",
            *(_compared(brief, numbers) if len(compared) else ()),
        ),
        findings=tuple(_outside(brief, numbers, row) for row in each(outside)),
        exhibits=tuple(_funnel(brief, numbers, row) for row in each(shown)),
        not_supplied=_missing(brief, compared),
    )


def _compared(brief: Brief, numbers: Numbers) -> list[str]:
    """Who is in the group: the family of each dataset that has one, else all that are held."""
    of: dict[str, list[str]] = {}
    for name, found in numbers.families.items():
        of.setdefault(in_words(found, brief.name), []).append(brief.dataset(name).title)
    told = [f"{listed(titles)}: compared are {who}" for who, titles in of.items()]
    points = numbers.peers.points
    rest = points[~points["dataset"].isin(list(numbers.families))]["partnership"].nunique()
    if rest:
        subject = "Of all else, compared" if told else "Compared"
        told.append(
            f"{subject} are all {number(rest)} partnerships whose data are at hand, whether or "
            "not they are alike."
        )
    return told


def _missing(brief: Brief, compared: pd.DataFrame) -> tuple[str, ...]:
    fewest = brief.request.rules.audit.peers_minimum
    county = (
        "What other partnerships' assessments and the county's partners raise: matters for a "
        "county strategy group are chosen by people, from all their assessments together.",
    )
    if len(compared):
        return county
    return (f"Peers: fewer than {fewest} partnerships with data to compare with.", *county)


def _what(brief: Brief, row: Any) -> str:
    if row.category == ALL:
        return f"{brief.dataset(row.dataset).title}, all categories"
    return brief.title_of(row.dataset, row.category)


def _outside(brief: Brief, numbers: Numbers, row: Any) -> Finding:
    what = _what(brief, row)
    apart = (row.ratio - 1) * 100
    word = "above" if apart > 0 else "below"
    return brief.finding(
        f"{row.dataset}.{row.category}.peers",
        f"{what}: the rate is {percent(abs(apart))} {word} that of the group, "
        "further than chance and ordinary difference between places explain.",
        brief.figure(apart, "% from the group's rate", (row.low - 1) * 100, (row.high - 1) * 100),
        dataset=row.dataset,
        question="g",
        theme=what,
        would_change="A group of partnerships that are more alike.",
        caveats=("Partnerships differ in visitors, in age and in how events are recorded.",),
        exhibits=(f"peers.{row.dataset}.{row.category}",),
    )


def funnels(brief: Brief, numbers: Numbers, keys: tuple[tuple[str, str], ...]) -> list[Exhibit]:
    """The funnel of each of some kinds of event, where there are peers enough."""
    points = numbers.peers.points
    own = points[points["partnership"] == brief.name]
    own = own[~own["position"].str.startswith("too few")]
    return [
        _funnel(brief, numbers, row) for row in each(own) if (row.dataset, row.category) in keys
    ]


def _funnel(brief: Brief, numbers: Numbers, row: Any) -> Exhibit:
    what = _what(brief, row)
    points, curve = (
        table[(table["dataset"] == row.dataset) & (table["category"] == row.category)]
        for table in (numbers.peers.points, numbers.peers.curve)
    )
    points = points[~points["position"].str.startswith("too few")]
    points = points.assign(own=points["partnership"].where(points["partnership"] == brief.name, ""))
    table = pd.concat([points, curve]).assign(group=1.0)
    return brief.exhibit(
        f"peers.{row.dataset}.{row.category}",
        f"{what}: {brief.name} is {_position(row.position)}",
        "funnel",
        table,
        measure="Rate over the rate of the partnerships compared",
        columns={
            "partnership": "Partnership",
            "expected": "Events expected at the group's rate",
            "count": "Events recorded",
            "ratio": "Ratio to the group's rate",
            "group": "The group",
            "outer_lower": "Lower limit (99.8%)",
            "outer_upper": "Upper limit (99.8%)",
            "position": "Position",
            "own": "This partnership",
        },
        encoding={
            "x": "expected", "y": "ratio", "centre": "group", "lower": "outer_lower",
            "upper": "outer_upper", "label": "partnership", "mark": "own",
        },
        datasets=[row.dataset],
        description=(
            f"A funnel plot of {len(points)} partnerships. {brief.name} has a ratio of "
            f"{rate(row.ratio)} and is {lower_first(_position(row.position))}."
        ),
    )  # fmt: skip


def _position(position: str) -> str:
    return "within the usual range" if position == "inside" else f"{position} the usual range"
