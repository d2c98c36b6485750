"""Unequal: whether there is more where people are more deprived, and where agencies meet."""

from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, many, not_told, number, rate
from wardmote.evidence.disclosure import Exhibit, Finding

GRADIENTS = {"more where deprived": "more", "less where deprived": "less"}
SHOWN = 20


def write(brief: Brief, numbers: Numbers) -> Chapter:
    """The deprivation gradient of each dataset, and the areas that several agencies share."""
    series = numbers.deprivation.series
    clear = series[series["verdict"].isin(GRADIENTS) & (series["category"] == ALL)]
    together = numbers.coincidence
    findings = [gradient(brief, row) for row in each(clear)]
    exhibits = [tenths(brief, numbers, row) for row in each(clear)]
    if len(together.datasets) > 1:
        findings.append(_together(brief, numbers))
        exhibits += [_shared(brief, numbers)] if len(together.areas) else []
    return Chapter(
        id="unequal",
        title="Who carries the burden, and where agencies meet",
        question="a",
        findings=tuple(findings),
        exhibits=tuple(exhibits),
    )


def gradient(brief: Brief, row: Any) -> Finding:
    """How much more of a dataset, or of one category of it, there is where people are deprived."""
    what = _what(brief, row)
    return brief.finding(
        f"{_stem(row)}.deprivation",
        f"{what}: {_slope(brief, row)}.",
        brief.figure(row.relative_index, "times", row.relative_low, row.relative_high),
        dataset=row.dataset,
        category="" if row.category == ALL else row.category,
        question="a",
        theme=f"{what}: deprivation",
        would_change="Where people are hurt is not always where they live: residents' own areas.",
        caveats=("Deprivation is of areas, not of the people in them.",),
        exhibits=(f"unequal.{_stem(row)}",),
    )


def _slope(brief: Brief, row: Any) -> str:
    """Which way the rate goes from the least to the most deprived end, in words."""
    if row.verdict not in GRADIENTS:
        return (
            f"no clear difference between the most and the least deprived end of {brief.name} "
            f"({rate(row.relative_index)} times the rate, 95% interval: {rate(row.relative_low)} "
            f"to {rate(row.relative_high)}{not_told(row.relative_low - 1, row.relative_high - 1)})"
        )
    more = row.verdict == "more where deprived"
    times = row.relative_index if more else 1 / row.relative_index
    return (
        f"the rate at the most deprived end of {brief.name} is "
        f"{f'{rate(times)} times' if more else f'1/{rate(times)} of'} that at the least deprived "
        "end"
    )


def _what(brief: Brief, row: Any) -> str:
    if row.category == ALL:
        return brief.dataset(row.dataset).title
    return brief.title_of(row.dataset, row.category)


def _stem(row: Any) -> str:
    return row.dataset if row.category == ALL else f"{row.dataset}.{row.category}"


def tenths(brief: Brief, numbers: Numbers, row: Any) -> Exhibit:
    """The rate in each tenth of deprivation that holds areas enough."""
    groups = numbers.deprivation.groups
    rows = groups[
        (groups["dataset"] == row.dataset) & (groups["category"] == row.category) & groups["enough"]
    ].assign(tenth=lambda t: [_tenth(int(n)) for n in t["group"]])
    unit = numbers.rate_unit(row.dataset)
    most, least = rate(rows["rate"].iloc[0]), rate(rows["rate"].iloc[-1])
    told = GRADIENTS.get(row.verdict, "neither clearly more nor less")
    return brief.exhibit(
        f"unequal.{_stem(row)}",
        f"{_what(brief, row)}: {told} where people are more deprived",
        "bar",
        rows,
        measure=f"{unit}, by tenth of deprivation in the nation",
        columns={
            "tenth": "Tenth of deprivation",
            "areas": "Areas",
            "count": "Events recorded",
            "rate": unit,
            "low": "Lower end of the 95% interval",
            "high": "Upper end of the 95% interval",
        },
        encoding={
            "y": "tenth",
            "x": "rate",
            "low": "low",
            "high": "high",
            "levels": list(rows["tenth"]),
        },
        datasets=[row.dataset],
        description=(
            f"A bar for each of {many(len(rows), 'tenth')} of deprivation, from {most} in the most "
            f"deprived shown to {least} in the least."
        ),
    )


def _tenth(group: int) -> str:
    return {1: "1 (most deprived)", 10: "10 (least deprived)"}.get(group, str(group))


def _names(brief: Brief, areas: pd.Series) -> list[str]:
    return [str(name) for name in areas.map(brief.ground.areas.set_index("area")["area_name"])]


def _together(brief: Brief, numbers: Numbers) -> Finding:
    found = numbers.coincidence
    names = _names(brief, found.areas["area"].head(3))
    said = f" First among them: {listed(names)}." if names else ""
    return brief.finding(
        "together.areas",
        f"{many(len(found.areas), 'area')} {'is' if len(found.areas) == 1 else 'are'} among the "
        f"hottest of two or more of {number(len(found.datasets))} datasets; chance alone would "
        f"give {number(found.expected, 1)}.{said}",
        brief.figure(float(len(found.areas)), "areas"),
        dataset=numbers.main_dataset,
        question="a",
        theme="Where agencies meet",
        would_change="More agencies' data, or another year's.",
        caveats=("Datasets that tell of the same events coincide because they are the same.",),
        exhibits=("together.areas",) if len(found.areas) else (),
    )


def _shared(brief: Brief, numbers: Numbers) -> Exhibit:
    found = numbers.coincidence.areas.head(SHOWN)
    table = found.assign(
        area_name=_names(brief, found["area"]),
        agencies=[listed([brief.dataset(d).title for d in names]) for names in found["datasets"]],
    )
    return brief.exhibit(
        "together.areas",
        "Areas that several agencies should look at together",
        "table",
        table,
        measure="Areas in the hottest tenth of two datasets or more",
        columns={
            "area": "Area code",
            "area_name": "Area",
            "how_many": "Datasets",
            "agencies": "Which",
        },
        encoding={},
        datasets=list(numbers.coincidence.datasets),
        description=f"A table of {many(len(table), 'area')} and the datasets that are high there.",
    )
