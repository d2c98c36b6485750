"""Is it more, or less, on bank holidays, in school holidays and on other days of a kind?"""

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.errors import WardmoteError
from wardmote.evidence.records import Period, quasi_poisson
from wardmote.evidence.records.false_discovery import benjamini_hochberg
from wardmote.evidence.records.intervals import Flags, Floats

KEYS = ["dataset", "category"]
WEEKDAYS = 7


class NoSpecialDays(WardmoteError):  # noqa: N818
    """None of the days given lies within the period."""


class KindsNotApart(WardmoteError):  # noqa: N818
    """Kinds of day that cannot be told from each other, from a month or from a weekday."""


def special_days(
    daily: pd.DataFrame,
    *,
    days: pd.DataFrame,
    period: Period,
    supply: pd.DataFrame,
    confidence: float,
    false_discovery_rate: float,
    fewest_days: int,
    fewest_events: float,
) -> pd.DataFrame:
    """The ratio of days of each kind to like days that are not, weekday and month allowed for.

    Args:
        daily: `dataset`, `category`, `day`, `count`; a day without a row had none.
        days: `day`, `kind`; a day can be of several kinds, and then has the effects of each.
            Days outside the period are passed over.
        period: what was counted.
        supply: `dataset`, `month`, `comparable`; days of other months are left out.
        confidence: of the ratios' intervals, such as 0.95.
        false_discovery_rate: the largest share of the differences told that may be chance.
        fewest_days: of a kind, supplied; with fewer, nothing is said of it.
        fewest_events: of a series in all; with fewer, nothing is said of it.

    Returns:
        One row per dataset × category × kind: `days` (supplied), `events` (on them), `expected`
        (had they been like other days), `ratio`, `low`, `high`, `p`, `adjusted_p`, `verdict`:
        "more", "fewer", "no clear difference" or "too few" (which has no figures).

    Raises:
        NoSpecialDays: none of `days` lies within the period.
        KindsNotApart: two kinds are of the same days, or one is made of whole months.

    References:
        McCullagh & Nelder (1989), 6.2 (over-dispersed counts).
    """
    dates = pd.date_range(period.start, period.end, inclusive="left")
    kinds, special = _marked(days, dates)
    tables = []
    for dataset, rows in daily.groupby("dataset"):
        given = _given(str(dataset), supply, dates)
        if given.any():
            design = _design(_calendar(dates), special, given, kinds)
            keys, counts = _counted(rows, dates, given)
            on = special * given[:, None]
            tables.append(
                _told(keys, counts, design, dict(zip(kinds, on.T, strict=True)), confidence)
            )
    table = pd.concat(tables or [_empty()], ignore_index=True)
    few = (table["days"] < fewest_days) | (table.pop("all") < fewest_events)
    table.loc[few, ["expected", "ratio", "low", "high", "p"]] = np.nan
    table["adjusted_p"] = benjamini_hochberg(table["p"])
    clear = table["adjusted_p"] <= false_discovery_rate
    table["verdict"] = np.select(
        [few, clear & (table["ratio"] > 1), clear], ["too few", "more", "fewer"],
        "no clear difference",
    )  # fmt: skip
    return table


def _empty() -> pd.DataFrame:
    figures = ["days", "events", "all", "expected", "ratio", "low", "high", "p"]
    return pd.DataFrame(columns=[*KEYS, "kind", *figures]).astype(dict.fromkeys(figures, float))


def _marked(days: pd.DataFrame, dates: pd.DatetimeIndex) -> tuple[list[str], Floats]:
    """The kinds that the period has, and days × kinds: whether each is one."""
    at = pd.to_datetime(days["day"])
    inside = days[at.isin(dates).to_numpy()]
    if inside.empty:
        raise NoSpecialDays(
            f"None of {len(days)} days lies within {dates[0].date()} to {dates[-1].date()}. "
            "Give the days of the period that was counted."
        )
    kinds = sorted(set(inside["kind"]))
    of_kind = [dates.isin(pd.to_datetime(inside.loc[inside["kind"] == k, "day"])) for k in kinds]
    return kinds, np.column_stack(of_kind).astype(float)


def _calendar(dates: pd.DatetimeIndex) -> Floats:
    """Days × columns: which month it is, of which year, and which weekday after Monday."""
    month = dates.year.to_numpy() * 12 + dates.month.to_numpy()
    of_month = month[:, None] == np.unique(month)
    of_week = dates.weekday.to_numpy()[:, None] == np.arange(1, WEEKDAYS)
    return np.column_stack([of_month, of_week]).astype(float)


def _given(dataset: str, supply: pd.DataFrame, dates: pd.DatetimeIndex) -> Flags:
    sound = supply[(supply["dataset"] == dataset) & supply["comparable"].astype(bool)]
    return dates.to_period("M").isin(pd.PeriodIndex(sound["month"], freq="M"))


def _counted(
    rows: pd.DataFrame, dates: pd.DatetimeIndex, given: Flags
) -> tuple[pd.DataFrame, Floats]:
    """Series × days [events]; NaN where nothing was supplied."""
    at = rows.assign(day=pd.to_datetime(rows["day"]))
    wide = at.pivot_table(index=KEYS, columns="day", values="count", aggfunc="sum")
    counts = wide.reindex(columns=dates).fillna(0.0).to_numpy(dtype=float)
    return wide.index.to_frame(index=False), np.where(given, counts, np.nan)


def _design(calendar: Floats, special: Floats, given: Flags, kinds: list[str]) -> Floats:
    """Days × columns that any day supplied has; kinds last, each with an effect of its own."""
    columns = np.column_stack([calendar, special])
    columns = columns[:, columns[given].any(axis=0)]
    if np.linalg.matrix_rank(columns[given]) < columns.shape[1]:
        raise KindsNotApart(
            f"Of {', '.join(kinds)}, one is made of the same days as another, or of whole months "
            "or weekdays. Join the kinds, or take a longer period."
        )
    return columns


def _told(
    keys: pd.DataFrame, counts: Floats, design: Floats, on: dict[str, Floats], confidence: float
) -> pd.DataFrame:
    """One row per series × kind, from one regression for each series."""
    fit = quasi_poisson.fit(counts, design)
    place = design.shape[1] - sum(days.any() for days in on.values())
    tables = []
    for kind, days in on.items():
        events = np.nan_to_num(counts) @ days
        table = keys.assign(
            kind=kind, days=days.sum(), events=events, all=np.nansum(counts, axis=1)
        )
        if days.any():
            table = table.assign(**_ratio(fit, design, days, place, events, confidence))
            place += 1
        tables.append(table.reindex(columns=list(_empty())))
    return pd.concat(tables, ignore_index=True)


def _ratio(
    fit: quasi_poisson.QuasiPoisson, design: Floats, on: Floats, place: int, events: Floats,
    confidence: float,
) -> dict[str, Floats]:  # fmt: skip
    """Expected events, ratio, interval and p of one kind; where it had none, by Poisson's law."""
    effect, error = fit.coefficients[:, place], np.sqrt(fit.covariance[:, place, place])
    other = np.delete(np.arange(design.shape[1]), place)
    without = fit.coefficients[:, other] @ design[:, other].T
    expected = np.exp(np.clip(without, -quasi_poisson.FURTHEST, quasi_poisson.FURTHEST)) @ on
    freedom, tail = np.maximum(fit.freedom, 1), (1 - confidence) / 2
    none, spread = events == 0, np.fmax(fit.dispersion, 1.0)
    reach = np.where(none, 0.0, stats.t.isf(tail, freedom) * error)
    top = -np.log(tail) * spread / np.maximum(expected, 1e-300)  # the exact bound of no events
    p = np.where(
        none, np.minimum(2 * np.exp(-expected / spread), 1.0),
        2 * stats.t.sf(np.abs(effect) / error, freedom),
    )  # fmt: skip
    ratio, low, high = (np.exp(effect + sign * reach) for sign in (0, -1, 1))
    ratio, low, high = np.where(
        none, [np.zeros_like(top), np.zeros_like(top), top], [ratio, low, high]
    )
    return {"expected": expected, "ratio": ratio, "low": low, "high": high, "p": p}
