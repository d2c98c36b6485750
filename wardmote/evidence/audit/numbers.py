"""Every analysis that an audit rests on, worked out once from the same counts."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from wardmote.evidence.analyses.change import change
from wardmote.evidence.analyses.control import Control, control
from wardmote.evidence.analyses.counts import rates
from wardmote.evidence.analyses.harm import Harm, harm
from wardmote.evidence.analyses.peers import Peers, peers
from wardmote.evidence.analyses.people import people
from wardmote.evidence.analyses.priorities import Priorities, priorities
from wardmote.evidence.analyses.robust_trend import robust_trend
from wardmote.evidence.analyses.similar import Similar
from wardmote.evidence.analyses.timing import Timing, timing
from wardmote.evidence.analyses.trend import Trend, trend
from wardmote.evidence.audit.comparable import allow_for_drift
from wardmote.evidence.audit.concern import concern
from wardmote.evidence.audit.factors import factor_values, keys, parted
from wardmote.evidence.audit.families import family
from wardmote.evidence.audit.onward import Onward
from wardmote.evidence.audit.seasons import laid_on_one
from wardmote.evidence.audit.splits import NOT_KNOWN
from wardmote.evidence.audit.tables import ALL, with_all
from wardmote.evidence.audit.whereabouts import Whereabouts
from wardmote.evidence.errors import NotReleasable

MAIN = "police_street"
PEOPLE = ("age_band", "sex", "role", "severity")


@dataclass(frozen=True)
class Numbers(Whereabouts, Onward):
    """The analyses that the chapters read, worked out when first asked for."""

    @cached_property
    def rates(self) -> pd.DataFrame:
        """`analyses.counts.rates` of the audited year."""
        return rates(
            self.now(self.yearly),
            denominators=self.denominators,
            per=self.settings.rate_per,
            confidence=self.settings.confidence,
            base=self.counts.base,
        )

    @property
    def totals(self) -> pd.DataFrame:
        """Rates of each dataset × category."""
        return self.rates[self.rates["category"] != ALL]

    @property
    def wholes(self) -> pd.DataFrame:
        """Rates of each dataset as a whole."""
        return self.rates[self.rates["category"] == ALL]

    @cached_property
    def trends(self) -> Trend:
        """`analyses.trend`, months of supply gaps left out."""
        return trend(
            self.monthly,
            supply=self.supply,
            confidence=self.settings.confidence,
            false_discovery_rate=self.settings.false_discovery_rate,
            fewest_events=self.settings.change_minimum,
            fewest_months=self.settings.trend_minimum_months,
            fewest_months_for_season=self.settings.seasonality_minimum_months,
        )

    @cached_property
    def robust_trends(self) -> pd.DataFrame:
        """`analyses.robust_trend` of the same months: it is not decided by a few odd ones."""
        return robust_trend(
            self.monthly,
            supply=self.supply,
            confidence=self.settings.confidence,
            false_discovery_rate=self.settings.false_discovery_rate,
            fewest_months=self.settings.trend_minimum_months,
            fewest_months_for_season=self.settings.seasonality_minimum_months,
        )

    @cached_property
    def controls(self) -> Control:
        """`analyses.control`, months of supply gaps left out."""
        return control(
            self.monthly,
            supply=self.supply,
            sigmas=self.settings.control_limits_sigma,
            run=self.settings.control_run,
            false_discovery_rate=self.settings.false_discovery_rate,
            fewest_events=self.settings.change_minimum,
            fewest_months=self.settings.trend_minimum_months,
            fewest_months_for_season=self.settings.seasonality_minimum_months,
        )

    @cached_property
    def changes(self) -> pd.DataFrame:
        """`analyses.change` on the year before and the mean of the years before."""
        years = [year.label for year in reversed(self.brief.request.years)]
        found = change(
            self.like_for_like,
            years=years,
            comparable=self.brief.comparable,
            dispersion=self.trends.series[["dataset", "category", "dispersion"]],
            confidence=self.settings.confidence,
            false_discovery_rate=self.settings.false_discovery_rate,
            fewest=self.settings.change_minimum,
            base=self.counts.base,
        )
        return allow_for_drift(found, self.brief.comparable, years)

    @cached_property
    def timing(self) -> Timing:
        """`analyses.timing` of the audited year's days and hours."""
        rows = self.now(self.events(self.counts.by_part))
        return self._timing(rows[rows["split"] != "month"], self.supply)

    @cached_property
    def season(self) -> Timing:
        """`analyses.timing` of the months of all years laid on one."""
        rows = self.monthly[self.monthly["category"] != ALL]
        return self._timing(*laid_on_one(rows, self.brief.supply, self.brief.request.years))

    def _timing(self, rows: pd.DataFrame, supply: pd.DataFrame) -> Timing:
        return timing(
            rows,
            period=self.brief.request.period,
            supply=supply,
            dispersion=self.trends.series[["dataset", "category", "dispersion"]],
            confidence=self.settings.confidence,
            false_discovery_rate=self.settings.false_discovery_rate,
            fewest=self.settings.hot_minimum_count,
            base=self.counts.base,
        )

    @cached_property
    def harm(self) -> Harm:
        """`analyses.harm` by the edition of weights that was asked for."""
        weights = self.brief.request.harm.weights
        return harm(self.totals, weights={name: (w.low, w.high) for name, w in weights.items()})

    @cached_property
    def people(self) -> pd.DataFrame:
        """`analyses.people` of the datasets that say who was affected."""
        return people(
            self.now(self.events(self.counts.by_part)),
            splits=PEOPLE,
            unknown=NOT_KNOWN,
            confidence=self.settings.confidence,
            fewest=self.settings.affected_minimum,
            base=self.counts.base,
        )

    @cached_property
    def families(self) -> dict[str, Similar]:
        """Dataset → the partnerships most like this one, where more are held than a family has."""
        rows = self.now(self.events(self.counts.by_peer))
        found = {
            str(name): family(
                self.brief.figures, of=self.brief.name, among=list(held.unique()),
                size=self.settings.family_size,
            )
            for name, held in rows.groupby("dataset")["partnership"]
        }  # fmt: skip
        return {name: each for name, each in found.items() if each is not None}

    @cached_property
    def peers(self) -> Peers:
        """`analyses.peers`: the family, or every partnership at hand, in a funnel."""
        inner, outer = self.settings.funnel_limits
        rows = self.now(self.events(self.counts.by_peer))
        for name, found in self.families.items():
            group = [self.brief.name, *found.places["place"]]
            rows = rows[(rows["dataset"] != name) | rows["partnership"].isin(group)]
        keys = ["dataset", "partnership", "residents", "households"]
        return peers(
            with_all(rows, keys),
            per=self.per,
            limits=(inner, outer),
            confidence=self.settings.confidence,
            fewest_peers=self.settings.peers_minimum,
            fewest_events=self.settings.peers_minimum_count,
            base=self.counts.base,
        )

    @cached_property
    def concern(self) -> pd.DataFrame:
        """What residents call a concern, the most worrying first; empty where none were asked."""
        replies = self.now(self.counts.part("outcome"))
        return concern(
            replies[replies["dataset"].isin(self.surveys)],
            confidence=self.settings.confidence,
            fewest=self.settings.affected_minimum,
            base=self.counts.base,
        )

    @cached_property
    def priorities(self) -> Priorities:
        """`analyses.priorities`: the matrix with its trail."""
        matrix = self.brief.request.rules.prioritisation
        values = factor_values(
            self.brief,
            totals=self._matters(self.totals),
            changes=self._matters(self.changes),
            harm=self._matters(self.harm.categories),
            concern=self.concern,
        )
        return priorities(
            values,
            categories=keys(self._matters(self.totals)),
            factors=matrix.factors,
            minimum_factors=matrix.minimum_factors,
        )

    @cached_property
    def matrix(self) -> pd.DataFrame:
        """The matters that have a score, in order, each with its `dataset` and `category`."""
        table = self.priorities.matrix.dropna(subset=["score"])
        pairs = [parted(key) for key in table["category"]]
        return table.assign(
            key=table["category"],
            dataset=[dataset for dataset, _ in pairs],
            category=[category for _, category in pairs],
        ).reset_index(drop=True)

    @property
    def first_categories(self) -> list[str]:
        """The categories that the matrix puts first, as few as a plan should take on."""
        fewest = self.brief.request.rules.prioritisation.fewest_priorities
        return list(dict.fromkeys(self.matrix["category"]))[:fewest]

    @cached_property
    def main_dataset(self) -> str:
        """The dataset that covers most: the police's, or else the largest.

        Raises:
            NotReleasable: no dataset has an event left to tell of.
        """
        if self.wholes.empty:
            raise NotReleasable(
                f"No count of events in {self.brief.name} in {self.brief.year} is left to publish: "
                "there were none, or all round to nothing. Audit a longer period."
            )
        return (
            MAIN
            if MAIN in set(self.wholes["dataset"])
            else str(self.wholes.set_index("dataset")["count"].idxmax())
        )

    def _matters(self, table: pd.DataFrame) -> pd.DataFrame:
        """What can be put first: each category once, and nothing that an agency itself does.

        A category of the main dataset is not placed again for another that tells of the same.
        """
        main = self.totals.loc[self.totals["dataset"] == self.main_dataset, "category"]
        again = table["category"].isin(main) & (table["dataset"] != self.main_dataset)
        done = [name != ALL and self.brief.category(name).activity for name in table["category"]]
        return table[~again & ~pd.Series(done, index=table.index) & (table["category"] != ALL)]
