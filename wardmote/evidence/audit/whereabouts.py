"""The analyses of where: repeat places, series, hot areas, and what goes with them."""

import math
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from wardmote.evidence.analyses.coincide import Coincidence, coincide
from wardmote.evidence.analyses.concentration import Concentration, concentration
from wardmote.evidence.analyses.deprivation import Deprivation, deprivation
from wardmote.evidence.analyses.hotspots import hotspots
from wardmote.evidence.analyses.local_moran import NEITHER, local_moran
from wardmote.evidence.analyses.near_repeats import NearRepeats, near_repeats
from wardmote.evidence.analyses.repeats import Repeats, repeats
from wardmote.evidence.audit.rows import grouped
from wardmote.evidence.audit.splits import BAND_STARTS
from wardmote.evidence.audit.tables import ALL, Tables
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.touching import AllAreasAlike, TooFewAreas

KEYS = ("dataset", "category")


@dataclass(frozen=True)
class Whereabouts(Tables):
    """The analyses of places and areas, worked out when first asked for."""

    @cached_property
    def repeats(self) -> Repeats:
        """`analyses.repeats`; empty but in the analyst's edition, for it names places."""
        return repeats(
            self.brief.at_places,
            places_at_risk={},
            repeat_minimum=self.settings.repeat_minimum,
            bands=BAND_STARTS,
            top=self.settings.repeat_places_listed,
            false_discovery_rate=self.settings.false_discovery_rate,
            fewest_events=self.settings.hot_minimum_count,
        )

    @cached_property
    def near_repeats(self) -> dict[tuple[str, str], pd.DataFrame]:
        """`analyses.near_repeats`: dataset and category → its cells, where there are series.

        Of the kinds of event told, no more than the stated share are expected to be chance. Empty
        but in the analyst's edition; what an agency itself does is left out.
        """
        found = {(d, c): self._knox(rows) for (d, c), rows in grouped(self._pointed, *KEYS)}
        p = benjamini_hochberg([one.p for one in found.values()])
        told = zip(found.items(), p, strict=True)
        most = self.settings.false_discovery_rate
        return {key: one.cells for (key, one), chance in told if chance <= most}

    @property
    def _pointed(self) -> pd.DataFrame:
        """Events with a day and a point, of kinds that can be tested."""
        rows = self.brief.at_points
        done = {name for name in set(rows["category"]) if self.brief.category(name).activity}
        rows = rows[~rows["category"].isin(done)]
        kinds = rows.groupby(list(KEYS))["happened_on"]
        enough = kinds.transform("size") >= self.settings.near_repeat_minimum
        return rows[enough & (kinds.transform("nunique") > 1)]

    def _knox(self, rows: pd.DataFrame) -> NearRepeats:
        return near_repeats(
            rows,
            metres=self.settings.near_repeat_metres,
            days=self.settings.near_repeat_days,
            metric="euclidean",
            permutations=self.settings.permutations,
            seed=self.brief.request.seed,
            fewest_events=self.settings.near_repeat_minimum,
        )

    @cached_property
    def hotspots(self) -> pd.DataFrame:
        """`analyses.hotspots` of the datasets that speak of small areas."""
        return hotspots(
            self.by_area[self.by_area["dataset"].isin(self.mapped)],
            areas=self.brief.ground.areas,
            neighbours=self.brief.ground.neighbours,
            per=self.per,
            draws=self.settings.permutations,
            seed=self.brief.request.seed,
            false_discovery_rate=self.settings.false_discovery_rate,
            fewest_areas=self.settings.hot_minimum_areas,
            fewest_events=self.settings.hot_minimum_count,
        )

    def unlike_neighbours(self, dataset: str, category: str) -> "pd.Series[str]":
        """`analyses.local_moran`: area → its kind, of those told; empty where it cannot be asked.

        So many draws are taken that one area can be told alone.
        """
        spots = self.hotspots
        rows = spots[(spots["dataset"] == dataset) & (spots["category"] == category)]
        alone = math.ceil(2 * len(rows) / self.settings.false_discovery_rate)
        try:
            found = local_moran(
                rows.set_index("area")["value"],
                neighbours=self.brief.ground.neighbours,
                draws=max(self.settings.permutations, alone),
                seed=self.brief.request.seed,
                false_discovery_rate=self.settings.false_discovery_rate,
                fewest_areas=self.settings.hot_minimum_areas,
            )
        except (TooFewAreas, AllAreasAlike):
            return pd.Series(dtype=str)
        return found[found["kind"] != NEITHER].set_index("area")["kind"]

    def area_parts(self, dataset: str) -> pd.DataFrame:
        """One row per area: `part` of what the events are out of; alike where that is missing."""
        areas = self.brief.ground.areas
        column = self.per.get(dataset, "")
        people = areas[column].astype(float) if column else pd.Series(1.0, index=areas.index)
        part = people.where(people > 0)
        middle = part.median() if part.notna().any() else 1.0
        return pd.DataFrame({"area": areas["area"], "part": part.fillna(middle)})

    @cached_property
    def concentration(self) -> Concentration:
        """`analyses.concentration` of the datasets that speak of small areas."""
        return concentration(
            self.by_area[self.by_area["dataset"].isin(self.mapped)],
            areas=self.brief.ground.areas["area"],
            holding=self.settings.concentration_share,
            fewest_events=self.settings.hot_minimum_count,
            base=self.counts.base,
        )

    @cached_property
    def coincidence(self) -> Coincidence:
        """`analyses.coincide` of the datasets that speak of small areas."""
        rows = self.by_area[self.by_area["category"] == ALL]
        return coincide(
            rows[rows["dataset"].isin(self.mapped)],
            areas=self.brief.ground.areas,
            per=self.per,
            hottest_share=self.settings.hottest_share,
        )

    @cached_property
    def deprivation(self) -> Deprivation:
        """`analyses.deprivation` of the datasets that speak of small areas."""
        return deprivation(
            self.by_area[self.by_area["dataset"].isin(self.mapped)],
            areas=self.brief.ground.areas,
            per=self.per,
            per_number=self.settings.rate_per,
            confidence=self.settings.confidence,
            false_discovery_rate=self.settings.false_discovery_rate,
            fewest_areas=self.settings.deprivation_minimum_areas,
            fewest_events=self.settings.hot_minimum_count,
            base=self.counts.base,
        )
