"""What is known of single days and hours: how many events, and of what kind a day is."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from wardmote.evidence.analyses.special_days import NoSpecialDays, special_days
from wardmote.evidence.audit.daily import no_days
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.spans import no_spans
from wardmote.evidence.records import Period
from wardmote.rulebook.holidays import bank_holidays

BANK_HOLIDAY = "bank holiday"


def no_kinds() -> pd.DataFrame:
    """Days of no kind: a table of `day` and `kind` with none in it."""
    return pd.DataFrame({"day": pd.Series(dtype="datetime64[ns]"), "kind": pd.Series(dtype=str)})


@dataclass(frozen=True)
class Days:
    """Days with their events and kinds.

    Attributes:
        daily: as `audit.daily.daily_of`, of the years compared.
        listed: one row per `day` and `kind`, such as "school holiday", as the partnership gave;
            of the days before its first and after its last nothing is known.
        nation: whose bank holidays hold.
        spans: as `audit.spans.spans_of`, of the period.
    """

    daily: pd.DataFrame = field(default_factory=no_days)
    listed: pd.DataFrame = field(default_factory=no_kinds)
    nation: str = "England"
    spans: pd.DataFrame = field(default_factory=no_spans)

    def known(self, years: tuple[Period, ...]) -> Period | None:
        """The days of the years for which it is known what kind they are; None: of none.

        Raises:
            NoSpecialDays: no listed day is of the years.
        """
        known = bank_holidays(self.nation)
        start = max(years[0].start, date(min(known).year, 1, 1))
        end = min(years[-1].end, date(max(known).year + 1, 1, 1))
        if len(self.listed):
            start = max(start, self.listed["day"].min().date())
            end = min(end, self.listed["day"].max().date() + timedelta(days=1))
            if start >= end:
                raise NoSpecialDays(
                    f"None of the {len(self.listed)} listed days is of the years compared, "
                    f"{years[0].label} to {years[-1].label}. List days of those years."
                )
        return Period(start, end) if start < end else None

    def special(self, numbers: Numbers, datasets: set[str], known: Period) -> pd.DataFrame:
        """`analyses.special_days` of all kinds of some datasets, months of supply gaps left out.

        Raises:
            KindsNotApart: two kinds are of the same days, or one is made of whole months.
            NoSpecialDays: no day within `known` is of any kind.
        """
        bank = pd.DataFrame({"day": pd.to_datetime(sorted(bank_holidays(self.nation)))})
        return special_days(
            self.daily[self.daily["dataset"].isin(datasets)],
            days=pd.concat([bank.assign(kind=BANK_HOLIDAY), self.listed], ignore_index=True),
            period=known,
            supply=numbers.supply,
            confidence=numbers.settings.confidence,
            false_discovery_rate=numbers.settings.false_discovery_rate,
            fewest_days=numbers.settings.special_minimum_days,
            fewest_events=numbers.settings.hot_minimum_count,
        )
