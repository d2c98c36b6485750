from collections import Counter
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from wardmote.evidence.analyses.stability import TooFewAreasToRank, stability

AREAS = pd.Series([f"a{k:03d}" for k in range(200)])


def told(before: np.ndarray, now: np.ndarray, **more: float) -> pd.DataFrame:
    """Series × areas of both years."""
    tables = [
        pd.DataFrame(
            {"dataset": "police", "category": f"c{k:04d}", "area": AREAS[: len(row)], "count": row}
            for k, row in enumerate(year)
        ).explode(["area", "count"])
        for year in (np.atleast_2d(now), np.atleast_2d(before))
    ]
    return stability(
        *(t.assign(count=t["count"].astype(float)) for t in tables),
        **{"areas": AREAS[: np.shape(now)[-1]], "worst_share": 0.1, "draws": 199, "seed": 1,
           "confidence": 0.95, "false_discovery_rate": 0.05, "fewest_events": 50, **more},
    )  # fmt: skip


def plain(before: list[int], now: list[int], worst: int) -> Fraction:
    """The plain twin: the worst one by one, and those tied at the edge in equal parts."""

    def parts(counts: list[int]) -> list[Fraction]:
        edge = sorted(counts)[-worst]
        above, tied = sum(c > edge for c in counts), Counter(counts)[edge]
        return [Fraction(c > edge) + Fraction((worst - above) * (c == edge), tied) for c in counts]

    both = zip(parts(before), parts(now), strict=True)
    return sum((a * b for a, b in both), Fraction(0)) / worst


counts = st.lists(st.integers(0, 6), min_size=20, max_size=20).filter(sum)


@given(counts, counts, st.sampled_from([0.1, 0.25, 0.5]))
@settings(max_examples=40, deadline=None)
def test_the_share_again_is_what_the_plain_twin_counts(a: list, b: list, share: float) -> None:
    row = told(np.array(a), np.array(b), worst_share=share, draws=9, fewest_events=1).iloc[0]
    assert row["again"] == pytest.approx(float(plain(a, b, round(20 * share))))


def worlds(many: int, seed: int, *, moved: float, level: float = 8) -> tuple:
    """Areas unlike each other; a share of them changes its true rate between the years."""
    chance = np.random.default_rng(seed)
    rates = chance.gamma(2, level / 2, (many, len(AREAS)))
    fresh = chance.gamma(2, level / 2, rates.shape)
    later = np.where(chance.random(rates.shape) < moved, fresh, rates)
    return chance.poisson(rates), chance.poisson(later * 0.8)


def test_of_stable_rates_the_share_again_lies_in_its_range_as_often_as_stated() -> None:
    many, stated = 500, 0.95
    found = told(*worlds(many, 2, moved=0))
    within = (found["again"] >= found["stable_low"]) & (found["again"] <= found["stable_high"])
    print(f"stability, stable rates: {within.mean():.3f} within, of stated {stated}; "
          f"again {found['again'].mean():.2f}, foretold {found['stable'].mean():.2f}")  # fmt: skip
    assert within.sum() >= stats.binom.ppf(0.001, many, stated)
    assert found["stable"].mean() == pytest.approx(found["again"].mean(), abs=0.02)


def test_areas_in_no_order_are_hardly_ever_told_as_the_same() -> None:
    many, stated = 500, 0.05
    found = told(*worlds(many, 3, moved=1))
    alarms = (found["p"] <= stated).sum()
    print(f"stability, no order: false alarms {alarms / many:.3f} of stated {stated}")
    assert alarms <= stats.binom.ppf(0.999, many, stated)
    assert found["again"].mean() == pytest.approx(0.1, abs=0.02)


def test_of_areas_all_alike_only_chance_makes_the_worst() -> None:
    pair = np.random.default_rng(4).poisson(8, (2, 100, len(AREAS)))
    found = told(*pair)
    assert (found["verdict"] == "no more than chance").mean() > 0.9
    assert found["stable"].mean() < 0.25


def test_where_half_of_the_areas_changed_it_is_told_as_in_part_the_same() -> None:
    found = told(*worlds(100, 5, moved=0.5, level=40))
    power = (found["verdict"] == "in part the same").mean()
    print(f"stability, half of the areas changed: told in part in {power:.2f} of worlds")
    assert power > 0.8


def test_the_same_seed_gives_the_same_answer() -> None:
    pair = worlds(3, 6, moved=0.2)
    pd.testing.assert_frame_equal(told(*pair), told(*pair))


def test_of_few_events_nothing_is_said() -> None:
    row = told(np.eye(200)[0] * 40, np.full(200, 3.0)).iloc[0]
    assert (row["verdict"], row["before"], row["now"]) == ("too few", 40, 600)
    assert np.isnan([row["again"], row["p"], row["stable"]]).all()


def test_an_area_without_a_row_had_none_and_nothing_gives_an_empty_table() -> None:
    table = pd.DataFrame({"dataset": "d", "category": "c", "area": ["a000"], "count": [9.0]})
    asked = {"areas": AREAS, "worst_share": 0.01, "draws": 9, "seed": 1, "confidence": 0.9,
             "false_discovery_rate": 0.05, "fewest_events": 1}  # fmt: skip
    assert stability(table, table, **asked)["again"].iloc[0] == pytest.approx((1 + 1 / 199) / 2)
    assert stability(table[:0], table[:0], **asked).empty


def test_a_tenth_of_fifteen_areas_is_enough_and_of_fourteen_is_refused() -> None:
    assert len(told(np.full(15, 9.0), np.full(15, 9.0))) == 1
    with pytest.raises(TooFewAreasToRank, match=r"0.1 of 14 areas"):
        told(np.full(14, 9.0), np.full(14, 9.0))
