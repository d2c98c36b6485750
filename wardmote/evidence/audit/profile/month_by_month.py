"""Whether the areas of a theme are hot month after month, newly so, or no longer."""

import pandas as pd

from wardmote.evidence.analyses.persistence import KINDS, persistence
from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.profile.subject import Key
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.words import listed, many, months_named, number, one_in
from wardmote.evidence.disclosure import Exhibit, Finding

NEVER = KINDS[-1]
FEW = "One area holds few events in a month, so one a little above its share does not show."
NAMED = 4  # areas that fit in a sentence


def _said(brief: Brief) -> dict[str, str]:
    """What each kind of area is, in words."""
    return {
        "persistent": f"in {one_in(brief.request.rules.audit.hot_mostly)} of months or more",
        "emerging": "of late, but hardly before",
        "fading": "before, but hardly of late",
    }


def looked_at(brief: Brief, late: Recent, dataset: str) -> tuple[list[str], int]:
    """The months supplied whole, and how many of them are recent."""
    settings = brief.request.rules.audit
    spoken = late.months[-settings.pack_history_months :]
    months = [month for month in spoken if month not in late.gaps.get(dataset, ())]
    return months, sum(month in spoken[-settings.pack_months :] for month in months)


def judged(brief: Brief, numbers: Numbers, late: Recent, key: Key) -> pd.DataFrame | None:
    """`analyses.persistence` of one kind with the areas' names; None where it cannot be asked."""
    months, recent = looked_at(brief, late, key[0])
    rows = late.counts[(late.counts["dataset"] == key[0]) & (late.counts["category"] == key[1])]
    rows = rows[rows["month"].isin(months)]
    settings = brief.request.rules.audit
    if not 0 < recent < len(months) or rows["count"].sum() < settings.hot_minimum_count:
        return None
    found = persistence(
        rows, areas=numbers.area_parts(key[0]), months=months, recent=recent,
        most=settings.hot_mostly, false_discovery_rate=settings.false_discovery_rate,
    )  # fmt: skip
    table = found.merge(brief.ground.areas[["area", "area_name", "ward_name"]], on="area")
    return table.sort_values(["months_hot", "events"], ascending=False, kind="stable")


def finding(brief: Brief, late: Recent, key: Key, table: pd.DataFrame) -> Finding:
    """How many areas last, which are new and which are over."""
    (dataset, category), what = key, brief.title_of(*key)
    months, _ = looked_at(brief, late, dataset)
    lasting = int((table["kind"] == "persistent").sum())
    return brief.finding(
        f"{dataset}.{category}.persistence",
        f"{what}, month by month ({_span(months)}): {_told(brief, table)}",
        brief.figure(float(lasting), "areas hot month after month"),
        dataset=dataset,
        category=category,
        question="a",
        theme=what,
        would_change="More months; or the people who are about, and not only those who live there.",
        caveats=(FEW,),
        exhibits=(f"where.{dataset}.{category}.months",),
    )


def _told(brief: Brief, table: pd.DataFrame) -> str:
    """The areas that are hot mostly, of late, or no longer, by name."""
    parts = [
        f"{said}: {listed(names)}"
        for kind, said in _said(brief).items()
        if (names := _names(table[table["kind"] == kind]))
    ]
    if not parts:
        lasting = _said(brief)["persistent"]
        return f"no area had clearly more than its share {lasting}, or newly of late."
    return f"more than its share had {'; '.join(parts)}."


def _names(rows: pd.DataFrame) -> list[str]:
    more = len(rows) - NAMED
    rest = [many(more, "other area")] if more > 0 else []
    return [*map(str, rows["area_name"].head(NAMED)), *rest]


def exhibit(brief: Brief, late: Recent, key: Key, table: pd.DataFrame) -> Exhibit:
    """The areas that are hot in any month, for how many, and of which kind."""
    (dataset, category), what = key, brief.title_of(*key)
    months, recent = looked_at(brief, late, dataset)
    hot = table[table["kind"] != NEVER]
    first = hot.head(brief.request.rules.audit.profile_areas)
    shown = first.assign(
        hot=[f"{row.months_hot} of {len(months)}" for row in each(first)],
        late=[f"{row.recent_hot} of {recent}" for row in each(first)],
    )
    return brief.exhibit(
        f"where.{dataset}.{category}.months",
        f"{what}: {_title(brief, hot)}",
        "table",
        shown,
        measure="Months in which an area had more than its share",
        columns={"area_name": "Area", "ward_name": "Ward", "events": "Recorded",
                 "hot": "Months hot", "late": f"Of the last {number(recent)}", "kind": "Kind"},
        encoding={},
        datasets=[dataset],
        description=f"A table of the {many(len(shown), 'area')} hot in the most months.",
        notes=_notes(brief, late, dataset, len(hot) - len(shown)),
    )  # fmt: skip


def _title(brief: Brief, hot: pd.DataFrame) -> str:
    kinds = hot["kind"].value_counts()
    said = _said(brief)
    told = [f"{number(kinds[kind])} {said[kind]}" for kind in said if kind in kinds]
    lasting = "; ".join(told or [f"none {said['persistent']}"])
    return f"of {many(len(hot), 'area')} hot in any month, {lasting}"


def _span(months: list[str]) -> str:
    return f"{months_named(months[:1])} to {months_named(months[-1:])}"


def _notes(brief: Brief, late: Recent, dataset: str, more: int) -> list[str]:
    """What hot means here, which months are left out, and how many areas are not listed."""
    settings = brief.request.rules.audit
    months, _ = looked_at(brief, late, dataset)
    gaps = sorted(set(late.months[-settings.pack_history_months :]) - set(months))
    return [
        f"Looked at: {_span(months)}, months supplied whole.",
        "Hot: more events in a month than the area's part of the partnership's people would have "
        "by chance, allowing for how many areas were looked at. Persistent: hot in "
        f"{one_in(settings.hot_mostly)} of months or more; emerging: of the last months "
        "but hardly ever before; fading: the reverse.",
        *([f"Left out, for not being supplied whole: {months_named(gaps)}."] if gaps else []),
        *([f"Hot in fewer months, and not listed: {many(more, 'area')}."] if more > 0 else []),
    ]
