"""The analyses of what lasts and what is to come: the same places, and the months ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wardmote.evidence.analyses.forecast import Forecast, forecast
from wardmote.evidence.analyses.stability import stability
from wardmote.evidence.audit.tables import Tables, with_all


@dataclass(frozen=True)
class Onward(Tables):
    """The analyses that tell whether a place, or a number, can be reckoned with again."""

    def stability(self, dataset: str) -> pd.DataFrame:
        """`analyses.stability` of one dataset; empty where two years cannot be compared by area."""
        years = [year.label for year in self.brief.request.years[-2:]]
        areas = self.brief.ground.areas["area"]
        few = len(areas) < self.settings.hot_minimum_areas
        worst = len(areas) * self.settings.hottest_share
        if few or worst < 2 or dataset not in self.mapped or not self._whole(dataset, years):
            return pd.DataFrame(columns=["category", "verdict"])
        before, now = (self._areas_of(dataset, year) for year in years)
        return stability(now, before, areas=areas, **self._asked)

    def forecast(self, dataset: str, categories: Sequence[str]) -> Forecast:
        """`analyses.forecast` of some series of one dataset, months of supply gaps left out."""
        rows = self.monthly
        rows = rows[(rows["dataset"] == dataset) & rows["category"].isin(categories)]
        return forecast(
            rows,
            supply=self.supply[self.supply["dataset"] == dataset],
            months_ahead=self.settings.forecast_months,
            confidence=self.settings.confidence,
            first_months=self.settings.seasonality_minimum_months,
            fewest_events=self.settings.hot_minimum_count,
        )

    @property
    def _asked(self) -> dict[str, Any]:
        return {
            "worst_share": self.settings.hottest_share,
            "draws": self.settings.permutations,
            "seed": self.brief.request.seed,
            "confidence": self.settings.confidence,
            "false_discovery_rate": self.settings.false_discovery_rate,
            "fewest_events": self.settings.hot_minimum_count,
        }

    def _whole(self, dataset: str, years: list[str]) -> bool:
        """Whether both years were supplied alike, so that ranks of areas are of equal months."""
        facts = self.brief.comparable
        rows = facts[(facts["dataset"] == dataset) & facts["year"].isin(years)]
        return len(rows) == len(years) and bool(rows["comparable"].all())

    def _areas_of(self, dataset: str, year: str) -> pd.DataFrame:
        rows = self.counts.by_area
        rows = rows[(rows["dataset"] == dataset) & (rows["year"] == year)]
        return with_all(rows, ["dataset", "year", "area"])
