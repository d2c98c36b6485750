"""The tables of an audit: its counts by area, year and month, as the analyses read them."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from wardmote.evidence.audit.brief import Brief
from wardmote.evidence.audit.comparable import like_months
from wardmote.evidence.audit.splits import OFTEN, PLACE_BANDS
from wardmote.evidence.audit.words import number
from wardmote.evidence.records import Counts
from wardmote.rulebook import Audit

ALL = "all"


@dataclass(frozen=True)
class Tables:
    """Counts, told as analyses read them; survey answers are no events and left out.

    Attributes:
        counts: exact, or protected.
        brief: the place, the rules, the state of the data.
    """

    counts: Counts
    brief: Brief

    @cached_property
    def by_area(self) -> pd.DataFrame:
        """Events of the audited year by dataset × category × area; `ALL` is one more category."""
        return with_all(self.now(self.events(self.counts.by_area)), ["dataset", "area"])

    @cached_property
    def yearly(self) -> pd.DataFrame:
        """Events by dataset × category × year; `ALL` is one more category."""
        return with_all(self.events(self.counts.totals()), ["dataset", "year"])

    @cached_property
    def monthly(self) -> pd.DataFrame:
        """Events by dataset × category × month of all years; `ALL` is one more category."""
        rows = self.events(self.counts.part("month"))
        return with_all(rows, ["dataset", "year", "part"])

    @property
    def supply(self) -> pd.DataFrame:
        """Every month; one with a gap in supply is not comparable."""
        return self.brief.supply.assign(comparable=~self.brief.supply["gap"])

    @property
    def like_for_like(self) -> pd.DataFrame:
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
    def week(self) -> pd.DataFrame:
        """Events by dataset × part of the week ("Fri 21-24"), all categories together."""
        rows = self.now(self.events(self.counts.part("weekday_hour")))
        return rows.groupby(["dataset", "part"])["count"].sum().reset_index()

    @cached_property
    def repeat_bands(self) -> pd.DataFrame:
        """Events by dataset × category × how often their place had one, where places are told.

        A street or a map point is no place: what the police publish is left out.
        """
        rows = self.now(self.events(self.counts.part("repeat")))
        return rows[rows["part"].isin([*(name for _, name in PLACE_BANDS), OFTEN])]

    @cached_property
    def mapped(self) -> list[str]:
        """The datasets of events that speak of small areas."""
        small = self.counts.by_area["area"].isin(self.brief.ground.areas["area"])
        return sorted(set(self.events(self.counts.by_area[small])["dataset"]))

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

    def rate_unit(self, dataset: str) -> str:
        """What a rate of the dataset is, in words."""
        if dataset not in self.per:
            return "Events recorded"
        return f"Events for every {number(self.brief.per)} {self.per[dataset]}"

    def rate_of(self, dataset: str, values: pd.Series) -> pd.Series:
        """Values per resident as rates; counts stay counts where there is no denominator."""
        return values * (self.brief.per if dataset in self.per else 1)

    def count_of(self, dataset: str, category: str) -> float:
        """Events of the audited year."""
        rows = self.now(self.yearly)
        return float(
            rows.loc[(rows["dataset"] == dataset) & (rows["category"] == category), "count"].sum()
        )

    def is_repeated(self, table: pd.DataFrame) -> pd.Series:
        """Whether a row of `ALL` repeats the one category that its dataset has."""
        now = self.now(self.yearly)
        kinds = now[now["category"] != ALL].groupby("dataset")["category"].nunique()
        return (table["category"] == ALL) & (table["dataset"].map(kinds) == 1)

    @property
    def settings(self) -> Audit:
        """The settings of the analyses."""
        return self.brief.request.rules.audit

    def events(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table that tell of events."""
        return table[~table["dataset"].isin(self.surveys)]

    def now(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table that are of the audited year."""
        return table[table["year"] == self.brief.year]


def with_all(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The rows, and under the category `ALL` the sum over the categories of each key."""
    whole = rows.groupby(keys, as_index=False, dropna=False)["count"].sum().assign(category=ALL)
    return pd.concat([rows, whole], ignore_index=True)
