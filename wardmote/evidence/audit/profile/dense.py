"""Where on the ground a theme is densest, as a surface, where its dataset tells points."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
import shapely
from shapely.geometry import shape

from wardmote.evidence.analyses.density import Density, density
from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.profile.subject import Key
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.audit.words import listed, many, number, one_in, percent, rate
from wardmote.evidence.disclosure import Exhibit, Finding
from wardmote.evidence.places.grid import grid_reference

HALF = 0.5
MOVED = (
    "Points of this source are anonymised: each event is moved to the nearest of a fixed list of "
    "map points before it is sent, so a peak may be one such point. Read the surface as "
    "neighbourhoods, and send nobody to a door."
)
NOT_OF_PEOPLE = "A surface counts events, not people: where many are about, there is more of all."


@dataclass(frozen=True)
class Surface:
    """A surface with what it is of.

    Attributes:
        key: dataset and category.
        found: the analysis; `cells` are in order, the densest first.
        share: of each of these cells, with all that are denser, the share of the surface.
        ground: of the partnership, by area.
        without: events that tell no point, or one off the ground.
    """

    key: Key
    found: Density
    share: "np.ndarray[tuple[int], np.dtype[np.float64]]"
    ground: dict[str, shapely.Geometry]
    without: int


def surface(brief: Brief, late: Recent, key: Key) -> Surface | None:
    """The surface of the period's events; None with too few at points, or no outlines."""
    settings = brief.request.rules.audit
    months = {f"{month:%Y-%m}" for month in brief.request.period.months}
    rows, ground = _of(late.at_points, key, months), _ground(brief)
    points = rows.loc[rows.index.repeat(rows["count"].astype(int))]
    if not ground or len(points) < settings.hot_minimum_count:
        return None
    found = density(
        points, ground=shapely.union_all(list(ground.values())),
        cell_m=settings.density_cell_metres, bandwidth_m=settings.density_metres,
    )  # fmt: skip
    cells = found.cells.sort_values("events_per_km2", ascending=False, kind="stable")
    told = cells["events_per_km2"].to_numpy(float)
    every = int(_of(late.counts, key, months)["count"].sum())
    return Surface(
        key, Density(cells.reset_index(drop=True), found.events, found.left_out),
        np.cumsum(told) / told.sum(), ground, every - found.events,
    )  # fmt: skip


def _of(table: pd.DataFrame, key: Key, months: set[str]) -> pd.DataFrame:
    mine = (table["dataset"] == key[0]) & (table["category"] == key[1])
    return table[mine & table["month"].isin(months)]


def _ground(brief: Brief) -> dict[str, shapely.Geometry]:
    features = (brief.ground.shapes or {}).get("features", ())
    shapes = {str(one["properties"]["area"]): shape(one["geometry"]) for one in features}
    return {area: shapely.make_valid(outline) for area, outline in shapes.items()}


def finding(brief: Brief, told: Surface) -> Finding:
    """On how little ground half of it lies, and where it is densest."""
    dataset, category = told.key
    what, unit = brief.title_of(dataset, category), brief.unit(dataset)
    spread = brief.request.rules.audit.density_metres
    held, whole = _km2(brief, told, HALF), shapely.area(list(told.ground.values())).sum() / 1e6
    return brief.finding(
        f"{dataset}.{category}.density",
        f"{what}: with each of {number(told.found.events)} {unit} spread over {number(spread)} "
        f"metres about its point, {one_in(HALF)} lies on {rate(held)} of {rate(whole)} square "
        f"kilometres ({percent(100 * held / whole)} of the ground). It is densest "
        f"{_peak(brief, told)}.",
        brief.figure(held, "km²"),
        dataset=dataset,
        category=category,
        question="a",
        theme=what,
        would_change="A wider or narrower kernel; or events for the people who are about.",
        caveats=(NOT_OF_PEOPLE, *([MOVED] if brief.dataset(dataset).points_moved else [])),
        exhibits=(f"where.{dataset}.{category}.density",),
    )


def _km2(brief: Brief, told: Surface, share: float) -> float:
    """How much of the densest ground holds a share of the surface."""
    cells = int(np.searchsorted(told.share, share)) + 1
    return cells * brief.request.rules.audit.density_cell_metres**2 / 1e6


def _peak(brief: Brief, told: Surface) -> str:
    """The densest cell by its grid reference, and the area it lies in."""
    first = told.found.cells.iloc[0]
    point = shapely.Point(first["easting"], first["northing"])
    reference = grid_reference(first["easting"], first["northing"])
    names = brief.ground.areas.set_index("area")
    within = [area for area, outline in told.ground.items() if shapely.covers(outline, point)]
    known = [area for area in within if area in names.index]
    if not known:
        return f"about {reference}"
    area, ward = names.loc[known[0], ["area_name", "ward_name"]]
    return f"about {reference}, in {area}{f' ({ward})' if isinstance(ward, str) else ''}"


def exhibit(brief: Brief, told: Surface) -> Exhibit:
    """The densest ground, shaded by the share of events that lies on it."""
    (dataset, category), shares = told.key, brief.request.rules.audit.density_shares
    what, unit = brief.title_of(dataset, category), brief.unit(dataset)
    bands = _bands(brief, told, shares)
    # A cell belongs to the band that it begins: the densest of all is in the first.
    band = np.searchsorted(np.array(shares), np.r_[0.0, told.share[:-1]], side="right")
    shaded = told.found.cells.assign(band=band)
    shaded = shaded[shaded["band"] < len(shares)]
    table = shaded.assign(band=[bands[at] for at in shaded["band"]])
    return brief.exhibit(
        f"where.{dataset}.{category}.density",
        f"{what}: the densest ground",
        "surface",
        table,
        measure=f"{unit.capitalize()} from the densest ground outward",
        columns={
            "easting": "Easting of the square's middle (m)",
            "northing": "Northing of it (m)",
            "band": f"{unit.capitalize()}, from the densest ground outward",
            "events_per_km2": f"{unit.capitalize()} for every square kilometre",
        },
        encoding={
            "x": "easting", "y": "northing", "series": "band", "levels": bands[::-1],
            "side_m": brief.request.rules.audit.density_cell_metres,
        },
        datasets=[dataset],
        description=f"A map, dark where {what} is densest: {_peak(brief, told)}. "
        f"From there outward: {listed(bands)}.",
        notes=_notes(brief, told),
    )  # fmt: skip


def _bands(brief: Brief, told: Surface, shares: tuple[float, ...]) -> list[str]:
    """What each part is called, the densest first: its share of events and its size."""
    parts = [
        (high - low, _km2(brief, told, high) - (_km2(brief, told, low) if low else 0))
        for low, high in pairwise((0.0, *shares))
    ]
    words = ["first", *(["next"] * (len(shares) - 1))]
    return [
        f"{word} {percent(100 * share)}: {rate(size)} km²{' more' if word == 'next' else ''}"
        for word, (share, size) in zip(words, parts, strict=True)
    ]


def _notes(brief: Brief, told: Surface) -> list[str]:
    """What the surface is made of, and by which method."""
    dataset, settings = brief.dataset(told.key[0]), brief.request.rules.audit
    peak = told.found.cells["events_per_km2"].iloc[0]
    return [
        f"At its densest there are {rate(peak)} {brief.unit(dataset.name)} for every square "
        "kilometre.",
        f"Kernel density by the quartic kernel: {many(told.found.events, 'event')} of "
        f"{brief.when}, each spread {number(settings.density_metres)} metres about its point, on "
        f"squares of {number(settings.density_cell_metres)} metres, made good at the edge. Left "
        f"out: {many(told.without, 'event')} without a point, or with one off the ground.",
        NOT_OF_PEOPLE,
        *([MOVED] if dataset.points_moved else []),
    ]
