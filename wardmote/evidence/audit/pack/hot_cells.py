"""Squares of the ground that come first: finer than areas, where a dataset tells points."""

from typing import Any

import pandas as pd

from wardmote.evidence.analyses.cells import Cells, cells
from wardmote.evidence.analyses.hotspots import hotspots
from wardmote.evidence.analyses.persistence import persistence
from wardmote.evidence.audit.pack.looking import Looking
from wardmote.evidence.audit.rows import each
from wardmote.evidence.audit.tables import ALL
from wardmote.evidence.audit.words import listed, many, number
from wardmote.evidence.disclosure import Exhibit
from wardmote.evidence.places.grid import grid_reference

FADING = 3  # squares named that are hot no longer: as many as fit in a line
MOVED = (
    "Points of this source are moved to a fixed list before they are sent: read a square as the "
    "streets around it, and send nobody to a door."
)


def hot_cells(looking: Looking) -> Exhibit | None:
    """The hot grid cells with most events; None where too few events tell a point."""
    dataset = _dataset(looking)
    if not dataset:
        return None
    points = looking.recent.at_points
    points = points[points["dataset"] == dataset]
    ground = cells(points, metres=looking.settings.cell_metres)
    months = [m for m in looking.recent.months if m not in looking.recent.gaps[dataset]]
    late = sum(month in looking.now for month in months)
    if not 0 < late < len(months):
        return None
    judged = _judged(looking, ground, months, late)
    return _exhibit(looking, dataset, judged.merge(_where(looking, points, ground), on="area"))


def _dataset(looking: Looking) -> str:
    """The dataset with most events at points; "" where none has enough."""
    points = looking.recent.at_points
    summed = points[points["month"].isin(looking.now)].groupby("dataset")["count"].sum()
    enough = summed[summed >= looking.settings.hot_minimum_count].sort_values(ascending=False)
    told = [str(name) for name in enough.index if not _is_activity(looking, str(name))]
    return told[0] if told else ""


def _is_activity(looking: Looking, dataset: str) -> bool:
    """Whether a dataset tells what an agency itself does, such as searches."""
    counts = looking.recent.counts
    kinds = set(counts.loc[counts["dataset"] == dataset, "category"]) - {ALL}
    return any(looking.brief.category(str(kind)).activity for kind in kinds)


def _judged(looking: Looking, ground: Cells, months: list[str], late: int) -> pd.DataFrame:
    """One row per cell: `now`, `hot`, `months`, and what `persistence` tells."""
    settings, within = looking.settings, ground.by_month["month"].isin(looking.now)
    now = ground.by_month[within].groupby("area")["count"].sum().reset_index()
    history = persistence(
        ground.by_month, areas=ground.areas, months=months, recent=late,
        most=settings.hot_mostly, false_discovery_rate=settings.false_discovery_rate,
    )  # fmt: skip
    spots = hotspots(
        now.assign(dataset="", category=ALL), areas=ground.areas, neighbours=ground.neighbours,
        per={}, draws=settings.permutations, seed=looking.brief.request.seed,
        false_discovery_rate=settings.false_discovery_rate,
        fewest_areas=settings.hot_minimum_areas, fewest_events=settings.hot_minimum_count,
    )  # fmt: skip
    table = history.merge(spots[["area", "hot", "count"]].rename(columns={"count": "now"}))
    mostly = table["recent_hot"] >= settings.hot_mostly * late
    return table.assign(hot=table["hot"] | mostly, months=len(months)).merge(ground.areas)


def _where(looking: Looking, points: pd.DataFrame, ground: Cells) -> pd.DataFrame:
    """Each cell with its grid reference and the small area that holds most of its events."""
    facts = looking.brief.ground.areas[["area", "area_name", "ward_name"]]
    named = points[["area", "count"]].merge(facts, on="area", how="left").set_index(points.index)
    by = named.assign(area=ground.of).groupby(["area", "area_name", "ward_name"], dropna=False)
    most = by["count"].sum().reset_index().sort_values("count", ascending=False, kind="stable")
    only = most.drop_duplicates("area").drop(columns="count")
    corners = [grid_reference(*map(float, str(cell).split())) for cell in only["area"]]
    return only.assign(square=corners)


def _exhibit(looking: Looking, dataset: str, judged: pd.DataFrame) -> Exhibit:
    title, side = looking.brief.dataset(dataset).title, number(looking.settings.cell_metres)
    hot = judged[judged["hot"]].sort_values(["now", "events"], ascending=False, kind="stable")
    shown = hot.head(looking.settings.pack_cells)
    table = shown.assign(
        now=shown["now"].astype(int),
        hot=[_lasting(row) for row in each(shown)],
    )
    told = f"{many(len(hot), 'square')} of {side} metres {'stands' if len(hot) == 1 else 'stand'}"
    return looking.brief.exhibit(
        "pack.cells", f"{told} out" if len(hot) else "No square stands out", "table", table,
        measure=f"{title}, events recorded",
        columns={"square": "Square from", "area_name": "Mostly in", "ward_name": "Ward",
                 "now": "Events now", "hot": "Months hot"},
        encoding={}, datasets=[dataset],
        description=f"A table of {many(len(table), 'square')} with where they lie, their events "
        "and for how long they have been hot.",
        notes=_notes(looking, dataset, judged),
    )  # fmt: skip


def _lasting(row: Any) -> str:
    """For how long a square has been hot by itself."""
    if not row.months_hot:
        return "only with those around it"
    return f"{row.months_hot} of {row.months}, {row.kind}"


def _notes(looking: Looking, dataset: str, judged: pd.DataFrame) -> list[str]:
    """What a square is, which are fading, and that points were moved."""
    brief, side = looking.brief, number(looking.settings.cell_metres)
    fading = judged[(judged["kind"] == "fading") & ~judged["hot"]]
    gone = fading.sort_values("events", ascending=False, kind="stable")["square"].head(FADING)
    more = len(fading) - len(gone)
    names = [*map(str, gone), *([many(more, "other")] if more else [])]
    return [
        f"{brief.dataset(dataset).title}, by squares of {side} by {side} metres in which any event "
        "was told; a square is named by the grid reference of its south-west corner. Hot: as "
        "areas are, each square with an equal share.",
        *([f"Fading: {listed(names)}."] if names else []),
        *([MOVED] if brief.dataset(dataset).points_moved else []),
    ]
