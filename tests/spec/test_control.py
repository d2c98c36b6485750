import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.analyses.control import Control, control

MONTHS = pd.period_range("2020-04", periods=48, freq="M").strftime("%Y-%m")
SEASON = 1 + 0.3 * np.sin(np.arange(48) / 12 * 2 * np.pi)


def charted(counts: dict[str, np.ndarray], *gaps: str) -> Control:
    rows = [
        ("police", category, month, count)
        for category, series in counts.items()
        for month, count in zip(MONTHS, series, strict=True)
    ]
    supplied = [("police", month, month not in gaps) for month in MONTHS]
    return control(
        pd.DataFrame(rows, columns=["dataset", "category", "part", "count"]),
        supply=pd.DataFrame(supplied, columns=["dataset", "month", "comparable"]),
        sigmas=3,
        run=8,
        false_discovery_rate=0.05,
        fewest_events=60,
        fewest_months=24,
        fewest_months_for_season=36,
    )


def quiet(seed: int, mean: float = 80) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean * SEASON).astype(float)


def marked(chart: Control) -> dict[str, str]:
    months = chart.months[chart.months["special"] != ""]
    return dict(zip(months["month"], months["special"], strict=True))


def test_a_month_far_above_the_usual_is_marked() -> None:
    counts = quiet(1)
    counts[MONTHS == "2022-08"] *= 2
    assert marked(charted({"robbery": counts}))["2022-08"] == "above limits"


def test_the_season_is_not_marked() -> None:
    chart = charted({"robbery": np.round(400 * SEASON)})
    assert marked(chart) == {}
    assert chart.series["verdict"].tolist() == ["stable"]


def test_limits_are_three_sigmas_of_the_moving_range_from_the_mean() -> None:
    counts = np.tile([90.0, 110.0], 24)
    # Short of a season: mean 100 and steps of 20 / √100 = 2 → sigma 2 / 1.128 = 1.7725.
    chart = charted({"robbery": counts}, *MONTHS[30:]).months.iloc[0]
    assert chart["centre"] == pytest.approx(100)
    assert chart["upper"] == pytest.approx(100 + 3 * 1.7725 * 10, abs=0.01)
    assert chart["lower"] == pytest.approx(100 - 3 * 1.7725 * 10, abs=0.01)


def test_eight_in_a_row_on_one_side_are_a_run_and_seven_are_not() -> None:
    seven, eight = np.tile([90.0, 110.0], 24), np.tile([90.0, 110.0], 24)
    seven[10:16] = eight[10:17] = 111  # with the 110 before them: seven, and eight
    eight[17] = 90
    chart = charted({"seven": seven, "eight": eight}, *MONTHS[30:])
    runs = chart.months[chart.months["special"] == "run above"]
    assert set(runs["category"]) == {"eight"}
    assert list(runs["month"]) == list(MONTHS[9:17])


def test_a_gap_in_supply_ends_a_run_and_is_not_marked() -> None:
    counts = np.tile([90.0, 110.0], 24)
    counts[10:17] = 111
    marks = marked(charted({"robbery": counts}, MONTHS[13], *MONTHS[30:]))
    assert marks == {}


def test_a_planted_step_is_found_at_its_month_and_size() -> None:
    counts = quiet(2)
    counts[MONTHS >= "2022-10"] *= 1.6
    row = charted({"robbery": np.round(counts)}).series.iloc[0]
    assert (row["step_month"], row["verdict"]) == ("2022-10", "step up")
    assert row["step_ratio"] == pytest.approx(1.6, abs=0.1)


def test_a_step_down_is_told_as_such() -> None:
    counts = quiet(3)
    counts[MONTHS >= "2021-12"] *= 0.6
    assert charted({"robbery": np.round(counts)}).series["verdict"].tolist() == ["step down"]


def test_the_step_is_the_split_that_a_plain_search_finds() -> None:
    counts = quiet(4)
    counts[30:] *= 1.4
    chart = charted({"robbery": counts})
    centre = chart.months["centre"].to_numpy()

    def gain(t: int) -> float:
        parts = [(counts[:t], centre[:t]), (counts[t:], centre[t:])]
        return sum(y.sum() * np.log(y.sum() / mu.sum()) for y, mu in parts)

    best = max(range(8, 41), key=gain)
    assert chart.series["step_month"].iloc[0] == MONTHS[best]


def test_over_dispersed_counts_have_wider_limits_than_calm_ones() -> None:
    wild = np.random.default_rng(5).negative_binomial(4, 4 / (4 + 80 * SEASON)).astype(float)
    spread = charted({"calm": quiet(5), "wild": wild}).series.set_index("category")["spread"]
    assert spread["wild"] > 2
    assert spread["calm"] < 1.3


def test_of_few_events_or_months_nothing_is_marked() -> None:
    rare, short = np.eye(48)[3] * 30, quiet(6)
    assert charted({"arson": rare}).series["verdict"].tolist() == ["too few"]
    assert charted({"robbery": short}, *MONTHS[12:]).series["verdict"].tolist() == ["too few"]
    assert charted({"robbery": short}, *MONTHS[1:]).series["verdict"].tolist() == ["too few"]
