"""A pack tells which kinds of event crowded into a few days of its months, and when."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.evidence.audit.hand_made import NOW, RICH, RULES, brief, counts
from wardmote.evidence.audit.numbers import Numbers
from wardmote.evidence.audit.pack.crowded import crowded
from wardmote.evidence.audit.pack.looking import Looking
from wardmote.evidence.audit.recent import Recent
from wardmote.evidence.disclosure import Exhibit

MONTHS = tuple(f"{month:%Y-%m}" for month in NOW.months)
FIRST = pd.Timestamp(NOW.start)
EVEN = [FIRST + pd.Timedelta(days=day) for day in range(0, 366, 2)]
BUSY = [pd.Timestamp("2023-11-03") + pd.Timedelta(days=day % 5) for day in range(30)]


def events(dataset: str, category: str, days: list[pd.Timestamp]) -> pd.DataFrame:
    rows = pd.DataFrame({"happened_on": days}).assign(dataset=dataset, category=category)
    return rows.assign(easting=4e5, northing=3e5, area="A00")


def told(*tables: pd.DataFrame, gaps: frozenset[str] = frozenset()) -> Exhibit | None:
    points = pd.concat(tables, ignore_index=True)
    about = replace(brief(RICH), at_points=points)
    names = points["dataset"].unique().tolist()
    recent = Recent(pd.DataFrame(), MONTHS, dict.fromkeys(names, gaps), pd.DataFrame())
    return crowded(Looking(about, Numbers(counts(RICH), about), recent))


@pytest.fixture(scope="module")
def found() -> Exhibit:
    exhibit = told(events("council_asb", "council_asb", EVEN + BUSY))
    assert exhibit is not None
    return exhibit


def test_the_fullest_days_are_told_with_their_count_and_what_was_to_be_expected(
    found: Exhibit,
) -> None:
    (row,) = found.table.to_dict("records")
    assert row["what"] == "Anti-social behaviour reported to the council"
    assert row["most"] == 30 + 4  # every other day there is one beside
    assert (row["first"], row["last"]) == ("1 November 2023", "7 November 2023")
    assert row["expected"] == f"{(len(EVEN) + 30) * 7 / 366:.1f}"
    assert found.title == "1 kind of event crowded into 7 days"


def test_the_note_says_the_method_and_what_else_crowds_events(found: Exhibit) -> None:
    assert "scan statistic" in found.notes[0]
    assert "A season or a holiday" in found.notes[0]


def test_where_nothing_crowded_nothing_is_told() -> None:
    assert told(events("council_asb", "council_asb", EVEN)) is None


def test_what_an_agency_itself_does_is_not_told() -> None:
    assert told(events("police_stops", "stop_and_search", EVEN + BUSY)) is None


def test_a_dataset_that_lacks_a_month_is_not_asked() -> None:
    rows = events("council_asb", "council_asb", EVEN + BUSY)
    assert told(rows, gaps=frozenset(MONTHS[-1:])) is None
    assert told(rows, gaps=frozenset(MONTHS[:1])) is not None  # a month that it does not speak of


def test_more_kinds_than_fit_are_named_and_those_most_beyond_an_even_rate_stand_first() -> None:
    kinds = ("burglary", "robbery", "vehicle_crime")
    found = told(*(
        events("police_crimes", kind, EVEN + BUSY * (place + 1)) for place, kind in enumerate(kinds)
    ))  # fmt: skip
    assert found is not None
    assert found.title == "3 kinds of event crowded into 7 days"
    assert len(found.table) == RULES.audit.pack_bursts
    assert "Burglary" not in set(found.table["what"])
    assert found.notes[0] == "Also: Burglary."
