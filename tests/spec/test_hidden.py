import hypothesis.strategies as st
import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from scipy import stats

from tests.spec.tables import table
from wardmote.evidence.analyses.hidden import SourcesUnclear, TooFewShared, hidden
from wardmote.evidence.analyses.hidden.loglinear import averaged, fit, ways

NAMES = ["police", "ambulance", "hospital", "council"]


def told(counts, sources=None):
    """One row per way of being told, from all sources to the last alone."""
    k = int(np.log2(len(counts) + 1))
    return pd.DataFrame(ways(k), columns=NAMES[:k]).assign(count=counts)


def ask(rows, *, fewest_shared=1, confidence=0.95):
    sources = [name for name in rows.columns if name != "count"]
    return hidden(rows, sources=sources, confidence=confidence, fewest_shared=fewest_shared)


# ── published results ──

# Bruno and others (1994), people with diabetes on four lists, in the order of `ways`; the counts
# as the R package Rcapture gives them (help page of closedpCI).
DIABETES = [58, 157, 18, 104, 46, 650, 12, 709, 14, 20, 7, 74, 8, 182, 10]


@pytest.mark.parametrize(
    ("one", "other", "total", "error", "low", "high"),
    [  # as the R package CARE1 prints them (example of its data set Diabetes)
        (0, 1, 2351, 58, 2250, 2478), (0, 2, 2185, 22, 2146, 2233), (0, 3, 2261, 88, 2117, 2468),
        (1, 2, 2057, 77, 1922, 2224), (1, 3, 803, 47, 725, 913), (2, 3, 1555, 67, 1445, 1712),
    ],
)  # fmt: skip
def test_two_lists_give_what_care1_prints(one, other, total, error, low, high):
    by, counts = np.array(ways(4)), np.array(DIABETES)
    both, first, second = (
        int(counts[(by[:, one] == a) & (by[:, other] == b)].sum())
        for a, b in ((True, True), (True, False), (False, True))
    )
    found = ask(told([both, first, second]))
    assert (round(found.total), round(found.low), round(found.high)) == (total, low, high)
    assert round(found.models["standard_error"].iloc[0]) == error


def test_four_lists_give_the_model_that_bruno_and_others_chose():
    found = ask(told(DIABETES))
    first = found.models.iloc[0]
    assert (round(first["total"]), round(first["standard_error"])) == (2771, 145)
    assert (round(first["deviance"], 2), first["freedom"]) == (7.62, 5)
    assert "police with council" not in found.model  # every tie but that of lists 1 and 4
    assert found.model.count(" with ") == 5


def test_ties_of_some_lists_give_what_rivest_prints():
    found = ask(told(DIABETES)).models.set_index("model")
    row = found.loc["tied: police with hospital, ambulance with council, hospital with council"]
    assert (round(row["total"]), round(row["standard_error"])) == (2472, 53)
    assert (round(row["deviance"], 2), row["freedom"]) == (21.97, 7)


def test_three_lists_give_what_rivest_prints_of_darrochs_figures():
    found = ask(told([72, 155, 7, 71, 13, 53, 43])).models.set_index("model")
    every = found.loc["tied: police with ambulance, police with hospital, ambulance with hospital"]
    two = found.loc["tied: police with ambulance, ambulance with hospital"]
    assert (round(every["total"]), round(every["standard_error"])) == (1240, 451)
    assert (round(two["total"]), round(two["standard_error"])) == (850, 186)
    assert (round(two["deviance"], 1), two["freedom"]) == (3.8, 1)


def test_three_lists_give_what_cormack_chang_and_smith_print():
    counts = np.array([72, 5, 29, 54, 24, 3, 14], dtype=float)
    independent, one_tie = fit(counts, ()), fit(counts, ((1, 2),))
    assert (round(independent.total), round(independent.deviance, 1)) == (209, 75.1)
    assert [round(end) for end in averaged([independent], np.ones(1), 0.95)] == [203, 217]
    assert round(one_tie.deviance, 1) == 1.2
    assert round(averaged([one_tie], np.ones(1), 0.95)[0]) == 210
    two_ties = fit(counts, ((0, 2), (1, 2)))
    assert round(two_ties.total) == 233
    assert round(averaged([two_ties], np.ones(1), 0.95)[0]) == 204


# ── plain twins ──


@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 300))
@settings(max_examples=30, deadline=None)
def test_two_sources_give_chapmans_fraction(both, one, other):
    found = ask(told([both, one, other]))
    assert found.total == pytest.approx((both + one + 1) * (both + other + 1) / (both + 1) - 1)
    assert both + one + other < found.low < found.total < found.high


@given(st.lists(st.integers(4, 400), min_size=7, max_size=7))
@settings(max_examples=25, deadline=None)
def test_three_sources_with_every_tie_give_the_product_of_the_counts(counts):
    n111, n110, n101, n100, n011, n010, n001 = map(float, counts)
    untold = n111 * n100 * n010 * n001 / (n110 * n101 * n011)
    every = fit(np.array(counts, dtype=float), ((0, 1), (0, 2), (1, 2)))
    assert every.untold == pytest.approx(untold, rel=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_models_are_those_of_a_library_of_regressions(seed):
    counts = np.random.default_rng(seed).integers(4, 400, 7)
    found = fit(counts.astype(float), ((0, 1),))
    peer = sm.GLM(counts, found.design[:-1], family=sm.families.Poisson()).fit()
    assert found.untold == pytest.approx(np.exp(peer.params[0]), rel=1e-5)
    assert found.deviance == pytest.approx(peer.deviance, rel=1e-6, abs=1e-6)
    assert found.aic == pytest.approx(peer.aic, rel=1e-9)


# ── made-up worlds ──


def world(rng, events, shares, tie=1.0):
    """Events that each source tells of by itself, but the second more readily after the first."""
    got = np.zeros((events, len(shares)), dtype=bool)
    for place, share in enumerate(shares):
        odds = share / (1 - share) * np.where(got[:, 0] & (place == 1), tie, 1.0)
        got[:, place] = rng.random(events) < odds / (1 + odds)
    return told([int((got == way).all(axis=1).sum()) for way in ways(len(shares))])


WORLDS = {
    "two sources": (500, (0.5, 0.3), 1.0),
    "two sources, few events": (150, (0.4, 0.3), 1.0),
    "three sources": (600, (0.5, 0.35, 0.25), 1.0),
    "three sources, two tied": (600, (0.5, 0.3, 0.25), 3.0),
}


def covered(name, worlds):
    """The share of worlds whose interval holds the true number; and the middle estimate."""
    events, shares, tie = WORLDS[name]
    rng = np.random.default_rng(1)
    found = [ask(world(rng, events, shares, tie)) for _ in range(worlds)]
    held = sum(each.low <= events <= each.high for each in found)
    middle = float(np.median([each.total for each in found]))
    print(f"{name}: held in {held} of {worlds}; median estimate {middle:.0f} of {events}")
    return held, middle / events


def check(name, worlds, stated=0.95):
    held, middle = covered(name, worlds)
    assert held >= stats.binom.ppf(0.001, worlds, stated)
    assert middle == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("name", WORLDS)
def test_intervals_hold_the_truth_as_often_as_stated(name):
    check(name, 100)


def test_sources_that_call_each_other_hide_what_neither_hears_of():
    rng = np.random.default_rng(2)
    found = [ask(world(rng, 500, (0.5, 0.3), tie=3.0)).high for _ in range(20)]
    assert max(found) < 500  # what the explanation warns of


# ── what is told ──


def test_rows_of_one_way_are_added_up_and_ways_not_given_have_none():
    found = ask(
        table("""
        police | ambulance | count
        True | True | 20
        True | True | 10
        True | False | 50
        False | True | 40""")
    )
    assert found.told == 120
    assert found.total == pytest.approx(81 * 71 / 31 - 1)


def test_the_assumptions_are_told_with_every_answer():
    told_with = " ".join(ask(told([30, 50, 40])).assumptions)
    for word in ("Closed", "Rightly linked", "Independent", "Equally catchable"):
        assert word in told_with


def test_a_wider_confidence_gives_a_wider_interval():
    counts = told([40, 20, 30, 90, 25, 60, 50])
    narrow, wide = (ask(counts, confidence=c) for c in (0.8, 0.99))
    assert wide.low < narrow.low < narrow.total < narrow.high < wide.high


def test_too_few_events_in_common_are_refused():
    with pytest.raises(TooFewShared, match="police and ambulance share 4 events, where 7"):
        ask(told([4, 50, 60]), fewest_shared=7)
    with pytest.raises(TooFewShared):
        ask(told([0, 50, 60]), fewest_shared=0)


@pytest.mark.parametrize("sources", [["police"], ["police", "police"], []])
def test_sources_that_cannot_be_compared_are_refused(sources):
    with pytest.raises(SourcesUnclear, match="two to 4 sources"):
        hidden(told([9, 9, 9]), sources=sources, confidence=0.95, fewest_shared=1)


def test_five_sources_are_refused():
    rows = pd.DataFrame([dict.fromkeys("abcde", True) | {"count": 3}])
    with pytest.raises(SourcesUnclear):
        hidden(rows, sources=list("abcde"), confidence=0.95, fewest_shared=1)


@pytest.mark.parametrize("count", [-1, 2.5])
def test_counts_that_are_not_counts_are_refused(count):
    with pytest.raises(SourcesUnclear, match="whole numbers"):
        ask(told([9, 9, count]))


def test_a_row_that_nobody_told_of_is_refused():
    rows = pd.DataFrame({"police": [True, False], "ambulance": [True, False], "count": [9, 9]})
    with pytest.raises(SourcesUnclear, match="no source told of it"):
        ask(rows)


@pytest.mark.parametrize(("counts", "said"), [
    ([30, 0, 40], "ambulance told of every event of police"),
    ([30, 40, 0], "police told of every event of ambulance"),
])  # fmt: skip
def test_a_source_within_another_is_refused(counts, said):
    with pytest.raises(SourcesUnclear, match=said):
        ask(told(counts))
