import numpy as np
import pandas as pd
import pytest
from scipy import stats

from wardmote.evidence.analyses.persistence import TooFewMonths, persistence

MONTHS = [f"2025-{month:02d}" for month in range(1, 13)]
NAMES = [f"a{n:02d}" for n in range(40)]


def told(counts: np.ndarray, **more: object) -> pd.DataFrame:
    """From areas × months."""
    rows = [(NAMES[i], MONTHS[j], counts[i, j]) for i, j in np.argwhere(counts > 0)]
    asked = {
        "areas": pd.DataFrame({"area": NAMES, "part": 1.0}), "months": MONTHS, "recent": 3,
        "most": 0.75, "false_discovery_rate": 0.05, **more,
    }  # fmt: skip
    table = pd.DataFrame(rows, columns=["area", "month", "count"])
    return persistence(table, **asked).set_index("area")


def quiet(seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).poisson(8, (40, 12)).astype(float)


def test_kinds_are_by_when_an_area_is_hot() -> None:
    counts = quiet()
    counts[0] += 30
    counts[1, -3:] += 30
    counts[2, :-3] += 30
    counts[3, 5] += 30
    kinds = told(counts)["kind"]
    assert kinds.iloc[:5].tolist() == ["persistent", "emerging", "fading", "now and then", "never"]


def test_months_hot_are_those_that_a_plain_count_finds() -> None:
    counts = quiet(2)
    counts[7, ::2] += 25
    hot = np.zeros(40, dtype=int)
    for month in range(12):
        p = stats.poisson.sf(counts[:, month] - 1, counts[:, month].sum() / 40)
        adjusted = stats.false_discovery_control(p)
        hot += adjusted <= 0.05
    assert told(counts)["months_hot"].tolist() == hot.tolist()


def test_an_area_of_more_people_may_have_more() -> None:
    counts = quiet(3)
    counts[0] *= 4
    part = np.ones(40)
    assert told(counts)["kind"].iloc[0] == "persistent"
    part[0] = 4
    areas = pd.DataFrame({"area": NAMES, "part": part})
    assert told(counts, areas=areas)["kind"].iloc[0] == "never"


def test_without_a_month_before_the_recent_ones_it_is_refused() -> None:
    with pytest.raises(TooFewMonths, match="12 months, of which 12 are recent"):
        told(quiet(), recent=12)
