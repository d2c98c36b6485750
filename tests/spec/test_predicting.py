import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.analyses.predicting import NothingToPredict, predicting

AREAS = list("abcde")


def series(*values: float) -> pd.Series:
    return pd.Series(values, index=AREAS, dtype=float)


def test_accuracy_is_the_share_of_events_over_the_share_of_ground() -> None:
    """Of 100 events after, 40 and 20 lie in the two of five areas that had most before."""
    found = predicting(
        series(9, 1, 8, 0, 2), series(40, 25, 20, 10, 5), sizes=series(1, 1, 1, 1, 1), choose=2
    )
    assert found.chosen == ("a", "c")
    assert (found.hit_rate, found.area_share) == (pytest.approx(0.6), pytest.approx(0.4))
    assert found.accuracy == pytest.approx(1.5)
    assert found.efficiency == pytest.approx(0.60 / 0.65)


def test_a_larger_area_has_to_hold_more() -> None:
    found = predicting(
        series(9, 0, 0, 0, 0), series(40, 60, 0, 0, 0), sizes=series(4, 1, 1, 1, 1), choose=1
    )
    assert found.accuracy == pytest.approx(0.4 / 0.5)


def test_chosen_by_chance_accuracy_is_one_on_average() -> None:
    rng = np.random.default_rng(1)
    names = [str(n) for n in range(50)]
    flat = pd.Series(1.0, index=names)
    found = [
        predicting(
            pd.Series(rng.poisson(5, 50), names),
            pd.Series(rng.poisson(5, 50), names),
            sizes=flat,
            choose=5,
        )
        for _ in range(400)
    ]
    assert np.mean([one.accuracy for one in found]) == pytest.approx(1, abs=0.03)
    assert all(one.efficiency <= 1 for one in found)


def test_with_nothing_after_or_no_area_to_choose_it_is_refused() -> None:
    with pytest.raises(NothingToPredict, match="0 events after"):
        predicting(
            series(1, 2, 3, 4, 5), series(0, 0, 0, 0, 0), sizes=series(1, 1, 1, 1, 1), choose=2
        )
    with pytest.raises(NothingToPredict, match="6 of 5 areas"):
        predicting(
            series(1, 2, 3, 4, 5), series(1, 0, 0, 0, 0), sizes=series(1, 1, 1, 1, 1), choose=6
        )
