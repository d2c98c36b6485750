"""The census before last: some areas were one that is now two, some two that are now one."""

from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from wardmote.evidence.madeup.chance import stream
from wardmote.evidence.madeup.country import Country

_SPLIT_SHARE = 0.035
_MERGED_SHARE = 0.012
_GROWTH = 0.96
_FIRST_NEW_CODE = 30001


@dataclass(frozen=True)
class Earlier:
    """The areas of the census before last, and what became of each.

    Attributes:
        areas: one row per earlier area: area, area_name, msoa, msoa_name, district, district_name,
            residents, households.
        shapes: one polygon per row of `areas`, in British National Grid metres.
        links: one row per pair: `part` (the number of the earlier area in `areas`), change ("U"
            unchanged, "S" split, "M" merged), `number` (of the later area in the country).
    """

    areas: pd.DataFrame
    shapes: NDArray[np.object_]
    links: pd.DataFrame


def with_past(country: Country, seed: int) -> tuple[Country, Earlier]:
    """The country with new codes where its areas changed, and the areas that they were before.

    A few pairs of areas were one, and a few areas were two, in every district but the flat ones.
    """
    rng = stream(seed, "vintages")
    pairs = _pairs(country, rng)
    merged = _merged(country, {index for pair in pairs for index in pair}, rng)
    links = _links(len(country.areas), pairs, merged)
    codes = (f"Z01{number:06d}" for number in count(_FIRST_NEW_CODE))
    before = Earlier(_rows(country, links, codes), _shapes(country, links), links)
    return _recoded(country, links, codes), before


def _links(size: int, pairs: list[tuple[int, int]], merged: set[int]) -> pd.DataFrame:
    """Which later areas each earlier one became, numbered in the later ones' order."""
    joined = {second: first for first, second in pairs}
    split = {index for pair in pairs for index in pair}
    rows: list[tuple[int, str, int]] = []
    part_of: dict[int, int] = {}
    part = -1
    for number in range(size):
        if number in joined:
            rows.append((part_of[joined[number]], "S", number))
            continue
        part += 1
        part_of[number] = part
        rows.append((part, "S" if number in split else "M" if number in merged else "U", number))
        if number in merged:
            part += 1
            rows.append((part, "M", number))
    return pd.DataFrame(rows, columns=["part", "change", "number"])


def _rows(country: Country, links: pd.DataFrame, codes: Any) -> pd.DataFrame:
    """One row per earlier area; its people are its later areas', a little fewer."""
    shared = links.groupby("number")["part"].transform("size")
    people = country.areas.loc[links["number"], ["residents", "households"]].reset_index(drop=True)
    people = (
        people.div(shared, axis=0).mul(_GROWTH).groupby(links["part"]).sum().round().astype(int)
    )
    first = links.drop_duplicates("part").reset_index(drop=True)
    areas = country.areas.loc[first["number"]].reset_index(drop=True)
    again = first["number"].duplicated().to_numpy()
    areas["area"] = [
        next(codes) if new else code for new, code in zip(again, areas["area"], strict=True)
    ]
    areas.loc[again, "area_name"] += "Z"
    keep = ["area", "area_name", "msoa", "msoa_name", "district", "district_name"]
    return pd.concat([areas[keep], people.reset_index(drop=True)], axis=1)


def _shapes(country: Country, links: pd.DataFrame) -> NDArray[np.object_]:
    shapes: list[Any] = []
    for _, group in links.groupby("part"):
        shapes.append(shapely.union_all(country.shapes[group["number"]]))
    merged = links[links["change"] == "M"].groupby("number")["part"].agg(list)
    for number, (west, east) in merged.items():
        shapes[west], shapes[east] = _halves(country.shapes[int(str(number))])
    return np.array(shapes, dtype=object)


def _halves(shape: Any) -> tuple[Any, Any]:
    """The shape cut in two from north to south through its middle."""
    x0, y0, _, y1 = shapely.bounds(shape)
    west = shapely.box(x0 - 1, y0 - 1, shapely.centroid(shape).x, y1 + 1)
    return shapely.intersection(shape, west), shapely.difference(shape, west)


def _recoded(country: Country, links: pd.DataFrame, codes: Any) -> Country:
    changed = set(links.loc[links["change"] != "U", "number"])
    new = [
        next(codes) if number in changed else code
        for number, code in enumerate(country.areas["area"])
    ]
    return replace(country, areas=country.areas.assign(area=new))


def _changeable(country: Country) -> pd.DataFrame:
    flat = [number for number, district in enumerate(country.plan.districts) if district.flat]
    return country.areas[~country.areas["number"].isin(flat)]


def _pairs(country: Country, rng: np.random.Generator) -> list[tuple[int, int]]:
    """Pairs of touching areas of one ward and MSOA that were one."""
    touching = _touching(country)
    found: list[tuple[int, int]] = []
    for _, members in _changeable(country).groupby("number"):
        inside = [pair for pair in touching if pair[0] in members.index]
        if inside:
            wanted = max(1, round(_SPLIT_SHARE * len(members)))
            found += _apart(rng.permutation(inside).tolist(), wanted)
    return found


def _touching(country: Country) -> list[tuple[int, int]]:
    tree = shapely.STRtree(country.shapes)
    a, b = tree.query(country.shapes, predicate="touches")
    keep = a < b
    for key in ("ward", "msoa"):
        group = country.areas[key].to_numpy()
        keep &= group[a] == group[b]
    return sorted(zip(a[keep].tolist(), b[keep].tolist(), strict=True))


def _apart(pairs: list[list[int]], wanted: int) -> list[tuple[int, int]]:
    used: set[int] = set()
    found: list[tuple[int, int]] = []
    for a, b in pairs:
        if len(found) < wanted and not {a, b} & used:
            found.append((a, b))
            used |= {a, b}
    return found


def _merged(country: Country, used: set[int], rng: np.random.Generator) -> set[int]:
    free = [index for index in _changeable(country).index if index not in used]
    wanted = max(1, round(_MERGED_SHARE * len(country.areas)))
    return set(rng.permutation(free)[:wanted].tolist())
