"""In how few areas does half of it happen?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from wardmote.evidence.records.intervals import Floats

KEYS = ["dataset", "category"]
TENTHS = 10


@dataclass(frozen=True)
class Concentration:
    """How unevenly each category lies over the areas.

    Attributes:
        series: one row per dataset × category: `areas` (all), `areas_with_any`, `incidents`,
            `areas_holding` (how few hold the share asked for), `area_share` (the same as a share
            of all areas), `expected_area_share` (if incidents fell on areas by chance alone),
            `gini`, `generalised_gini`, `top_tenth_share` (of incidents, in the tenth of areas
            with most), `enough` (whether there are incidents enough to speak of).
        curve: the Lorenz curve, one row per dataset × category × step: `area_share`,
            `incident_share`, areas with most first, from (0, 0) to (1, 1).
        tenths: one row per dataset × category × tenth of areas, 1 being those with most:
            `areas`, `incidents`, `incident_share`.
    """

    series: pd.DataFrame
    curve: pd.DataFrame
    tenths: pd.DataFrame


def concentration(
    by_area: pd.DataFrame,
    *,
    areas: pd.Series,
    holding: float,
    fewest_events: float,
    base: int,
) -> Concentration:
    """How few areas hold a share of the incidents (or of the harm), and the Lorenz curve.

    Args:
        by_area: `dataset`, `category`, `area`, `count` (incidents, or their harm), of one year;
            an area without a row had none.
        areas: every area of the ground.
        holding: the share of incidents whose fewest areas are looked for, such as 0.5.
        fewest_events: with fewer, `enough` is false.
        base: what each count is a multiple of; 1 is as counted.

    References:
        Bernasco & Steenbeek (2017), Journal of Quantitative Criminology 33: 451–467
        (generalised Gini, for fewer incidents than places). Weisburd (2015), Criminology 53:
        133–157.
    """
    wide = by_area.pivot_table(index=KEYS, columns="area", values="count", aggfunc="sum")
    wide = wide.reindex(columns=pd.Index(areas)).fillna(0.0)
    counts = -np.sort(-wide.to_numpy(dtype=float), axis=1)
    keys, total = wide.index.to_frame(index=False), counts.sum(axis=1)
    running = np.cumsum(counts, axis=1) / np.where(total > 0, total, np.nan)[:, None]
    n = counts.shape[1]
    holders = np.where(total > 0, (running < holding - 1e-12).sum(axis=1) + 1.0, np.nan)
    tenth_of_area = np.arange(n) * TENTHS // max(n, 1)
    series = keys.assign(
        areas=n,
        areas_with_any=(counts > 0).sum(axis=1),
        incidents=total,
        areas_holding=holders,
        area_share=holders / max(n, 1),
        expected_area_share=[_by_chance(mean, holding, base) for mean in total / max(n, 1)],
        gini=_gini(counts, np.inf),
        generalised_gini=_gini(counts, total),
        top_tenth_share=counts[:, tenth_of_area == 0].sum(axis=1) / np.where(total, total, np.nan),
        enough=total >= fewest_events,
    )
    return Concentration(series, _curve(keys, running), _tenths(keys, counts, tenth_of_area))


def _gini(counts: Floats, incidents: Floats | float) -> Floats:
    """Gini's index; with fewer incidents than areas, against the evenest that they could lie."""
    n, total = counts.shape[1], counts.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        weighted = counts @ np.arange(n, 0, -1) / total
        few = np.minimum(np.asarray(incidents, dtype=float), n)
        return (2 * weighted - n - 1) / few - n / few + 1


def _by_chance(mean: float, holding: float, base: int) -> float:
    """The share of areas that holds so much if incidents fall on equal areas by chance.

    In a partnership of many areas their counts are then Poisson's; each is rounded to `base`.
    """
    if not mean > 0:
        return float("nan")
    most = int(stats.poisson.isf(1e-12, mean)) + 1
    exact = np.arange(most + 1)
    chance, up = stats.poisson.pmf(exact, mean), exact % base / base
    rounded = np.zeros(most // base + 2)
    np.add.at(rounded, exact // base, chance * (1 - up))
    np.add.at(rounded, exact // base + 1, chance * up)
    areas, held = np.cumsum(rounded[::-1]), np.cumsum((rounded * np.arange(len(rounded)))[::-1])
    return float(np.interp(holding, held / held[-1], areas / areas[-1]))


def _curve(keys: pd.DataFrame, running: Floats) -> pd.DataFrame:
    """The Lorenz curve of every series."""
    n = running.shape[1]
    curve = keys.loc[keys.index.repeat(n + 1)].reset_index(drop=True)
    curve["area_share"] = np.tile(np.arange(n + 1) / max(n, 1), len(keys))
    curve["incident_share"] = np.column_stack([np.zeros(len(keys)), running]).ravel()
    return curve


def _tenths(keys: pd.DataFrame, counts: Floats, tenth_of_area: Floats) -> pd.DataFrame:
    """Areas and incidents of every tenth of the areas, those with most first."""
    which = (tenth_of_area[:, None] == np.arange(TENTHS)).astype(float)
    incidents, total = counts @ which, counts.sum(axis=1)
    table = keys.loc[keys.index.repeat(TENTHS)].reset_index(drop=True)
    table["tenth"] = np.tile(np.arange(1, TENTHS + 1), len(keys))
    table["areas"] = np.tile(which.sum(axis=0).astype(int), len(keys))
    table["incidents"] = incidents.ravel()
    table["incident_share"] = (incidents / np.where(total > 0, total, np.nan)[:, None]).ravel()
    return table
