"""A pack tells which squares come first within areas, and for how long they have."""

import numpy as np
import pandas as pd
import pytest

from tests.evidence.audit.hand_made import CODES, NOW, RICH, RULES, brief, counts
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.pack.hot_cells import MOVED, hot_cells
from wardmote.evidence.audit.pack.looking import Looking
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.disclosure import Exhibit

MONTHS = tuple(f"{month:%Y-%m}" for month in NOW.months)
LATE = MONTHS[-RULES.audit.pack_months :]
SIDE = RULES.audit.cell_metres
LASTING, FRESH, OVER = (420_000, 431_000), (421_000, 431_500), (420_000, 432_000)


def points(dataset: str, mean: float = 8) -> pd.DataFrame:
    """As many events a month in each of a hundred squares, and three squares with more."""
    chance = np.random.default_rng(1)
    rows = [
        (month, x + 30.0, y + 30.0, chance.poisson(mean) + _more(month, (x, y)))
        for month in MONTHS
        for x in range(419_000, 419_000 + 10 * SIDE, SIDE)
        for y in range(430_000, 430_000 + 10 * SIDE, SIDE)
    ]
    told = pd.DataFrame(rows, columns=["month", "easting", "northing", "count"])
    return told.assign(dataset=dataset, area=CODES[0])


def _more(month: str, corner: tuple[int, int]) -> int:
    hot = corner == LASTING or (corner == FRESH and month in LATE)
    return 40 * (hot or (corner == OVER and month not in LATE))


def told(*tables: pd.DataFrame, gaps: frozenset[str] = frozenset()) -> Exhibit | None:
    at_points = pd.concat(tables, ignore_index=True)
    names = at_points["dataset"].unique().tolist()
    by_area = pd.DataFrame(
        [(name, category, 1.0) for name in names for category in (*RICH.get(name, {}), "all")],
        columns=["dataset", "category", "count"],
    )
    about = brief(RICH)
    recent = Recent(by_area, MONTHS, dict.fromkeys(names, gaps), at_points)
    return hot_cells(Looking(about, Numbers(counts(RICH), about), recent))


@pytest.fixture(scope="module")
def street() -> Exhibit:
    found = told(points("police_street"))
    assert found is not None
    return found


def test_squares_say_for_how_long_they_are_hot_and_where_they_lie(street: Exhibit) -> None:
    rows = street.table.set_index("square")
    assert rows["hot"]["SE 2000 3100"] == "12 of 12, persistent"
    assert rows["hot"]["SE 2100 3150"] == "3 of 12, emerging"
    assert set(rows["area_name"]) == {f"Riverton {CODES[0]}"}
    assert len(rows) <= RULES.audit.pack_cells


def test_a_square_that_is_hot_no_longer_is_told_as_fading(street: Exhibit) -> None:
    assert "Fading: SE 2000 3200." in street.notes


def test_points_that_were_moved_before_they_were_sent_are_told_as_such(street: Exhibit) -> None:
    as_told = told(points("council_asb"))
    assert MOVED in street.notes
    assert as_told is not None
    assert MOVED not in as_told.notes


def test_the_dataset_with_most_events_at_points_is_taken(street: Exhibit) -> None:
    found = told(points("council_asb", mean=1), points("police_street"))
    assert found is not None
    assert found.table.equals(street.table)


def test_with_too_few_events_at_points_or_no_month_before_there_are_no_squares() -> None:
    few = points("council_asb").head(3)
    assert told(few) is None
    assert told(points("council_asb"), gaps=frozenset(MONTHS[:-3])) is None
