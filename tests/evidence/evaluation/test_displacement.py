import numpy as np
import pytest
from scipy import stats

from wardmote.evidence.evaluation import (
    Displacement,
    NotAnArea,
    NothingHappened,
    displacement,
    weighted_by_harm,
)


def rounded(one: Displacement) -> tuple[float, float, float, float]:
    return tuple(round(v, 1) for v in (one.estimate, one.error, one.low, one.high))


def test_the_worked_example_without_displacement() -> None:
    found = displacement(control=(130, 150), treated=(120, 100), confidence=0.9)
    assert rounded(found) == (-40.0, 22.4, -76.8, -3.2)


def test_the_worked_example_with_calm_that_spread_next_door() -> None:
    found = displacement(
        control=(130, 150), treated=(120, 100), near=(40, 25), near_control=(30, 25), confidence=0.9
    )
    assert rounded(found) == (-50.0, 24.9, -91.0, -9.0)


def test_the_example_of_the_paper() -> None:
    """Wheeler and Ratcliffe (2018): Philadelphia."""
    found = displacement(
        control=(308, 318), treated=(207, 110), near_control=(150, 140), near=(178, 157),
        confidence=0.95,
    )  # fmt: skip
    assert found.estimate == -118
    assert found.error == pytest.approx(1568**0.5)
    assert (round(found.z, 2), round(found.low), round(found.high)) == (-2.98, -196, -40)


def test_a_longer_time_before_is_taken_per_unit() -> None:
    found = displacement(control=(100, 50), treated=(80, 20), time=(2, 1), confidence=0.95)
    assert (found.estimate, found.error) == (-20, pytest.approx(115**0.5))


def test_areas_of_unlike_size_are_taken_per_unit() -> None:
    found = displacement(
        control=(308, 318), treated=(207, 110), near_control=(150, 140), near=(178, 157),
        sizes=(1.2, 0.9, 1.5, 1.6), confidence=0.95,
    )  # fmt: skip
    told = (found.estimate, found.error, found.z, found.low, found.high)
    expected = (-99.69444444, 35.4280755, -2.813995483, -169.1321965, -30.25669241)
    assert told == pytest.approx(expected)


FIVE = {  # control, treated: motor vehicles, theft, burglary, robbery, assault
    3: ((133, 91), (130, 74)), 2: ((388, 305), (327, 202)), 5: ((148, 97), (398, 190)),
    7: ((86, 64), (144, 92)), 10: ((94, 67), (183, 96)),
}  # fmt: skip


def test_five_kinds_weighted_by_harm() -> None:
    each = [displacement(control=c, treated=t, confidence=0.95) for c, t in FIVE.values()]
    assert [(e.estimate, round(e.error, 2)) for e in each[:3]] == [
        (-14, 20.69), (-42, 34.96), (-157, 28.86)
    ]  # fmt: skip
    found = weighted_by_harm(each, list(FIVE), confidence=0.95)
    told = (found.estimate, found.error, found.z, found.low, found.high)
    expected = (-1721.0, 304.10360077, -5.65925558, -2317.03210507, -1124.96789493)
    assert told == pytest.approx(expected)


def test_where_nothing_was_done_the_interval_holds_nothing_as_often_as_it_says() -> None:
    rng = np.random.default_rng(1)
    worlds = rng.poisson([60, 60, 90, 90], (2000, 4))
    held = sum(
        found.low <= 0 <= found.high
        for a, b, c, d in worlds
        for found in [displacement(treated=(a, b), control=(c, d), confidence=0.9)]
    )
    assert stats.binom.ppf(0.001, 2000, 0.9) <= held <= stats.binom.ppf(0.999, 2000, 0.9)


def test_with_no_event_at_all_it_is_refused() -> None:
    with pytest.raises(NothingHappened, match="No event in any area"):
        displacement(treated=(0, 0), control=(0, 0), confidence=0.9)


@pytest.mark.parametrize("wrong", [{"treated": (-1, 2)}, {"time": (0, 1)}, {"sizes": (1, 1, 0, 1)}])
def test_counts_below_nothing_and_areas_of_no_size_are_refused(wrong: dict) -> None:
    with pytest.raises(NotAnArea):
        displacement(**{"treated": (1, 2), "control": (1, 2), "confidence": 0.9, **wrong})
