"""Weekday, hour and weekday × hour tell of the same events, so they are one table, rounded once.

Rounded by themselves they would contradict each other, and an attacker who holds all three could
cut the intervals short: an event on a Monday is at some hour of a Monday.
"""

from collections.abc import Mapping

import pandas as pd

from wardmote.evidence.disclosure.shaping import UNTOLD
from wardmote.evidence.errors import NotReleasable

WEEKDAY, HOUR, WEEKDAY_HOUR = "weekday", "hour", "weekday_hour"
OF_WEEK = (WEEKDAY, HOUR, WEEKDAY_HOUR)
NOT_KNOWN = "not known"
_UNSAID = (NOT_KNOWN, UNTOLD)
_BETWEEN = "\x1f"


def week_cells(splits: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per category × weekday × band of hours, either of them perhaps not known.

    Raises:
        NotReleasable: the three splits contradict each other.
    """
    both = _said(splits[WEEKDAY_HOUR])
    both[["group", "block"]] = both["part"].str.split(" ", n=1, expand=True).to_numpy()
    tables = [both]
    if WEEKDAY in splits:
        days = _said(splits[WEEKDAY]).assign(group=lambda t: t["part"])
        tables.append(_rest(days, both, "group").assign(block=NOT_KNOWN))
    if HOUR in splits:
        hours = _in_bands(_said(splits[HOUR]), sorted(set(both["block"])))
        tables.append(_rest(hours, both, "block").assign(group=NOT_KNOWN))
    told = pd.concat(tables, ignore_index=True)
    totals = splits[WEEKDAY_HOUR].groupby("category")["count"].sum()
    left = _checked(totals.sub(told.groupby("category")["count"].sum(), fill_value=0))
    rest = pd.DataFrame({"category": left.index, "count": left.to_numpy()})
    told = pd.concat([told, rest.assign(group=NOT_KNOWN, block=NOT_KNOWN)], ignore_index=True)
    return told.assign(
        row=told["category"], column=told["category"], part=told["group"] + " " + told["block"]
    )


def weekday_hours(rounded: pd.DataFrame, splits: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per category × weekday and band: what the rounded week shows of them."""
    unsaid = (rounded["group"] == NOT_KNOWN) | (rounded["block"] == NOT_KNOWN)
    return _shown(
        rounded.assign(part=rounded["part"].mask(unsaid, NOT_KNOWN)), splits, WEEKDAY_HOUR
    )


def weekdays(rounded: pd.DataFrame, splits: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per category × weekday: the sums of the rounded week."""
    return _shown(rounded.assign(part=rounded["group"]), splits, WEEKDAY)


def hour_cells(splits: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per category × hour; its column is the band of hours within the category."""
    told, both = splits[HOUR], _said(splits[WEEKDAY_HOUR])
    bands = sorted(set(both["part"].str.split(" ", n=1).str[1]))
    said = _in_bands(_said(told), bands)
    unsaid = told[told["part"].isin(_UNSAID)].assign(block=NOT_KNOWN)
    every = pd.concat([said, unsaid], ignore_index=True)
    column = every["category"] + _BETWEEN + every["block"]
    return every.assign(group="", block="", row=every["part"], column=column)


def bands_decided(rounded: pd.DataFrame, base: int) -> dict[str, int]:
    """Each category's bands of hours as the rounded week has them, in multiples of the base."""
    column = rounded["category"] + _BETWEEN + rounded["block"]
    totals = rounded["count"].groupby(column, sort=True).sum() // base
    return {str(name): int(total) for name, total in totals.items()}


def _said(told: pd.DataFrame) -> pd.DataFrame:
    return told[~told["part"].isin(_UNSAID)].copy()


def _in_bands(hours: pd.DataFrame, bands: list[str]) -> pd.DataFrame:
    """Hours with the band that each is in: hour 22 in band "21-24"."""
    ends = {band: tuple(map(int, band.split("-"))) for band in bands}
    of = {
        hour: next((band for band, (a, z) in ends.items() if a <= int(hour) < z), None)
        for hour in set(hours["part"])
    }
    banded = hours.assign(block=hours["part"].map(of))
    # An hour that no weekday was ever told for is a band of its own.
    return banded.assign(block=banded["block"].fillna(banded["part"]))


def _rest(sums: pd.DataFrame, told: pd.DataFrame, by: str) -> pd.DataFrame:
    """What is left of the sums once what is told of both is taken away."""
    keys = ["category", by]
    left = sums.groupby(keys)["count"].sum().sub(told.groupby(keys)["count"].sum(), fill_value=0)
    return _checked(left).rename("count").reset_index()


def _checked(left: "pd.Series[float]") -> "pd.Series[float]":
    if (left < -1e-6).any():
        raise NotReleasable(
            "weekday, hour and weekday_hour contradict each other; count all from the same records."
        )
    return left[left > 0]


def _shown(table: pd.DataFrame, splits: Mapping[str, pd.DataFrame], name: str) -> pd.DataFrame:
    """The sums by part, without those that the split itself does not show."""
    parts = table.groupby(["category", "part"], as_index=False)["count"].sum()
    hidden = NOT_KNOWN not in set(splits[name]["part"])
    return parts[(parts["count"] > 0) & ~(hidden & (parts["part"] == NOT_KNOWN))]
