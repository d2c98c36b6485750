"""Where a theme happens: how few areas hold half, which hold most, how dense, for how long."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.chapter import Chapter
from wardmote.evidence.audit.chapters.unequal import GRADIENTS, gradient, tenths
from wardmote.evidence.audit.chapters.where import area_map, half
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile import dense, month_by_month
from wardmote.evidence.audit.profile.subject import Key, Theme
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import listed, many
from wardmote.evidence.disclosure import Exhibit, Finding


@dataclass(frozen=True)
class Spread:
    """What is told and shown of where a theme happens, and what cannot be."""

    findings: list[Finding] = field(default_factory=list)
    exhibits: list[Exhibit] = field(default_factory=list)
    lacking: tuple[str, ...] = ()

    def and_of(self, chapter: Chapter) -> Chapter:
        """A chapter with this told after what it tells itself."""
        return chapter.more(
            findings=self.findings, exhibits=self.exhibits, not_supplied=self.lacking
        )


def spread(
    brief: Brief, numbers: Numbers, late: Recent, theme: Theme, drawn: tuple[Key, ...]
) -> Spread:
    """How few areas hold half, where it is densest, how long that lasts, and how deprived it is.

    Args:
        brief: the place.
        numbers: the analyses of the year.
        late: the months up to its end, of the theme's datasets that speak of small areas.
        theme: what it is of.
        drawn: the kinds of it of which there are pictures.
    """
    placed = [key for key in drawn if key[0] in numbers.mapped]
    surfaces = {key: found for key in placed if (found := dense.surface(brief, late, key))}
    months = {
        key: table
        for key in placed
        if (table := month_by_month.judged(brief, numbers, late, key)) is not None
    }
    slopes = _gradients(numbers, theme, drawn)
    return Spread(
        findings=[
            *_halves(brief, numbers, theme),
            *(dense.finding(brief, found) for found in surfaces.values()),
            *(month_by_month.finding(brief, late, *pair) for pair in months.items()),
            *(gradient(brief, row) for row in slopes),
        ],
        exhibits=[
            *(
                one
                for key in placed
                for one in _of_kind(brief, numbers, late, key, surfaces, months)
            ),
            *(
                tenths(brief, numbers, row)
                for row in slopes
                if (row.dataset, row.category) in drawn
            ),
        ],
        lacking=_without_points(brief, [key for key in placed if key not in surfaces]),
    )


def _of_kind(
    brief: Brief, numbers: Numbers, late: Recent, key: Key,
    surfaces: dict[Key, dense.Surface], months: dict[Key, pd.DataFrame],
) -> list[Exhibit]:  # fmt: skip
    """One kind's map, the areas with most, its surface and its months."""
    return [
        area_map(brief, numbers, *key), _most(brief, numbers, *key),
        *([dense.exhibit(brief, surfaces[key])] if key in surfaces else []),
        *([month_by_month.exhibit(brief, late, key, months[key])] if key in months else []),
    ]  # fmt: skip


def _halves(brief: Brief, numbers: Numbers, theme: Theme) -> list[Finding]:
    """How few areas hold half of each kind, where there is enough of it."""
    series = numbers.concentration.series
    return [
        half(brief, row)
        for row in each(series[series["enough"]])
        if (row.dataset, row.category) in theme.keys
    ]


def _gradients(numbers: Numbers, theme: Theme, drawn: tuple[Key, ...]) -> list[Any]:
    """The gradients of deprivation that are clear; of the kinds drawn, all."""
    series = numbers.deprivation.series
    told = series[series["verdict"] != "too few"]
    return [
        row
        for row in each(told)
        if (key := (row.dataset, row.category)) in theme.keys
        and (key in drawn or row.verdict in GRADIENTS)
    ]


def _without_points(brief: Brief, keys: list[Key]) -> tuple[str, ...]:
    """The kinds of which there is no surface, and why."""
    if not keys:
        return ()
    names = listed([brief.title_of(*key) for key in keys])
    return (f"A surface of {names}: no points, too few of them, or no outlines of areas.",)


def _most(brief: Brief, numbers: Numbers, dataset: str, category: str) -> Exhibit:
    spots = numbers.hotspots
    rows = spots[(spots["dataset"] == dataset) & (spots["category"] == category)]
    total = rows["count"].sum()
    table = rows.nlargest(numbers.settings.profile_areas, "count").merge(
        brief.ground.areas, on="area"
    )
    table = table.assign(
        rate=numbers.rate_of(dataset, table["value"]),
        share=100 * table["count"] / total,
        stands_out=table["hot"].map({True: "stands out", False: "no"}),
    )
    what, unit = brief.title_of(dataset, category), numbers.rate_unit(dataset)
    return brief.exhibit(
        f"where.{dataset}.{category}.most",
        f"{what}: the areas with most",
        "table",
        table,
        measure="Events recorded by small area",
        columns={
            "area_name": "Area",
            "ward_name": "Ward",
            "count": "Recorded",
            "share": "Share of all (%)",
            "rate": unit,
            "stands_out": "Stands out with its neighbours",
        },
        encoding={},
        datasets=[dataset],
        description=f"A table of the {many(len(table), 'area')} with most events.",
    )
