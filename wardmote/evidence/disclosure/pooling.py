"""Cells that stand on too little by themselves, published together with others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from wardmote.evidence.disclosure.profile import Profile
from wardmote.evidence.records import AREA_COLUMNS

MERGED_COLUMNS = ["dataset", "category", "year", "area", "merged_into", "why"]
TOGETHER = "+"
FEW_PREMISES = "too few premises, or one or two that hold most"
SMALL_COUNT = "too few to tell apart"
_CELLS = ["dataset", "category", "year"]


@dataclass(frozen=True)
class Standing:
    """What a cell or a pool of cells stands on.

    Attributes:
        areas: its areas.
        count: events.
        premises: how many premises they were at; None where nobody tells.
        one: events at the premises with most.
        two: events at the two premises with most.
    """

    areas: tuple[str, ...]
    count: float
    premises: float | None = None
    one: float = 0.0
    two: float = 0.0

    def __add__(self, other: "Standing") -> "Standing":
        known = self.premises is not None and other.premises is not None
        most = sorted((self.one, self.two - self.one, other.one, other.two - other.one))
        return Standing(
            areas=tuple(sorted({*self.areas, *other.areas})),
            count=self.count + other.count,
            premises=(self.premises or 0) + (other.premises or 0) if known else None,
            one=most[-1],
            two=most[-1] + most[-2],
        )

    def stands(self, profile: Profile) -> bool:
        """Whether it stands on enough premises; a count below the least needs none to hide it."""
        if self.premises is None or self.count < profile.smallest_count:
            return True
        return (
            self.premises >= profile.smallest_premises
            and self.one <= profile.dominance_one * self.count
            and self.two <= profile.dominance_two * self.count
        )


def ward_of(area: str, wards: "pd.Series[str]") -> str:
    """The ward of an area or of pooled areas: "W1+W2" where a pool lies in two."""
    found = {str(wards.get(one, "")) for one in area.split(TOGETHER)}
    return TOGETHER.join(sorted(found))


def pool_premises(
    by_area: pd.DataFrame,
    wards: "pd.Series[str]",
    premises: pd.DataFrame | None,
    profiles: Mapping[str, Profile],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Pool the cells that stand on too few premises, each with others of its category and year.

    Returns:
        The table with pooled cells as one row ("A+B"), and one row per pooled cell.
    """
    merged: list[tuple[str, ...]] = []
    if premises is None or premises.empty:
        return by_area, _merged(merged)
    told = by_area.merge(premises, on=[*_CELLS, "area"], how="left", validate="one_to_one")
    weak = {
        cell: rows
        for cell, rows in _each_cell(told)
        if any(not each.stands(profiles[cell[0]]) for each in _standings(rows))
    }
    kept = [rows for cell, rows in _each_cell(by_area) if cell not in weak]
    for cell, rows in weak.items():
        pools = _pooled(_standings(rows), wards, profiles[cell[0]])
        names = [TOGETHER.join(pool.areas) for pool in pools]
        kept.append(_rows(cell, names, [pool.count for pool in pools]))
        for pool, name in zip(pools, names, strict=True):
            if len(pool.areas) > 1:
                merged.extend((*cell, area, name, FEW_PREMISES) for area in pool.areas)
    return pd.concat(kept, ignore_index=True)[AREA_COLUMNS], _merged(merged)


def pool_small(
    by_area: pd.DataFrame, wards: Iterable[str], profiles: Mapping[str, Profile]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Pool the wards whose published number is below the least, in ward-grain datasets.

    Only published numbers decide who is pooled, so pooling tells nothing that they did not.
    """
    kept: list[pd.DataFrame] = []
    merged: list[tuple[str, ...]] = []
    every = sorted(set(wards))
    for cell, rows in _each_cell(by_area):
        profile = profiles[cell[0]]
        if profile.area_grain != "ward":
            kept.append(rows)
            continue
        published = dict.fromkeys(every, 0) | dict(
            zip(rows["area"], rows["count"].astype(int), strict=True)
        )
        together = _small(published, profile.smallest_count)
        name = TOGETHER.join(sorted(together))
        alone = {ward: n for ward, n in published.items() if ward not in together and n > 0}
        shown = alone | ({name: sum(published[ward] for ward in together)} if together else {})
        kept.append(_rows(cell, list(shown), list(shown.values())))
        if len(together) > 1:
            merged.extend((*cell, ward, name, SMALL_COUNT) for ward in sorted(together))
    return (pd.concat(kept, ignore_index=True) if kept else by_area), _merged(merged)


def _small(published: Mapping[str, int], least: int) -> list[str]:
    """The wards below the least and, until they pass it together, the smallest of the others."""
    order = sorted(published, key=lambda ward: (published[ward], ward))
    size = sum(published[ward] < least for ward in order)
    if not any(published[ward] for ward in order[:size]):
        return []
    while size < len(order) and sum(published[ward] for ward in order[:size]) < least:
        size += 1
    return order[:size]


def _each_cell(table: pd.DataFrame) -> Iterator[tuple[tuple[str, ...], pd.DataFrame]]:
    """The rows of each dataset, category and year, in order."""
    for cell, rows in table.groupby(_CELLS, sort=True):
        yield tuple(map(str, cell)), rows


def _standings(rows: pd.DataFrame) -> list[Standing]:
    columns = rows[["area", "count", "premises", "largest_share", "two_largest_share"]]
    return [
        Standing((str(area),), count)
        if pd.isna(premises)
        else Standing((str(area),), count, premises, one * count, two * count)
        for area, count, premises, one, two in columns.itertuples(index=False, name=None)
    ]


def _pooled(standings: list[Standing], wards: "pd.Series[str]", profile: Profile) -> list[Standing]:
    """The same cells, the weak ones pooled until each pool stands."""
    pools = sorted(standings, key=lambda pool: pool.areas)
    while weak := [pool for pool in pools if not pool.stands(profile)]:
        pool = weak[0]
        others = [other for other in pools if other is not pool]
        ward = ward_of(pool.areas[0], wards)
        near = [other for other in others if ward_of(other.areas[0], wards) == ward]
        if partner := _partner(pool, near, profile) or _partner(pool, others, profile):
            pools = [other for other in others if other is not partner] + [pool + partner]
        else:
            every = tuple(sorted({*pool.areas, *map(str, wards.index)}))
            return [Standing(every, pool.count)]
    return sorted(pools, key=lambda pool: pool.areas)


def _partner(pool: Standing, others: list[Standing], profile: Profile) -> Standing | None:
    """The smallest other with which the pool stands; while there is none, the largest."""
    if not others:
        return None
    enough = [other for other in others if (pool + other).stands(profile)]
    smallest = min(enough, key=lambda other: (other.count, other.areas), default=None)
    return smallest or max(others, key=lambda other: (other.count, other.areas))


def _rows(cell: tuple[str, ...], areas: list[str], counts: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        dict(zip(_CELLS, cell, strict=True)) | {"area": areas, "count": counts},
    )[AREA_COLUMNS]


def _merged(rows: list[tuple[str, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=MERGED_COLUMNS, dtype="object")
