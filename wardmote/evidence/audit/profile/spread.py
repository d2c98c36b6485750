"""Where a theme happens: how few areas hold half of it, and which hold most."""

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.chapters.where import area_map, half
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Key, Theme
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import many
from wardmote.evidence.disclosure import Exhibit, Finding


def findings(brief: Brief, numbers: Numbers, theme: Theme) -> list[Finding]:
    """How few areas hold half of each kind, where there is enough of it."""
    series = numbers.concentration.series
    return [
        half(brief, row)
        for row in each(series[series["enough"]])
        if (row.dataset, row.category) in theme.keys
    ]


def exhibits(brief: Brief, numbers: Numbers, keys: tuple[Key, ...]) -> list[Exhibit]:
    """A map of each kind, and the areas with most of it."""
    placed = [key for key in keys if key[0] in numbers.mapped]
    return [
        exhibit
        for key in placed
        for exhibit in (area_map(brief, numbers, *key), _most(brief, numbers, *key))
    ]


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
