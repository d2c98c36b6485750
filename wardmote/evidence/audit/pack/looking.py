"""What a pack tells, as tables: places, problems, series and changes."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from wardmote.evidence.analyses.bursts import bursts
from wardmote.evidence.analyses.hotspots import hotspots
from wardmote.evidence.analyses.near_repeats import roles
from wardmote.evidence.analyses.persistence import persistence
from wardmote.evidence.analyses.predicting import Predicting, predicting
from wardmote.evidence.analyses.two_counts import two_counts
from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.audit.tables import ALL
from wardmote.rulebook import Audit

KEYS = ["dataset", "category"]
PLACED = [*KEYS, "area"]


@dataclass(frozen=True)
class Looking:
    """The analyses behind a pack, worked out when first asked for.

    Attributes:
        brief: the place and the state of the data, with single events.
        numbers: the analyses of the window, as an audit has them.
        recent: the months up to it.
    """

    brief: Brief
    numbers: Numbers
    recent: Recent

    @property
    def settings(self) -> Audit:
        """The settings of the analyses."""
        return self.numbers.settings

    @property
    def now(self) -> tuple[str, ...]:
        """The months that the pack speaks of."""
        return self.recent.months[-self.settings.pack_months :]

    @property
    def before(self) -> tuple[str, ...]:
        """As many months before those."""
        return self.recent.months[: -len(self.now)][-len(self.now) :]

    @cached_property
    def compared(self) -> pd.DataFrame:
        """One row per dataset × category × area: `now`, `then`; none where a month has a gap."""
        pair = [self.recent.within(months).set_index(PLACED)["count"] for months in
                (self.now, self.before)]  # fmt: skip
        table = pd.concat(pair, axis=1, keys=["now", "then"]).fillna(0.0).reset_index()
        sound = [d for d in self.recent.gaps if self.recent.whole(d, self.now + self.before)]
        return table[table["dataset"].isin(sound) & ~self._activity(table["category"])]

    @cached_property
    def hot_kinds(self) -> pd.DataFrame:
        """Dataset, category and area of what is hot with its neighbours in the window."""
        spots = self.numbers.hotspots
        hot = spots[spots["hot"] & ~self.numbers.is_repeated(spots)]
        return hot[~self._activity(hot["category"])]

    @cached_property
    def hot_now(self) -> frozenset[str]:
        """The areas that are hot with their neighbours, or had more than their share mostly."""
        return frozenset(self.hot_kinds["area"]) | self._mostly_hot(self.history)

    @cached_property
    def hot_before(self) -> frozenset[str]:
        """The same of the months before."""
        found = self._hotspots(self.recent.within(self.before))
        hot = found[found["hot"] & ~self._activity(found["category"])]
        return frozenset(hot["area"]) | self._mostly_hot(
            self._history(self.recent.months[: -len(self.now)])
        )

    def _mostly_hot(self, history: pd.DataFrame) -> frozenset[str]:
        enough = history["recent_hot"] >= self.settings.hot_mostly * history["recent"]
        return frozenset(history.loc[enough, "area"])

    @cached_property
    def history(self) -> pd.DataFrame:
        """`analyses.persistence` of the main dataset, months with a gap left out."""
        return self._history(self.recent.months)

    def _history(self, spoken: tuple[str, ...]) -> pd.DataFrame:
        """Of some months, the newest last; `recent` and `months` say how many were looked at."""
        main = self.numbers.main_dataset
        months = [month for month in spoken if month not in self.recent.gaps.get(main, ())]
        rows = self.recent.counts
        rows = rows[(rows["dataset"] == main) & (rows["category"] == ALL)]
        late = sum(month in spoken[-len(self.now) :] for month in months)
        found = persistence(
            rows, areas=self.numbers.area_parts(main), months=months, recent=late,
            most=self.settings.hot_mostly,
            false_discovery_rate=self.settings.false_discovery_rate,
        )  # fmt: skip
        return found.assign(recent=late, months=len(months))

    @cached_property
    def emerging(self) -> pd.DataFrame:
        """Areas and kinds of event with more than in the months before; the most first."""
        rows = self.compared[self.compared["category"] != ALL]
        tested = two_counts(
            rows.set_index(PLACED)["now"], rows.set_index(PLACED)["then"], time_now=len(self.now),
            time_before=len(self.before),
            false_discovery_rate=self.settings.false_discovery_rate,
        )  # fmt: skip
        more = tested[tested["verdict"] == "more"].reset_index()
        return more.assign(rise=more["now"] - more["before"]).sort_values(
            "rise", ascending=False, kind="stable", ignore_index=True
        )

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Each kind of event over the whole ground: `now`, `then`, `verdict`; the most first."""
        rows = self.compared.groupby(KEYS, as_index=False)[["now", "then"]].sum()
        rows = rows[~self.numbers.is_repeated(rows)]
        rows = rows[rows["now"] + rows["then"] >= self.settings.change_minimum]
        tested = two_counts(
            rows.set_index(KEYS)["now"], rows.set_index(KEYS)["then"], time_now=1, time_before=1,
            false_discovery_rate=self.settings.false_discovery_rate,
        ).reset_index()  # fmt: skip
        return tested.sort_values("now", ascending=False, kind="stable", ignore_index=True)

    @cached_property
    def predicting(self) -> Predicting | None:
        """How well the areas with most before hold the window's events; None with nothing to ask.

        As many areas are chosen as a pack lists.
        """
        rows = self.compared
        rows = rows[(rows["dataset"] == self.numbers.main_dataset) & (rows["category"] == ALL)]
        counts = rows.set_index("area")
        areas = self.brief.ground.areas["area"]
        choose = min(self.settings.pack_rows, len(areas) - 1)
        if counts.empty or counts["now"].sum() == 0 or choose < 1:
            return None
        sizes = pd.Series(1.0, index=areas)
        return predicting(counts["then"], counts["now"], sizes=sizes, choose=choose)

    @cached_property
    def series(self) -> pd.DataFrame:
        """Series of one kind of event where the test says that there are any; the latest first.

        One row per series: dataset, category, `events`, `first_on`, `last_on`, `areas` (tuple).
        """
        told = [self._series(dataset, category) for dataset, category in self.numbers.near_repeats]
        told = [table for table in told if len(table)]
        if not told:
            return pd.DataFrame(columns=[*KEYS, "events", "first_on", "last_on", "areas"])
        table = pd.concat(told, ignore_index=True)
        return table.sort_values(["last_on", "events"], ascending=False, ignore_index=True)

    def _series(self, dataset: str, category: str) -> pd.DataFrame:
        points = self.brief.at_points
        rows = points[(points["dataset"] == dataset) & (points["category"] == category)]
        found = roles(
            rows, metres=self.settings.series_metres, days=self.settings.series_days,
            metric="euclidean",
        )  # fmt: skip
        grouped = rows.assign(series=found["series"]).groupby("series")
        table = grouped.agg(
            events=("area", "size"), first_on=("happened_on", "min"),
            last_on=("happened_on", "max"), areas=("area", _different),
        )  # fmt: skip
        told = table[table["events"] >= self.settings.series_fewest]
        return told.assign(dataset=dataset, category=category)

    @cached_property
    def bursts(self) -> pd.DataFrame:
        """`analyses.bursts` of what crowded into a few of its months' days.

        One row per dataset × category that tells day and point, where no month has a gap; the
        most beyond an even rate first (`beyond`).
        """
        points, period = self.brief.at_points, self.brief.request.period
        sound = [name for name in self.recent.gaps if self.recent.whole(name, self.now)]
        rows = points[points["dataset"].isin(sound)]
        kinds = rows[KEYS].drop_duplicates()
        kinds = kinds[~self._activity(kinds["category"])].reset_index(drop=True)
        rows = rows.merge(kinds.assign(kind=kinds.index), on=KEYS)
        found = bursts(
            rows, start=period.start, end=period.end, days=self.settings.pack_burst_days,
            false_discovery_rate=self.settings.false_discovery_rate,
        )  # fmt: skip
        told = found[found["burst"]].merge(kinds, left_on="kind", right_index=True)
        return told.assign(beyond=told["most"] - told["expected"]).sort_values(
            "beyond", ascending=False, kind="stable", ignore_index=True
        )

    def _hotspots(self, by_area: pd.DataFrame) -> pd.DataFrame:
        return hotspots(
            by_area,
            areas=self.brief.ground.areas,
            neighbours=self.brief.ground.neighbours,
            per=self.numbers.per,
            draws=self.settings.permutations,
            seed=self.brief.request.seed,
            false_discovery_rate=self.settings.false_discovery_rate,
            fewest_areas=self.settings.hot_minimum_areas,
            fewest_events=self.settings.hot_minimum_count,
        )

    def _activity(self, categories: pd.Series) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Whether each category is what an agency itself does."""
        done = [name != ALL and self.brief.category(name).activity for name in categories]
        return np.array(done, dtype=bool)


def _different(areas: pd.Series) -> tuple[str, ...]:
    return tuple(sorted(set(areas.dropna())))
