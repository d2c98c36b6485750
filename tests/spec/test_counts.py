import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.spec.tables import table
from wardmote.evidence.analyses.counts import rates
from wardmote.evidence.records.intervals import poisson_interval

TOTALS = table("""
    dataset         | category | year    | count
    police_street   | burglary | 2023/24 | 100
    dwelling_fires  | fire     | 2023/24 | 10
    resident_survey | worried  | 2023/24 | 50
""")
DENOMINATORS = table("""
    dataset        | denominator | denominator_count
    police_street  | residents   | 20000
    dwelling_fires | households  | 8000
""")


def rated(base: int = 1, rounded_numbers: int = 1) -> pd.DataFrame:
    settings = {"per": 1000, "confidence": 0.95, "base": base, "rounded_numbers": rounded_numbers}
    return rates(TOTALS, denominators=DENOMINATORS, **settings).set_index("dataset")


def test_a_rate_is_events_for_each_thousand_of_the_datasets_own_denominator() -> None:
    rate = rated()["rate"]
    assert rate["police_street"] == 5.0
    assert rate["dwelling_fires"] == 1.25


def test_without_a_denominator_there_is_a_count_and_no_rate() -> None:
    row = rated().loc["resident_survey"]
    assert row["count"] == 50
    assert pd.isna([row["rate"], row["rate_low"], row["rate_high"]]).all()


def test_the_interval_of_a_count_is_the_exact_poisson_interval() -> None:
    # Garwood's table, as in Ulm (1990): 10 gives 4.80 to 18.39, 100 gives 81.36 to 121.63.
    table = rated().round(2)
    assert tuple(table.loc["dwelling_fires", ["low", "high"]]) == (4.80, 18.39)
    assert tuple(table.loc["police_street", ["low", "high"]]) == (81.36, 121.63)


def test_a_count_of_none_still_has_an_upper_end() -> None:
    low, high = poisson_interval([0], confidence=0.95)
    assert low[0] == 0
    assert high[0] == pytest.approx(3.6889, abs=1e-4)  # −log(0.025)


def test_rounding_widens_the_interval_and_each_further_rounded_number_widens_it_more() -> None:
    width = [
        (t["high"] - t["low"])["police_street"]
        for t in (rated(), rated(base=5), rated(base=5, rounded_numbers=12))
    ]
    assert width[0] < width[1] < width[2]


def test_rows_keep_their_order() -> None:
    assert list(rated().index) == list(TOTALS["dataset"])


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 5000), st.sampled_from([0.8, 0.95, 0.998]))
def test_the_ends_are_the_means_that_make_the_count_just_improbable(
    count: int, confidence: float
) -> None:
    (low,), (high,) = poisson_interval([count], confidence=confidence)
    tail = (1 - confidence) / 2
    assert stats.poisson.cdf(count, high) == pytest.approx(tail, rel=1e-6)
    if count:
        assert stats.poisson.sf(count - 1, low) == pytest.approx(tail, rel=1e-6)
