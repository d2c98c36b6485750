"""Rounding the tables of one partnership, dataset by dataset and year by year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from wardmote.evidence.disclosure.cube import Cube, flows, round_cube
from wardmote.evidence.disclosure.keys import seed, seeds
from wardmote.evidence.disclosure.pooling import ward_of
from wardmote.evidence.disclosure.profile import Profile
from wardmote.evidence.disclosure.totals import Totals, decide_totals

Decided = dict[str, int]
"""Each category's published total, in multiples of the base."""

UNTOLD = "\x00"
"""The part that no table shows: events of which a split does not tell."""


@dataclass(frozen=True)
class Rounder:
    """Rounds the tables of one partnership."""

    place: str
    key: bytes
    profiles: Mapping[str, Profile]

    def decide(self, dataset: str, year: str, rows: pd.DataFrame) -> Decided:
        """Each category's published total, in multiples of the base."""
        totals = rows.groupby("category", sort=True)["count"].sum()
        return self._decide(self.place, dataset, year, totals)

    def _decide(self, place: str, dataset: str, year: str, totals: "pd.Series[float]") -> Decided:
        categories = [str(category) for category in totals.index]
        settled = decide_totals(
            Totals(
                flow=flows(np.asarray(totals, np.float64), self.profiles[dataset].base),
                seeds=seeds(self.key, ((dataset, c, place, year) for c in categories)),
                grand_seed=seed(self.key, dataset, place, year),
            )
        )
        return dict(zip(categories, settled.tolist(), strict=True))

    def by_area(
        self,
        dataset: str,
        year: str,
        rows: pd.DataFrame,
        wards: "pd.Series[str]",
        decided: Decided,
    ) -> pd.DataFrame:
        """The area table, balanced on areas, wards, categories and category × ward."""
        ward = [ward_of(area, wards) for area in rows["area"]]
        if self.profiles[dataset].area_grain == "ward":
            rows, ward = rows.assign(area=ward), [""] * len(rows)
        return self._round(rows, "area", ward, decided, (dataset, year))

    def by_part(
        self, dataset: str, year: str, parts: pd.DataFrame, rows: pd.DataFrame, decided: Decided
    ) -> Iterator[pd.DataFrame]:
        """Each split's table, balanced on its parts and on the categories' totals."""
        totals = rows.groupby("category")["count"].sum()
        for name, told in parts.groupby("split", sort=True):
            whole = _with_untold(told, totals)
            yield self._round(whole, "part", [""] * len(whole), decided, (dataset, year, str(name)))

    def by_peer(self, by_peer: pd.DataFrame) -> pd.DataFrame:
        """Every peer's totals by the rule of its own edition, so that the two are the same."""
        if by_peer.empty:
            return by_peer
        told = by_peer.sort_values(["partnership", "dataset", "year", "category"]).copy()
        for (place, dataset, year), rows in told.groupby(["partnership", "dataset", "year"]):
            totals = rows.groupby("category", sort=True)["count"].sum()
            decided = self._decide(str(place), str(dataset), str(year), totals)
            base = self.profiles[str(dataset)].base
            told.loc[rows.index, "count"] = [decided[c] * base for c in rows["category"]]
        return told.astype({"count": "int64"}).reset_index(drop=True)

    def _round(
        self,
        rows: pd.DataFrame,
        each: str,
        group: list[str],
        decided: Decided,
        names: tuple[str, ...],
    ) -> pd.DataFrame:
        base = self.profiles[names[0]].base
        keyed = rows.assign(group=group).groupby(["group", each, "category"], as_index=False)
        cells = keyed["count"].sum()
        cells = cells[cells["count"] > 0]
        row_id = pd.MultiIndex.from_frame(cells[["group", each]])
        row, row_names = pd.factorize(row_id)
        group_id, _ = pd.factorize(row_names.get_level_values(0))
        columns = {category: i for i, category in enumerate(decided)}
        cube = Cube(
            flow=flows(np.asarray(cells["count"], np.float64), base),
            row=row.astype(np.int64),
            column=cells["category"].map(columns).to_numpy(np.int64),
            group=group_id.astype(np.int64),
            seeds=seeds(
                self.key,
                (
                    (names[0], c, a, *names[1:])
                    for c, a in zip(cells["category"], cells[each], strict=True)
                ),
            ),
        )
        rounded = round_cube(cube, np.array(list(decided.values()), np.int64)) * base
        published = cells[["category", each]].assign(dataset=names[0], year=names[1], count=rounded)
        if len(names) > 2:
            published["split"] = names[2]
        return published[(published["count"] > 0) & (published[each] != UNTOLD)]


def _with_untold(told: pd.DataFrame, totals: "pd.Series[float]") -> pd.DataFrame:
    """A split's parts and, where they fall short of the categories' totals, the rest."""
    short = totals.sub(told.groupby("category")["count"].sum(), fill_value=0)
    short = short[short > 0]
    rest = pd.DataFrame({"category": short.index, "part": UNTOLD, "count": short.to_numpy()})
    return pd.concat([told[["category", "part", "count"]], rest], ignore_index=True)
