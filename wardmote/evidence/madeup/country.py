"""The made-up country drawn: its small areas, wards and districts, and who lives there."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtr

from wardmote.evidence.madeup import edges, land
from wardmote.evidence.madeup.atlas import Atlas, District, atlas, settings
from wardmote.evidence.madeup.chance import stream

_KM = 1000.0
_MSOA_AREAS = 5


@dataclass(frozen=True)
class Country:
    """The country's areas as the latest census has them.

    Attributes:
        plan: what it was drawn from.
        areas: one row per small area: area, area_name, msoa, msoa_name, ward, ward_name, district,
            district_name, number (of the district in the plan), force, easting, northing [m],
            residents, households, deprivation (0 is the mean, more is worse), decile (1 is the
            most deprived), centre (1 in the middle of a town, towards 0 outside).
        shapes: one polygon per row of `areas`, in British National Grid metres.
    """

    plan: Atlas
    areas: pd.DataFrame
    shapes: NDArray[np.object_]

    def of(self, district: str) -> pd.DataFrame:
        """The areas of one district."""
        return self.areas[self.areas["district_name"] == district]

    def nearest(self, district: str, at_km: tuple[float, float], count: int) -> pd.DataFrame:
        """The so many areas of a district that lie nearest to a point."""
        areas = self.of(district)
        where = areas[["easting", "northing"]].to_numpy() - np.array(at_km) * _KM
        return areas.iloc[np.argsort(np.hypot(*where.T), kind="stable")[:count]]


def draw(seed: int, scale: float = 1.0) -> Country:
    """The country of this seed.

    Args:
        seed: the seed of the whole world.
        scale: the share of its areas to draw; 1 for all.
    """
    plan = atlas()
    ground = land.coast(plan, stream(seed, "coast"))
    parts = [
        _laid(plan, region, seed, scale)
        for region in land.regions(plan, ground, stream(seed, "regions"))
    ]
    areas = _coded(pd.concat([table for table, _ in parts], ignore_index=True))
    shapes = edges.bend(np.concatenate([cells for _, cells in parts]), stream(seed, "edges"))
    return Country(plan, areas, shapes)


def _laid(
    plan: Atlas, region: land.Region, seed: int, scale: float
) -> tuple[pd.DataFrame, NDArray[np.object_]]:
    """The areas of one region, without codes, and the cell of each."""
    counts = [plan.districts[number].at_scale(scale)[0] for number in region.numbers]
    found = [
        land.seeds(plan, region, number, count, stream(seed, "seeds", plan.districts[number].name))
        for number, count in zip(region.numbers, counts, strict=True)
    ]
    points = land.settle(np.vstack(found), region)
    owners = np.repeat(region.numbers, counts)
    tables = [_district(plan, n, points[owners == n], seed, scale) for n in region.numbers]
    return pd.concat(tables, ignore_index=True), land.cells(points, region)


def _district(
    plan: Atlas, number: int, points: land.Points, seed: int, scale: float
) -> pd.DataFrame:
    """One row per area of a district, in the order of its points, without codes."""
    district = plan.districts[number]
    rng = stream(seed, "people", district.name)
    centre = _centre(district, points)
    residents = (district.residents_per_area * rng.lognormal(0, 0.16, len(points))).round()
    areas = pd.DataFrame(
        {
            "number": number,
            "district": district.code,
            "district_name": district.name,
            "force": district.force,
            "easting": points[:, 0],
            "northing": points[:, 1],
            "residents": residents.astype(int),
            "households": (residents / rng.normal(2.35, 0.15, len(points))).round().astype(int),
            "centre": centre,
            "deprivation": _deprivation(district, points, centre, rng),
            "ward_number": groups(points, district.at_scale(scale)[1]),
            "msoa_number": groups(points, max(1, len(points) // _MSOA_AREAS)),
        }
    )
    areas["ward_name"] = _ward_names(areas["ward_number"].nunique(), seed, district)[
        areas["ward_number"]
    ]
    return areas


def groups(points: land.Points, count: int) -> NDArray[np.intp]:
    """The points in so many compact groups of nearly equal size: the group number of each."""
    if count == 1:
        return np.zeros(len(points), dtype=np.intp)
    left = count // 2
    axis = int(np.argmax(points.std(axis=0)))
    order = np.argsort(points[:, axis], kind="stable")
    cut = round(len(points) * left / count)
    number = np.empty(len(points), dtype=np.intp)
    number[order[:cut]] = groups(points[order[:cut]], left)
    number[order[cut:]] = left + groups(points[order[cut:]], count - left)
    return number


def _centre(district: District, points: land.Points) -> NDArray[np.float64]:
    near = [
        np.exp(
            -0.5
            * (np.hypot(*(points - np.array(t.at_km) * _KM).T) / (0.45 * t.spread_km * _KM)) ** 2
        )
        for t in district.towns
    ]
    return np.asarray(np.max(near, axis=0))


def _deprivation(
    district: District, points: land.Points, centre: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Deprivation by neighbourhood, not by area: a few rises and hollows, then a little noise."""
    spread = points.std(axis=0).mean()
    tops = points[rng.integers(0, len(points), 6)]
    far = np.hypot(*(points[:, None, :] - tops[None, :, :]).transpose(2, 0, 1))
    field = np.exp(-0.5 * (far / (0.6 * spread)) ** 2) @ rng.normal(0, 1.1, 6)
    return np.asarray(
        district.deprivation + field - field.mean() + 0.4 * centre + rng.normal(0, 0.3, len(points))
    )


def _ward_names(count: int, seed: int, district: District) -> NDArray[np.object_]:
    words = settings("names")
    rng = stream(seed, "wards", district.name)
    first = rng.permutation(words["first"])[:count]
    second = rng.choice(words["ward_second"], count)
    return np.array([f"{a}{b}" for a, b in zip(first, second, strict=True)], dtype=object)


def _coded(areas: pd.DataFrame) -> pd.DataFrame:
    """The areas with codes and names in the national style, ordered by name."""
    areas["letter"] = areas.groupby(["number", "msoa_number"]).cumcount().map(lambda i: chr(65 + i))
    areas["msoa_name"] = areas["district_name"] + (areas["msoa_number"] + 1).map(" {:03d}".format)
    areas["area_name"] = areas["msoa_name"] + areas["letter"]
    areas["area"] = [f"Z01{1000 + i:06d}" for i in range(len(areas))]
    areas["msoa"] = _number(areas, ["number", "msoa_number"], "Z02{:06d}")
    areas["ward"] = _number(areas, ["number", "ward_number"], "Z05{:06d}")
    areas["decile"] = np.ceil(10 * ndtr(-areas["deprivation"])).clip(1, 10).astype(int)
    return areas.drop(columns=["letter", "msoa_number", "ward_number"])


def _number(areas: pd.DataFrame, by: list[str], pattern: str) -> "pd.Series[str]":
    return (areas.groupby(by, sort=True).ngroup() + 1).map(pattern.format)
