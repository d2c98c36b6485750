"""Rounding the tables of one partnership, dataset by dataset and year by year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from wardmote.evidence.disclosure.balancing import sums
from wardmote.evidence.disclosure.cube import Cube, Start, flows, round_cube
from wardmote.evidence.disclosure.keys import Seeds, seed, seeds
from wardmote.evidence.disclosure.pooling import ward_of
from wardmote.evidence.disclosure.profile import Profile
from wardmote.evidence.disclosure.revising import (
    NONE_BEFORE,
    Names,
    Sealed,
    before,
    changed,
    moved,
    thresholds,
    within_two_bases,
)
from wardmote.evidence.disclosure.shaping import UNTOLD, with_untold
from wardmote.evidence.disclosure.totals import Totals, decide_totals
from wardmote.evidence.disclosure.week import (
    HOUR,
    OF_WEEK,
    WEEKDAY,
    WEEKDAY_HOUR,
    bands_decided,
    hour_cells,
    week_cells,
    weekday_hours,
    weekdays,
)

Whole = npt.NDArray[np.int64]

Decided = dict[str, int]
"""Each category's published total, in multiples of the base."""


@dataclass(frozen=True)
class Rounder:
    """Rounds the tables of one partnership.

    Attributes:
        place: the partnership.
        key: its release key.
        profiles: the disclosure profile of each dataset.
        earlier: what was rounded for the edition that this one revises; empty for a first one.
        sealed: what has been rounded here, filled as it goes.
    """

    place: str
    key: bytes
    profiles: Mapping[str, Profile]
    earlier: Sealed = field(default_factory=dict)
    sealed: dict[Names, tuple[int, int, float]] = field(default_factory=dict)

    def decide(self, dataset: str, year: str, rows: pd.DataFrame) -> Decided:
        """Each category's published total, in multiples of the base.

        In a revision they follow from the cells of the area table.
        """
        totals, names = self._totals(self.place, dataset, year, rows)
        if names and all(name in self.earlier for name in names):
            settled = within_two_bases(self._from_cells(dataset, year, rows), totals.flow)
        else:
            settled = decide_totals(totals)
        self._seal(names, totals.flow, settled, totals.seeds)
        return dict(zip([name[2] for name in names], settled.tolist(), strict=True))

    def _totals(
        self, place: str, dataset: str, year: str, rows: pd.DataFrame
    ) -> tuple[Totals, list[Names]]:
        """The true totals of the categories, in order, and what each is called."""
        counts = rows.groupby("category", sort=True)["count"].sum()
        names: list[Names] = [(place, dataset, str(name), year) for name in counts.index]
        totals = Totals(
            flow=flows(np.asarray(counts, np.float64), self.profiles[dataset].base),
            seeds=seeds(self.key, names),
            grand_seed=seed(self.key, place, dataset, year),
        )
        return totals, names

    def _from_cells(self, dataset: str, year: str, rows: pd.DataFrame) -> Whole:
        """The totals that the cells of the area table come to, each moved by its threshold."""
        flow = flows(np.asarray(rows["count"], np.float64), self.profiles[dataset].base)
        pairs = zip(rows["category"], rows["area"], strict=True)
        names = [(self.place, str(c), str(area), dataset, year) for c, area in pairs]
        shown = moved(flow, before(self.earlier, names), seeds(self.key, names))
        return sums(shown, *_order(rows["category"]))

    def _seal(self, names: Sequence[Names], flow: Whole, shown: Whole, given: Seeds) -> None:
        kept = thresholds(flow, shown, given, before(self.earlier, names))
        each = zip(flow.tolist(), shown.tolist(), kept.tolist(), strict=True)
        self.sealed.update(zip(names, each, strict=True))

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
        cells = rows.assign(group=ward, block=ward, row=rows["area"], column=rows["category"])
        whose = {"dataset": dataset, "year": year}
        return self._published(cells, "area", decided, whose)

    def by_part(
        self, dataset: str, year: str, parts: pd.DataFrame, rows: pd.DataFrame, decided: Decided
    ) -> Iterator[pd.DataFrame]:
        """Each split's table, balanced on its parts and on the categories' totals."""
        totals = rows.groupby("category")["count"].sum()
        splits = {
            str(name): with_untold(told, totals) for name, told in parts.groupby("split", sort=True)
        }
        if WEEKDAY_HOUR in splits:
            yield from self._week(dataset, year, splits, decided)
        for name, told in splits.items():
            if not (WEEKDAY_HOUR in splits and name in OF_WEEK):
                cells = told.assign(group="", block="", row=told["part"], column=told["category"])
                whose = {"dataset": dataset, "year": year, "split": name}
                yield self._published(cells, "part", decided, whose)

    def _week(
        self, dataset: str, year: str, splits: Mapping[str, pd.DataFrame], decided: Decided
    ) -> Iterator[pd.DataFrame]:
        """Weekday, hour and weekday × hour, rounded once: the same events told in three ways."""
        cells = week_cells(splits)
        whose = {"dataset": dataset, "year": year, "split": WEEKDAY_HOUR}
        rounded = self._rounded(cells, "part", decided, whose)
        yield weekday_hours(rounded, splits).assign(**whose)
        if WEEKDAY in splits:
            yield weekdays(rounded, splits).assign(**whose | {"split": WEEKDAY})
        if HOUR in splits:
            base = self.profiles[dataset].base
            hours, whose = hour_cells(splits), whose | {"split": HOUR}
            yield self._published(hours, "part", bands_decided(rounded, base), whose)

    def by_peer(self, by_peer: pd.DataFrame) -> pd.DataFrame:
        """Every peer's totals by the rule of its own edition, so that the two are the same."""
        if by_peer.empty:
            return by_peer
        told = by_peer.sort_values(["partnership", "dataset", "year", "category"]).copy()
        for (place, dataset, year), rows in told.groupby(["partnership", "dataset", "year"]):
            shown = self._peer(str(place), str(dataset), str(year), rows)
            told.loc[rows.index, "count"] = [shown[c] for c in rows["category"]]
        return told.astype({"count": "int64"}).reset_index(drop=True)

    def _peer(self, place: str, dataset: str, year: str, rows: pd.DataFrame) -> dict[str, int]:
        """A peer's categories as published: this edition's own if it is the same place."""
        totals, names = self._totals(place, dataset, year, rows)
        own = [self.sealed.get(name, (0, NONE_BEFORE, 0.0)) for name in names]
        same = [each[0] for each in own] == totals.flow.tolist()
        shown = [each[1] for each in own] if same else decide_totals(totals).tolist()
        base = self.profiles[dataset].base
        return {name[2]: at * base for name, at in zip(names, shown, strict=True)}

    def _published(
        self, cells: pd.DataFrame, each: str, decided: Decided, whose: Mapping[str, str]
    ) -> pd.DataFrame:
        """The rounded cells that are shown: not 0, and not what a split leaves untold."""
        rounded = self._rounded(cells, each, decided, whose)
        shown = rounded[(rounded["count"] > 0) & (rounded[each] != UNTOLD)]
        return shown[["category", each, "count"]].assign(**whose)

    def _rounded(
        self, cells: pd.DataFrame, each: str, decided: Decided, whose: Mapping[str, str]
    ) -> pd.DataFrame:
        """One row per cell with its `count` rounded; `decided` holds its columns' totals."""
        keys = ["group", "row", "block", "column", "category", each]
        cells = cells.groupby(list(dict.fromkeys(keys)), as_index=False).agg({"count": "sum"})
        cells = cells[cells["count"] > 0].reset_index(drop=True)
        cube = self._cube(cells, decided, self.profiles[whose["dataset"]].base)
        pairs = zip(cells["category"], cells[each], strict=True)
        names = [(self.place, *pair, *whose.values()) for pair in pairs]
        old = before(self.earlier, names)
        given = seeds(self.key, names)
        new = bool((old.shown == NONE_BEFORE).all())
        shown = round_cube(
            replace(cube, seeds=given),
            _whole(list(decided.values())),
            None if new else Start(moved(cube.flow, old, given), changed(cube.flow, old)),
        )
        self._seal(names, cube.flow, shown, given)
        return cells.assign(count=shown * self.profiles[whose["dataset"]].base)

    def _cube(self, cells: pd.DataFrame, decided: Decided, base: int) -> Cube:
        settled = {column: at for at, column in enumerate(decided)}
        row, rows = _numbered(cells[["group", "row"]])
        block, blocks = _numbered(cells[["column", "block"]])
        return Cube(
            flow=flows(np.asarray(cells["count"], np.float64), base),
            row=row,
            block=block,
            group=_whole(pd.factorize(rows["group"])[0]),
            column=_whole([settled[column] for column in blocks["column"]]),
            beside=_whole(pd.factorize(blocks["block"])[0]),
            seeds=np.zeros(len(cells), np.uint64),
        )


def _numbered(keys: pd.DataFrame) -> tuple[Whole, pd.DataFrame]:
    """The number of each row's keys, in order of first meeting, and the keys of each number."""
    number = keys.groupby(list(keys.columns), sort=False).ngroup()
    return _whole(number.to_numpy()), keys.drop_duplicates()


def _order(names: "pd.Series[str]") -> tuple[Whole, int]:
    """The number of each name in alphabetical order, and how many names there are."""
    number, unique = pd.factorize(names, sort=True)
    return _whole(number), len(unique)


def _whole(numbers: Any) -> Whole:
    return np.asarray(numbers, dtype=np.int64)
