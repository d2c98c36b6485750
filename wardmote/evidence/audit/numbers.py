"""Every analysis that an audit rests on, worked out once from the same counts."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from wardmote.evidence.analyses.change import change
from wardmote.evidence.analyses.coincide import Coincidence, coincide
from wardmote.evidence.analyses.concentration import Concentration, concentration
from wardmote.evidence.analyses.control import Control, control
from wardmote.evidence.analyses.counts import rates
from wardmote.evidence.analyses.deprivation import Deprivation, deprivation
from wardmote.evidence.analyses.harm import Harm, harm
from wardmote.evidence.analyses.hotspots import hotspots
from wardmote.evidence.analyses.peers import Peers, peers
from wardmote.evidence.analyses.people import people
from wardmote.evidence.analyses.priorities import Priorities, priorities
from wardmote.evidence.analyses.repeats import Repeats, repeats
from wardmote.evidence.analyses.timing import Timing, timing
from wardmote.evidence.analyses.trend import Trend, trend
from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.comparable import allow_for_drift, like_months
from wardmote.evidence.audit.concern import concern
from wardmote.evidence.audit.factors import factor_values, keys, parted
from wardmote.evidence.audit.splits import BAND_STARTS, NOT_KNOWN, OFTEN, PLACE_BANDS
from wardmote.evidence.audit.words import number
from wardmote.evidence.errors import NotReleasable
from wardmote.evidence.records import Counts

ALL = "all"
MAIN = "police_street"
PEOPLE = ("age_band", "sex", "role", "severity")


@dataclass(frozen=True)
class Numbers:
    """The tables that the chapters read; each is documented by the analysis it comes from.

    Worked out when first asked for. Survey answers are no events: only `concern` reads them.

    Attributes:
        counts: exact, or protected.
        brief: the place, the rules, the state of the data.
    """

    counts: Counts
    brief: Brief

    @cached_property
    def by_area(self) -> pd.DataFrame:
        """Events of the audited year by dataset × category × area; `ALL` is one more category."""
        return _with_all(self._now(self._events(self.counts.by_area)), ["dataset", "area"])

    @cached_property
    def yearly(self) -> pd.DataFrame:
        """Events by dataset × category × year; `ALL` is one more category."""
        return _with_all(self._events(self.counts.totals()), ["dataset", "year"])

    @cached_property
    def monthly(self) -> pd.DataFrame:
        """Events by dataset × category × month of all years; `ALL` is one more category."""
        rows = self._events(self.counts.part("month"))
        return _with_all(rows, ["dataset", "year", "part"])

    @cached_property
    def rates(self) -> pd.DataFrame:
        """`analyses.counts.rates` of the audited year."""
        settings = self.brief.request.rules.audit
        return rates(
            self._now(self.yearly),
            denominators=self.denominators,
            per=settings.rate_per,
            confidence=settings.confidence,
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

    @property
    def supply(self) -> pd.DataFrame:
        """Every month; one with a gap in supply is not comparable."""
        return self.brief.supply.assign(comparable=~self.brief.supply["gap"])

    @cached_property
    def trends(self) -> Trend:
        """`analyses.trend`, months of supply gaps left out."""
        settings = self.brief.request.rules.audit
        return trend(
            self.monthly,
            supply=self.supply,
            confidence=settings.confidence,
            false_discovery_rate=settings.false_discovery_rate,
            fewest_events=settings.change_minimum,
            fewest_months=settings.trend_minimum_months,
            fewest_months_for_season=settings.seasonality_minimum_months,
        )

    @cached_property
    def controls(self) -> Control:
        """`analyses.control`, months of supply gaps left out."""
        settings = self.brief.request.rules.audit
        return control(
            self.monthly,
            supply=self.supply,
            sigmas=settings.control_limits_sigma,
            run=settings.control_run,
            false_discovery_rate=settings.false_discovery_rate,
            fewest_events=settings.change_minimum,
            fewest_months=settings.trend_minimum_months,
            fewest_months_for_season=settings.seasonality_minimum_months,
        )

    @cached_property
    def changes(self) -> pd.DataFrame:
        """`analyses.change` on the year before and the mean of the years before."""
        settings = self.brief.request.rules.audit
        years = [year.label for year in reversed(self.brief.request.years)]
        found = change(
            self._like_for_like,
            years=years,
            comparable=self.brief.comparable,
            dispersion=self.trends.series[["dataset", "category", "dispersion"]],
            confidence=settings.confidence,
            false_discovery_rate=settings.false_discovery_rate,
            fewest=settings.change_minimum,
            base=self.counts.base,
        )
        return allow_for_drift(found, self.brief.comparable, years)

    @property
    def _like_for_like(self) -> pd.DataFrame:
        """Events by dataset × category × year in the months that can be compared.

        A dataset that tells no months, or has none alike, is taken by its years.
        """
        like = like_months(self.brief.supply, self.brief.request.years)
        monthly = self.monthly
        months = zip(monthly["dataset"], monthly["part"], strict=True)
        kept = monthly[[text[5:].isdigit() and int(text[5:]) in like[d] for d, text in months]]
        dated = [d for d in monthly["dataset"].unique() if like[d]]
        undated = self.yearly[~self.yearly["dataset"].isin(dated)]
        keys = ["dataset", "category", "year"]
        return pd.concat([kept, undated]).groupby(keys)["count"].sum().reset_index()

    @cached_property
    def timing(self) -> Timing:
        """`analyses.timing` of the audited year."""
        settings, request = self.brief.request.rules.audit, self.brief.request
        return timing(
            self._now(self._events(self.counts.by_part)),
            period=request.period,
            supply=self.supply,
            dispersion=self.trends.series[["dataset", "category", "dispersion"]],
            confidence=settings.confidence,
            false_discovery_rate=settings.false_discovery_rate,
            fewest=settings.hot_minimum_count,
            base=self.counts.base,
        )

    @cached_property
    def week(self) -> pd.DataFrame:
        """Events by dataset × part of the week ("Fri 21-24"), all categories together."""
        rows = self._now(self._events(self.counts.part("weekday_hour")))
        return rows.groupby(["dataset", "part"])["count"].sum().reset_index()

    @cached_property
    def repeat_bands(self) -> pd.DataFrame:
        """Events by dataset × category × how often their place had one, where places are told.

        A street or a map point is no place: what the police publish is left out.
        """
        rows = self._now(self._events(self.counts.part("repeat")))
        return rows[rows["part"].isin([*(name for _, name in PLACE_BANDS), OFTEN])]

    @cached_property
    def repeats(self) -> Repeats:
        """`analyses.repeats`; empty but in the analyst's edition, for it names places."""
        settings = self.brief.request.rules.audit
        return repeats(
            self.brief.at_places,
            places_at_risk={},
            repeat_minimum=settings.repeat_minimum,
            bands=BAND_STARTS,
            top=settings.repeat_places_listed,
            false_discovery_rate=settings.false_discovery_rate,
            fewest_events=settings.hot_minimum_count,
        )

    @cached_property
    def hotspots(self) -> pd.DataFrame:
        """`analyses.hotspots` of the datasets that speak of small areas."""
        settings = self.brief.request.rules.audit
        return hotspots(
            self.by_area[self.by_area["dataset"].isin(self.mapped)],
            areas=self.brief.ground.areas,
            neighbours=self.brief.ground.neighbours,
            per=self.per,
            draws=settings.permutations,
            seed=self.brief.request.seed,
            false_discovery_rate=settings.false_discovery_rate,
            fewest_areas=settings.hot_minimum_areas,
            fewest_events=settings.hot_minimum_count,
        )

    @cached_property
    def concentration(self) -> Concentration:
        """`analyses.concentration` of the datasets that speak of small areas."""
        settings = self.brief.request.rules.audit
        return concentration(
            self.by_area[self.by_area["dataset"].isin(self.mapped)],
            areas=self.brief.ground.areas["area"],
            holding=settings.concentration_share,
            fewest_events=settings.hot_minimum_count,
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
            hottest_share=self.brief.request.rules.audit.hottest_share,
        )

    @cached_property
    def deprivation(self) -> Deprivation:
        """`analyses.deprivation` of the datasets that speak of small areas."""
        settings = self.brief.request.rules.audit
        return deprivation(
            self.by_area[self.by_area["dataset"].isin(self.mapped)],
            areas=self.brief.ground.areas,
            per=self.per,
            per_number=settings.rate_per,
            confidence=settings.confidence,
            false_discovery_rate=settings.false_discovery_rate,
            fewest_areas=settings.deprivation_minimum_areas,
            fewest_events=settings.hot_minimum_count,
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
        settings = self.brief.request.rules.audit
        return people(
            self._now(self._events(self.counts.by_part)),
            splits=PEOPLE,
            unknown=NOT_KNOWN,
            confidence=settings.confidence,
            fewest=settings.affected_minimum,
            base=self.counts.base,
        )

    @cached_property
    def peers(self) -> Peers:
        """`analyses.peers`: every partnership at hand in a funnel."""
        settings = self.brief.request.rules.audit
        inner, outer = settings.funnel_limits
        rows = self._now(self._events(self.counts.by_peer))
        keys = ["dataset", "partnership", "residents", "households"]
        return peers(
            _with_all(rows, keys),
            per=self.per,
            limits=(inner, outer),
            confidence=settings.confidence,
            fewest_peers=settings.peers_minimum,
            fewest_events=settings.peers_minimum_count,
            base=self.counts.base,
        )

    @cached_property
    def concern(self) -> pd.DataFrame:
        """What residents call a concern, the most worrying first; empty where none were asked."""
        settings = self.brief.request.rules.audit
        replies = self._now(self.counts.part("outcome"))
        return concern(
            replies[replies["dataset"].isin(self.surveys)],
            confidence=settings.confidence,
            fewest=settings.affected_minimum,
            base=self.counts.base,
        )

    @cached_property
    def priorities(self) -> Priorities:
        """`analyses.priorities`: the matrix with its trail."""
        settings = self.brief.request.rules.prioritisation
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
            factors=settings.factors,
            minimum_factors=settings.minimum_factors,
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

    # ── what goes with the tables ──

    @cached_property
    def mapped(self) -> list[str]:
        """The datasets of events that speak of small areas."""
        small = self.counts.by_area["area"].isin(self.brief.ground.areas["area"])
        return sorted(set(self._events(self.counts.by_area[small])["dataset"]))

    @cached_property
    def surveys(self) -> list[str]:
        """The datasets whose rows are answers, not events."""
        names = self.brief.sources["dataset"]
        return [name for name in names if self.brief.grain(name) == "answer"]

    @cached_property
    def per(self) -> dict[str, str]:
        """Dataset → residents or households, where the ground knows how many."""
        areas = self.brief.ground.areas
        wanted = {
            name: self.brief.dataset(name).denominator for name in self.brief.sources["dataset"]
        }
        return {name: column for name, column in wanted.items() if areas[column].notna().any()}

    @cached_property
    def denominators(self) -> pd.DataFrame:
        """One row per dataset: `denominator`, and `denominator_count` of the whole ground."""
        areas = self.brief.ground.areas
        rows = [
            (name, self.brief.dataset(name).denominator, areas[column].sum() if column else None)
            for name in self.brief.sources["dataset"]
            for column in [self.per.get(name)]
        ]
        table = pd.DataFrame(rows, columns=["dataset", "denominator", "denominator_count"])
        return table.astype({"denominator_count": float})

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

    def rate_unit(self, dataset: str) -> str:
        """What a rate of the dataset is, in words."""
        if dataset not in self.per:
            return "Events recorded"
        return f"Events for every {number(self.brief.per)} {self.per[dataset]}"

    def rate_of(self, dataset: str, values: pd.Series) -> pd.Series:
        """Values per resident as rates; counts stay counts where there is no denominator."""
        return values * (self.brief.per if dataset in self.per else 1)

    def is_repeated(self, table: pd.DataFrame) -> pd.Series:
        """Whether a row of `ALL` repeats the one category that its dataset has."""
        kinds = self.totals.groupby("dataset")["category"].nunique()
        return (table["category"] == ALL) & (table["dataset"].map(kinds) == 1)

    def count_of(self, dataset: str, category: str) -> float:
        """Events of the audited year."""
        rows = self._now(self.yearly)
        return float(
            rows.loc[(rows["dataset"] == dataset) & (rows["category"] == category), "count"].sum()
        )

    def _matters(self, table: pd.DataFrame) -> pd.DataFrame:
        """What can be put first: each category once, and nothing that an agency itself does.

        A category of the main dataset is not placed again for another that tells of the same.
        """
        main = self.totals.loc[self.totals["dataset"] == self.main_dataset, "category"]
        again = table["category"].isin(main) & (table["dataset"] != self.main_dataset)
        done = [name != ALL and self.brief.category(name).activity for name in table["category"]]
        return table[~again & ~pd.Series(done, index=table.index) & (table["category"] != ALL)]

    def _events(self, table: pd.DataFrame) -> pd.DataFrame:
        return table[~table["dataset"].isin(self.surveys)]

    def _now(self, table: pd.DataFrame) -> pd.DataFrame:
        return table[table["year"] == self.brief.year]


def _with_all(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The rows, and under the category `ALL` the sum over the categories of each key."""
    whole = rows.groupby(keys, as_index=False, dropna=False)["count"].sum().assign(category=ALL)
    return pd.concat([rows, whole], ignore_index=True)
