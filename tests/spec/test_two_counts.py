import numpy as np
import pandas as pd
import pytest
from scipy import stats

from wardmote.evidence.analyses.two_counts import NotACount, two_counts


def told(now: list[float], before: list[float], **more: float) -> pd.DataFrame:
    asked = {"time_now": 1, "time_before": 1, "false_discovery_rate": 0.05, **more}
    return two_counts(pd.Series(now), pd.Series(before), **asked)


@pytest.mark.parametrize(
    ("now", "before", "times", "p"),
    [(0, 3, (1, 1), 0.08838), (10, 5, (1, 1), 0.20616), (100, 25, (10, 5), 0.0015381)],
)
def test_p_is_that_of_the_published_examples(now, before, times, p) -> None:
    found = told([now], [before], time_now=times[0], time_before=times[1])["p"].iloc[0]
    assert float(f"{found:.5g}") == pytest.approx(p, abs=5e-6)


def plain(now: int, before: int, time: float) -> float:
    """The plain twin: every pair of counts up to a hundred."""
    rate, total = (now + before) / (1 + time), 0.0

    def apart(a: int, b: int) -> float:
        return abs(a - b / time) / ((a + b) / time) ** 0.5 if a + b else 0.0

    for a in range(100):
        for b in range(100):
            if apart(a, b) >= apart(now, before) - 1e-12:
                total += stats.poisson.pmf(a, rate) * stats.poisson.pmf(b, rate * time)
    return total


@pytest.mark.parametrize(("now", "before", "time"), [(3, 9, 1), (0, 4, 2), (7, 7, 3), (12, 1, 0.5)])
def test_p_is_what_the_plain_twin_adds_up(now: int, before: int, time: float) -> None:
    found = told([now], [before], time_before=time)["p"].iloc[0]
    assert found == pytest.approx(plain(now, before, time), abs=1e-9)


@pytest.mark.parametrize("mean", [2, 10, 60])
def test_alarms_are_nearly_as_rare_as_stated(mean: float) -> None:
    worlds, stated = 4000, 0.05
    pairs = np.random.default_rng(1).poisson(mean, (2, worlds))
    alarms = (told(pairs[0], pairs[1])["p"] <= stated).sum()
    assert 0 < alarms <= stats.binom.ppf(0.999, worlds, stated * 1.1)


def test_a_doubled_count_is_told_as_more_and_over_many_the_false_share_is_kept() -> None:
    quiet = np.random.default_rng(2).poisson(40, (2, 400))
    now = np.concatenate([quiet[0], np.full(40, 90)])
    before = np.concatenate([quiet[1], np.full(40, 40)])
    found = told(now, before)
    assert (found["verdict"].iloc[400:] == "more").all()
    assert (found["verdict"].iloc[:400] != "no clear difference").sum() <= 8


def test_twice_the_events_in_twice_the_time_are_no_difference() -> None:
    found = told([20], [10], time_now=2).iloc[0]
    assert (found["ratio"], found["p"]) == (1, pytest.approx(1))


def test_of_nothing_and_nothing_nothing_is_told() -> None:
    found = told([0, 3], [0, 0])
    assert found["p"].isna().tolist() == [True, False]
    assert found["ratio"].isna().all()
    assert found["verdict"].tolist() == ["no events", "no clear difference"]


@pytest.mark.parametrize("wrong", [-1, 1.5, np.nan])
def test_what_is_no_count_is_refused(wrong: float) -> None:
    with pytest.raises(NotACount, match="before, 1"):
        told([1, 2], [1, wrong])
    with pytest.raises(NotACount, match="Times"):
        told([1], [1], time_now=0)
