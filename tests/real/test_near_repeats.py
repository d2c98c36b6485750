import math
from pathlib import Path

import pandas as pd
import pytest

from wardmote.evidence.analyses.near_repeats import NearRepeats, near_repeats

BEYOND = math.inf
# As the original calculator counts, under labels of its own that are off by one; the last row is
# all that lies beyond 300 m.
CALCULATOR = [
    [28, 5, 5, 2],
    [44, 13, 8, 4],
    [97, 56, 19, 16],
    [77, 67, 45, 20],
    [182194, 146149, 95237, 45879],
]
AS_READ = [[29, 4, 5, 2], [45, 15, 7, 2], [106, 48, 21, 13], [88, 64, 46, 15]]


@pytest.fixture(scope="module")
def chicago(real_data: Path) -> pd.DataFrame:
    """970 burglaries of one month."""
    names = ["easting", "northing", "happened_on"]
    path = real_data / "reference" / "chicago_be_month1.csv"
    return pd.read_csv(path, header=None, names=names, parse_dates=["happened_on"])


def knox(events: pd.DataFrame, metres: list[float], days: list[float]) -> NearRepeats:
    return near_repeats(
        events, metres=metres, days=days, metric="manhattan", permutations=199, seed=1,
        fewest_events=20,
    )  # fmt: skip


def table(found: NearRepeats) -> list[list[int]]:
    columns = found.cells["days"].nunique()
    return found.cells["observed"].to_numpy().reshape(-1, columns).tolist()


def test_the_pairs_of_chicago_are_those_of_the_near_repeat_calculator(
    chicago: pd.DataFrame,
) -> None:
    found = knox(chicago, [0, 1, 100, 200, 300, BEYOND], [0, 7, 14, 21, BEYOND])
    assert table(found) == CALCULATOR


def test_the_pairs_of_chicago_by_bands_as_one_reads_them(chicago: pd.DataFrame) -> None:
    assert table(knox(chicago, [0, 1, 101, 201, 301], [0, 8, 15, 22, BEYOND])) == AS_READ


def test_burglaries_of_chicago_are_repeated_near_and_soon(chicago: pd.DataFrame) -> None:
    found = knox(chicago, [0, 1, 101, 201, 301], [0, 8, 15, 22, BEYOND])
    near = found.cells[found.cells["adjusted_p"] <= 0.05]
    assert set(near["days"]) == {"[0, 8)"}
    assert set(near["metres"]) == {"[0, 1)", "[1, 101)", "[101, 201)"}


def test_close_pairs_of_infections_are_those_of_the_surveillance_package(real_data: Path) -> None:
    rows = pd.read_csv(real_data / "reference" / "imdepi_B.csv")
    events = pd.DataFrame(
        {
            "happened_on": pd.Timestamp("2002-01-01") + pd.to_timedelta(rows["t"], unit="D"),
            "easting": rows["x"] * 1000,
            "northing": rows["y"] * 1000,
        }
    )
    found = near_repeats(
        events, metres=[0, 50_000], days=[0, 30], metric="euclidean", permutations=9999, seed=1,
        fewest_events=20,
    ).cells.iloc[0]  # fmt: skip
    assert found["observed"] == 204
    assert found["expected"] == pytest.approx(181.57, abs=0.5)
