"""The law of February 1983 on seat belts, as R's quasi-Poisson regression has it."""

from pathlib import Path

import pandas as pd
import pytest

from wardmote.evidence.evaluation import InterruptedSeries, interrupted_series

RATIOS = {  # ratio, low, high, dispersion
    "drivers": (0.8464, 0.8063, 0.8885, 12.1348),
    "front": (0.7870, 0.7426, 0.8340, 7.7938),
    "rear": (1.1165, 1.0604, 1.1756, 3.7857),
    "DriversKilled": (0.8689, 0.8089, 0.9333, 1.9752),
}


@pytest.fixture(scope="module")
def casualties(real_data: Path) -> pd.DataFrame:
    path = real_data / "reference" / "seatbelts_gb_1969_1984.csv"
    return pd.read_csv(path, index_col="date")


def found(casualties: pd.DataFrame, who: str) -> InterruptedSeries:
    return interrupted_series(
        casualties[who], from_month="1983-02", new_trend=False, confidence=0.95, fewest_months=12,
        lags=12, exposure=casualties["kms"],
    )  # fmt: skip


@pytest.mark.parametrize("who", RATIOS)
def test_what_the_law_did_is_what_r_found(casualties: pd.DataFrame, who: str) -> None:
    one = found(casualties, who)
    told = (one.ratio, one.low, one.high, one.dispersion)
    assert tuple(round(value, 4) for value in told) == RATIOS[who]


def test_months_alike_widen_the_interval_and_the_law_still_stands(casualties) -> None:
    one = found(casualties, "drivers")
    assert one.autocorrelation > 0.3
    assert one.robust_low < one.low
    assert one.high < one.robust_high < 1
