"""Lookups joined end to end: from one kind of area to another by whatever was supplied."""

from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import combinations, count, pairwise

import pandas as pd

from wardmote.evidence.places.kinds import Kind
from wardmote.evidence.places.tables import Lookup

_SAME_CODE = 2.0  # dearer than a lookup: a code kept by a later vintage stands for the same area
_REDRAWN = 1.5  # from one vintage of a small area to another, where one may be several


class Chains:
    """The lookups as a network of kinds."""

    def __init__(self, lookups: Iterable[Lookup]) -> None:
        """Join lookups between the same two kinds; link vintages of a family by their codes."""
        tables: dict[tuple[Kind, Kind], list[pd.DataFrame]] = {}
        for lookup in lookups:
            for one, other in combinations(lookup.kinds, 2):
                pair = lookup.rows[[one.name, other.name]].drop_duplicates()
                tables.setdefault((one, other), []).append(pair)
                tables.setdefault((other, one), []).append(pair[[other.name, one.name]])
        self._tables = {
            pair: pd.concat(found).drop_duplicates(ignore_index=True)
            for pair, found in tables.items()
        }

    @property
    def kinds(self) -> frozenset[Kind]:
        """Every kind that a lookup speaks of."""
        return frozenset(kind for pair in self._tables for kind in pair)

    def codes(self, kind: Kind) -> frozenset[str]:
        """Every code of a kind that a lookup speaks of."""
        tables = [rows for pair, rows in self._tables.items() if pair[0] == kind]
        return frozenset(code for rows in tables for code in rows[kind.name])

    def to(self, start: Kind, family: str, *, year: int) -> pd.DataFrame:
        """Where each area of a kind lies in the areas of a family, nearest to a year.

        Returns:
            One row per area and target: `area`, `target`, `kind` (the target's kind by name). An
            area has several rows where lookups put it in several targets, none where in none.
        """
        goals = [kind for kind in self.kinds | {start} if kind.family == family]
        roads = sorted(
            (road[0] + abs(goal.year - year) / 100, goal.name, road[1])
            for goal in goals
            if (road := self._road(start, goal)) is not None
        )
        found = pd.DataFrame({"area": [], "target": [], "kind": []}, dtype=str)
        for _, goal_name, road_kinds in roads:
            rows = self._walk(road_kinds).assign(kind=goal_name)
            found = pd.concat([found, rows[~rows["area"].isin(found["area"])]], ignore_index=True)
        return found

    def between(self, start: Kind, goal: Kind) -> pd.DataFrame:
        """Where each area of one kind lies in areas of another: `area`, `target`; many to many."""
        road = self._road(start, goal)
        return self._walk(road[1]) if road else self._walk((start,)).iloc[:0]

    def _road(self, start: Kind, goal: Kind) -> tuple[float, tuple[Kind, ...]] | None:
        """The cheapest way from kind to kind and its cost (Dijkstra)."""
        order = count()
        waiting: list[tuple[float, int, tuple[Kind, ...]]] = [(0.0, next(order), (start,))]
        seen: set[Kind] = set()
        while waiting:
            cost, _, road = heappop(waiting)
            if road[-1] == goal:
                return cost, road
            if road[-1] in seen:
                continue
            seen.add(road[-1])
            for onward in self.kinds - seen:
                step = self._step_cost(road[-1], onward)
                if step is not None:
                    heappush(waiting, (cost + step, next(order), (*road, onward)))
        return None

    def _step_cost(self, one: Kind, other: Kind) -> float | None:
        if (one, other) in self._tables:
            return _REDRAWN if one.family == other.family else 1.0
        if one.family == other.family and not one.is_atom:
            return _SAME_CODE + abs(one.year - other.year) / 100
        return None

    def _walk(self, road: tuple[Kind, ...]) -> pd.DataFrame:
        """Follow the road, table by table; areas that a table leaves out drop away."""
        first = sorted(self.codes(road[0]))
        rows = pd.DataFrame({"area": first, "target": first}, dtype=str)
        for one, other in pairwise(road):
            step = self._step(one, other)
            rows = rows.merge(step, left_on="target", right_on="from", how="inner")
            rows = rows[["area", "to"]].set_axis(["area", "target"], axis=1).drop_duplicates()
        return rows.reset_index(drop=True)

    def _step(self, one: Kind, other: Kind) -> pd.DataFrame:
        if (one, other) in self._tables:
            return self._tables[one, other].set_axis(["from", "to"], axis=1)
        both = sorted(self.codes(one) & self.codes(other))
        return pd.DataFrame({"from": both, "to": both}, dtype=str)
