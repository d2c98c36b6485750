"""What cannot be tested is refused by name or told as such: never a warning, never an empty claim.

A warning is an error in these tests. In a table one series cannot be refused without the others:
there its verdict says so, and only such a row may lack figures.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import pytest

from tests.evidence.evaluation import test_interrupted_series as interrupted
from tests.spec import (
    test_change,
    test_control,
    test_deprivation,
    test_forecast,
    test_gathering,
    test_hidden,
    test_hotspots,
    test_local_moran,
    test_near_repeats,
    test_peers,
    test_people,
    test_persistence,
    test_repeats,
    test_robust_trend,
    test_special_days,
    test_stability,
    test_timing,
    test_trend,
    test_two_counts,
)
from wardmote.evidence import evaluation
from wardmote.evidence.analyses import near_repeats, persistence, repeats, special_days, stability
from wardmote.evidence.analyses.hidden import SourcesUnclear, TooFewShared
from wardmote.evidence.records.touching import AllAreasAlike, TooFewAreas

SEVENS, FOUR_YEARS = np.full(100, 7.0), np.full(48, 50.0)
NOTHING = np.zeros(100)
ONE_DAY = [(4.0, 10.0 * k, 0.0) for k in range(30)]
ONE_POINT = [(float(k % 9), 0.0, 0.0) for k in range(30)]

REFUSED: dict[str, tuple[type[Exception], Callable[[], object]]] = {
    "local_moran, all alike": (AllAreasAlike, partial(test_local_moran.told, SEVENS)),
    "local_moran, few areas": (
        TooFewAreas, partial(test_local_moran.told, test_local_moran.quiet(1), fewest_areas=101)),
    "gathering, all alike": (AllAreasAlike, partial(test_gathering.told, SEVENS)),
    "gathering, few areas": (
        TooFewAreas, partial(test_gathering.told, test_gathering.quiet(1), fewest_areas=101)),
    "near_repeats, one day": (near_repeats.AllOnOneDay, partial(test_near_repeats.told, ONE_DAY)),
    "near_repeats, few events": (near_repeats.TooFewEvents, partial(test_near_repeats.told, [])),
    "near_repeats, bands the wrong way": (
        near_repeats.BandsNotRising, partial(test_near_repeats.told, ONE_POINT, days=[14, 7, 0])),
    "near_repeats, no band": (
        near_repeats.BandsNotRising, partial(test_near_repeats.told, ONE_POINT, metres=[0])),
    "persistence, no earlier month": (
        persistence.TooFewMonths, partial(test_persistence.told, np.zeros((40, 12)), recent=12)),
    "repeats, no band from 1": (
        repeats.BandsNotRising, partial(test_repeats.told, [1] * 20, bands={"twice": 2})),
    "repeats, two bands alike": (
        repeats.BandsNotRising, partial(test_repeats.told, [1] * 20, bands={"a": 1, "b": 1})),
    "stability, few areas": (
        stability.TooFewAreasToRank, partial(test_stability.told, np.ones(14), np.ones(14))),
    "special_days, no such day": (
        special_days.NoSpecialDays, partial(
            test_special_days.told, np.ones(731), kinds={"none": np.zeros(731, bool)})),
    "special_days, kinds alike": (
        special_days.KindsNotApart, partial(test_special_days.told, np.ones(731), kinds={
            "one": test_special_days.CLOSED, "same": test_special_days.CLOSED})),
    "hidden, nothing shared": (
        TooFewShared, lambda: test_hidden.ask(test_hidden.told([0, 20, 30]))),
    "hidden, nothing told": (TooFewShared, lambda: test_hidden.ask(test_hidden.told([0, 0, 0]))),
    "hidden, one within the other": (
        SourcesUnclear, lambda: test_hidden.ask(test_hidden.told([20, 30, 0]))),
    "interrupted_series, constant": (
        evaluation.NothingChanges, partial(interrupted.told, np.full(60, 7.0))),
    "interrupted_series, few months": (
        evaluation.TooFewMonths,
        partial(interrupted.told, interrupted.world(1), from_month="2025-01")),
    "displacement, no event": (
        evaluation.NothingHappened,
        partial(evaluation.displacement, treated=(0, 0), control=(0, 0), confidence=0.9)),
    "displacement, no size": (
        evaluation.NotAnArea,
        partial(evaluation.displacement, treated=(1, 2), control=(1, 2), sizes=(1, 0, 1, 1),
                confidence=0.9)),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_tested_is_refused_by_name(name: str) -> None:
    error, asked = REFUSED[name]
    with pytest.raises(error):
        asked()


NO_FIGURES = {"too few", "constant", "no events", "not known", "not comparable"}
NO_CLAIM = NO_FIGURES | {
    "no clear change", "no clear difference", "no clear gradient", "no clear pattern",
    "no more than chance", "stable", "inside", "too few peers", "too few events", "never",
}  # fmt: skip

TOLD: dict[str, Callable[[], tuple[pd.Series, pd.DataFrame]]] = {}


def case(name: str, verdict: str, figures: list[str]) -> Callable:
    """A table told of what cannot be tested: its verdict, and the figures that a claim rests on."""

    def add(asked: Callable[[], pd.DataFrame]) -> Callable[[], pd.DataFrame]:
        TOLD[name] = lambda: (table := asked(), (table[verdict], table[figures]))[1]
        return asked

    return add


def cases(of: str, verdict: str, figures: list[str], **asked: Callable[[], pd.DataFrame]) -> None:
    for name, ask in asked.items():
        case(f"{of}, {name.replace('_', ' ')}", verdict, figures)(ask)


SHORT = test_trend.MONTHS[10:]
P = ["p", "adjusted_p"]
cases(
    "two_counts",
    "verdict",
    P,
    nothing=lambda: test_two_counts.told([0, 0], [0, 0]),
    constant=lambda: test_two_counts.told([5] * 9, [5] * 9),
)
cases(
    "change",
    "verdict",
    [*P, "ratio", "low", "high"],
    constant=lambda: test_change.changed({"c": [80, 80, 80, 80]}),
    nothing=lambda: test_change.changed({"c": [0, 0, 0, 0]}),
    few=lambda: test_change.changed({"c": [1, 2, 1, 0]}),
)
cases(
    "trend",
    "verdict",
    [*P, "yearly_percent", "percent_low", "percent_high"],
    constant=lambda: test_trend.fitted({"c": FOUR_YEARS}).series,
    few_events=lambda: test_trend.fitted({"c": np.eye(48)[0] * 40}).series,
    few_months=lambda: test_trend.fitted({"c": FOUR_YEARS}, *SHORT).series,
)
cases(
    "robust_trend",
    "verdict",
    [*P, "yearly_slope", "slope_low", "slope_high", "tau"],
    constant=lambda: test_robust_trend.told(np.full(60, 7)),
    nothing=lambda: test_robust_trend.told(np.zeros(60)),
    few_months=lambda: test_robust_trend.told(np.arange(60), gaps=tuple(range(10, 60))),
)
cases(
    "control",
    "verdict",
    ["spread", "step_ratio", "step_p", "step_adjusted_p"],
    constant=lambda: test_control.charted({"c": FOUR_YEARS}).series,
    few_events=lambda: test_control.charted({"c": np.eye(48)[3] * 30}).series,
    few_months=lambda: test_control.charted({"c": FOUR_YEARS}, *SHORT).series,
)
cases(
    "special_days",
    "verdict",
    [*P, "expected", "ratio", "low", "high"],
    constant=lambda: test_special_days.told(np.full(731, 3.0)),
    few_events=lambda: test_special_days.told(np.eye(731)[4]),
)
cases(
    "timing",
    "verdict",
    P,
    constant=lambda: (
        test_timing.told({month: 30.0 * days for month, days in test_timing.DAYS.items()}).series
    ),
    few_events=lambda: test_timing.told(dict.fromkeys(test_timing.MONTHS, 1.0)).series,
)
cases(
    "deprivation",
    "verdict",
    [*P, "relative_index", "relative_low", "relative_high"],
    constant=lambda: test_deprivation.graded(np.full(80, 5.0)).series,
    few_events=lambda: test_deprivation.graded(np.eye(80)[0]).series,
)
cases(
    "peers",
    "position",
    ["expected", "ratio", "low", "high"],
    constant=lambda: test_peers.compared([100.0] * 15).points,
    few_events=lambda: test_peers.compared([1.0] * 15).points,
    few_peers=lambda: test_peers.compared([100.0] * 3).points,
)
cases(
    "stability",
    "verdict",
    [*P, "again", "stable", "stable_low", "stable_high"],
    constant=lambda: test_stability.told(np.full(100, 5.0), np.full(100, 5.0)),
    few_events=lambda: test_stability.told(np.eye(100)[1], np.eye(100)[2]),
)
cases(
    "repeats",
    "verdict",
    P,
    constant=lambda: test_repeats.told([1] * 20).series,
    few_events=lambda: test_repeats.told([2, 2]).series,
)
cases(
    "persistence",
    "kind",
    ["months_hot", "recent_hot"],
    constant=lambda: test_persistence.told(np.full((40, 12), 8.0)),
    nothing=lambda: test_persistence.told(np.zeros((40, 12))),
)


@pytest.mark.parametrize("name", TOLD)
def test_what_cannot_be_told_says_so_and_no_claim_lacks_a_figure(name: str) -> None:
    verdict, figures = TOLD[name]()
    assert len(verdict) > 0
    assert set(verdict) <= NO_CLAIM
    assert figures[~verdict.isin(NO_FIGURES)].notna().all(axis=None)


def test_areas_all_alike_or_with_few_events_are_not_hot() -> None:
    table = test_hotspots.found([SEVENS, NOTHING, np.eye(100)[0]])
    assert not table["hot"].any()
    assert table.loc[table["category"] == "c0", "p"].eq(1).all()
    assert table.loc[table["category"] != "c0", "p"].isna().all()  # not tested


def test_a_series_constant_or_of_few_events_is_foretold_as_such_or_not_at_all() -> None:
    constant = test_forecast.told(np.full(84, 50.0))
    assert constant.months[["expected", "low", "high"]].notna().all(axis=None)
    few = test_forecast.told(np.eye(84)[3] * 40)
    assert few.series["verdict"].tolist() == ["too few"]
    assert few.months.empty


def test_of_equal_groups_or_few_people_none_is_the_most() -> None:
    equal = test_people.HURT.assign(count=60.0)
    assert not test_people.asked(equal)["most"].any()
    assert test_people.asked(fewest=1000).empty


def test_pairs_all_in_one_place_are_no_series() -> None:
    found = test_near_repeats.told(ONE_POINT)
    assert found.p == 1
    assert found.cells[["observed", "expected", "p", "adjusted_p"]].notna().all(axis=None)
