from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from wardmote.evidence.analyses.bursts import PeriodTooShort, bursts, chance_of_burst

START, END, DAYS = date(2024, 4, 1), date(2025, 3, 31), 14  # 364 days


def told(world: dict[str, np.ndarray], **more: object) -> pd.DataFrame:
    """From days since the start, by kind."""
    rows = [(kind, START + timedelta(days=int(n))) for kind, each in world.items() for n in each]
    asked = {"start": START, "end": END, "days": DAYS, "false_discovery_rate": 0.05, **more}
    events = pd.DataFrame(rows, columns=["kind", "happened_on"])
    return bursts(events, **asked).set_index("kind")


def quiet(seed: int, kinds: int = 5) -> dict[str, np.ndarray]:
    """Sixty events a year of each kind, at no time more than at another."""
    chance = np.random.default_rng(seed)
    return {f"k{n}": chance.integers(0, 364, chance.poisson(60)) for n in range(kinds)}


def test_the_fullest_window_is_what_a_plain_count_finds() -> None:
    world = quiet(1)
    found = told(world)
    for kind, days in world.items():
        plain = [((days >= n) & (days < n + DAYS)).sum() for n in range(364 - DAYS + 1)]
        assert found.loc[kind, "most"] == max(plain)
        first = START + timedelta(days=plain.index(max(plain)))
        assert found.loc[kind, "first_on"].date() == first
        assert found.loc[kind, "last_on"].date() == first + timedelta(days=DAYS - 1)


def test_the_chance_is_the_reference_figure() -> None:
    # 208 windows with 0.6 events expected in each, and 6 in the fullest.
    assert chance_of_burst(6, 0.6, 208) == pytest.approx(0.039022, abs=2e-6)


@pytest.mark.parametrize(("most", "mean", "windows"), [(2, 0.2, 10), (5, 1.2, 26), (8, 2.3, 26)])
def test_the_chance_is_about_the_share_of_even_rates_with_so_full_a_window(
    most: int, mean: float, windows: int
) -> None:
    chance, reached = np.random.default_rng(1), 0
    for _ in range(4000):
        at = np.sort(chance.uniform(0, windows, chance.poisson(mean * windows)))
        reached += bool(len(at) >= most and (at[most - 1 :] - at[: len(at) - most + 1]).min() <= 1)
    assert chance_of_burst(most, mean, windows) == pytest.approx(reached / 4000, abs=0.025)


def test_no_event_is_certain_to_be_reached_and_one_is_as_likely_as_any_at_all() -> None:
    assert chance_of_burst(0, 0.6, 208) == 1
    assert chance_of_burst(1, 0.1, 10) == pytest.approx(1 - np.exp(-1))


def test_a_planted_burst_is_found_with_its_days_and_nothing_else() -> None:
    world = quiet(3)
    world["k2"] = np.concatenate([world["k2"], np.arange(200, 212)])
    found = told(world)
    assert found["burst"].to_dict() == {kind: kind == "k2" for kind in world}
    assert abs((found.loc["k2", "first_on"].date() - START).days - 200) <= 3


def test_events_outside_the_period_are_left_out() -> None:
    world = {"k0": np.array([-1, 0, 5, 363, 364, 400])}
    assert told(world).loc["k0", "events"] == 3


def test_a_period_of_hardly_more_than_a_window_is_refused() -> None:
    with pytest.raises(PeriodTooShort, match="364 days and a window of 200"):
        told(quiet(1), days=200)
