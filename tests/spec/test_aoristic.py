import hypothesis.strategies as st
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from wardmote.evidence.analyses.aoristic import Aoristic, NoStart, aoristic


def told(*spans: tuple[str | None, str | None]) -> Aoristic:
    return aoristic(pd.DataFrame(spans, columns=["from_at", "to_at"]))


def shares(found: Aoristic) -> dict[tuple[str, int], float]:
    rows = found.hours[found.hours["events"] > 0]
    return {(r.weekday, r.hour): pytest.approx(r.events) for r in rows.itertuples()}


def test_a_span_over_midnight_is_shared_by_the_minutes_in_each_hour() -> None:
    found = told(("2024-01-03 22:30", "2024-01-04 00:30"))
    assert shares(found) == {("Wed", 22): 0.25, ("Wed", 23): 0.5, ("Thu", 0): 0.25}


def test_four_hours_are_a_quarter_each() -> None:
    found = told(("2024-01-01 08:00", "2024-01-01 12:00"))
    assert shares(found) == {("Mon", h): 0.25 for h in (8, 9, 10, 11)}


def test_within_one_hour_it_is_sure() -> None:
    found = told(("2024-01-07 23:10", "2024-01-07 23:50"), ("2024-01-07 23:00", "2024-01-08 00:00"))
    assert shares(found) == {("Sun", 23): 2}
    assert found.exact == 2


def test_without_an_end_or_with_one_before_the_start_it_is_taken_at_the_start() -> None:
    found = told(("2024-01-02 05:20", None), ("2024-01-02 05:20", "2024-01-01 05:20"))
    assert shares(found) == {("Tue", 5): 2}
    assert found.no_end == 2


def test_a_week_or_more_says_nothing_of_the_hour() -> None:
    found = told(("2024-01-02 05:20", "2024-03-02 05:20"))
    assert found.hours["events"].to_numpy() == pytest.approx(np.full(168, 1 / 168))
    assert found.long == 1


def test_a_day_short_of_a_week_comes_round() -> None:
    found = told(("2024-01-01 00:30", "2024-01-08 00:00"))  # 167.5 hours
    assert found.hours["events"].iloc[0] == pytest.approx(0.5 / 167.5)
    assert found.hours["events"].iloc[1:].to_numpy() == pytest.approx(np.full(167, 1 / 167.5))


minute = st.integers(0, 20_000)


@given(st.lists(st.tuples(minute, st.integers(0, 12_000)), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_shares_are_those_that_a_count_of_minutes_gives(spans: list[tuple[int, int]]) -> None:
    monday = pd.Timestamp("2024-01-01")
    rows = [
        (monday + pd.Timedelta(minutes=a), monday + pd.Timedelta(minutes=a + n)) for a, n in spans
    ]
    found = told(*rows).hours["events"].to_numpy()
    plain = np.zeros(168)
    for begun, length in spans:
        minutes = np.arange(begun, begun + length) if length else np.array([begun])
        if length >= 168 * 60:
            plain += 1 / 168
        else:
            np.add.at(plain, minutes // 60 % 168, 1 / len(minutes))
    assert found == pytest.approx(plain)
    assert found.sum() == pytest.approx(len(spans))


def test_an_event_without_a_start_is_refused() -> None:
    with pytest.raises(NoStart, match="Row 1: no start"):
        told(("2024-01-02 05:20", None), (None, "2024-01-02"))
