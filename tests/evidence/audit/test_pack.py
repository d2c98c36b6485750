"""A tactical pack tells what was planted in its months, on two sides of A4, to its meeting."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from weasyprint import HTML

from tests.evidence import keeping
from wardmote import rulebook
from wardmote.evidence.audit import Request
from wardmote.evidence.audit.pack import Meeting, pack, window_before
from wardmote.evidence.disclosure import RESTRICTED, scan
from wardmote.evidence.errors import NotReleasable, UnknownName
from wardmote.evidence.places import Places
from wardmote.evidence.records import NAMES, SCHEMA, Period
from wardmote.evidence.reports.pack import write_pack
from wardmote.evidence.store import Store

DAY, NAME = date(2025, 4, 10), "Partnership 001"
RULES = rulebook.on(DAY, "England")
HISTORY = Period.parse("2024-04 to 2025-03")
MONTHS = [f"{month:%Y-%m}" for month in HISTORY.months]
NOW = MONTHS[-3:]
LASTING, FRESH, OVER = 3, 5, 7  # which areas are hot all year, of late, and until then
SERIES, EVENTS = 12, 4


@pytest.fixture(scope="module")
def places(nation):
    return Places.open(nation.places)


@pytest.fixture(scope="module")
def areas(places):
    return places.ground(NAME, HISTORY).areas["area"].tolist()


def calls(areas: list[str]) -> str:
    """A year of calls: four a month in each area, and what is planted."""
    chance = np.random.default_rng(1)
    lines = ["category|month|happened_on|place|area_code|easting|northing|count"]
    for month in MONTHS:
        for place, area in enumerate(areas):
            many = 4 + 40 * (place == LASTING) + 40 * (place == FRESH and month in NOW)
            many += 40 * (place == OVER and month not in NOW)
            for day, x, y in zip(
                chance.integers(1, 29, many), *chance.uniform(0, 9e4, (2, many)), strict=True
            ):
                lines.append(_call(month, int(day), area, x, y))
    for series in range(SERIES):
        lines += [_call(NOW[1], 3 + n, areas[20], 5e5 + 2000 * series, n) for n in range(EVENTS)]
    return "\n".join(lines)


def _call(month: str, day: int, area: str, x: float, y: float) -> str:
    return f"council_asb|{month}|{month}-{day:02d}|House {x:.0f} {y:.0f}|{area}|{x:.0f}|{y:.0f}|1"


@pytest.fixture(scope="module")
def store(areas, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tasked")
    with Store.open(folder / "store") as opened:
        told = keeping.records(calls(areas)).select(NAMES).cast(SCHEMA)
        opened.add(
            keeping.incoming(folder, told, dataset="council_asb", supplier="council", name="calls"),
            day=DAY,
        )
        yield opened


@pytest.fixture(scope="module")
def meeting():
    return Meeting("the tasking group", Request(
        partnership=NAME, period=Period.parse(f"{NOW[0]} to {NOW[-1]}"), rules=RULES,
        harm=RULES.harm["cambridge_2026"], day=DAY, key=b"a key that only the tests know .",
        released_by=("A. Analyst", "S. Checker"), made_up=True,
    ))  # fmt: skip


@pytest.fixture(scope="module")
def released(store, places, meeting):
    return pack(store, places, meeting)


def told(released, name: str) -> pd.DataFrame:
    return released.edition.exhibits[f"pack.{name}"].table


def test_the_window_is_the_last_whole_months_before_the_day(store):
    assert window_before(store, RULES, DAY, 3) == Period.parse("2025-01 to 2025-03")
    assert window_before(store, RULES, date(2025, 3, 31), 3) == Period.parse("2024-12 to 2025-02")
    with pytest.raises(UnknownName, match="before 2024-04-10"):
        window_before(store, RULES, date(2024, 4, 10), 3)


def test_what_rose_in_one_area_is_told_and_nothing_else(released, areas):
    found = told(released, "emerging")
    assert found["area_name"].tolist()[0].endswith(_name(released, areas[FRESH]))
    assert (found["now"].iloc[0], found["then"].iloc[0]) == (132, 12)
    names = {_name(released, areas[k]) for k in (FRESH, 20)}
    assert set(found["area_name"]) <= names


def _name(released, area: str) -> str:
    table = released.edition.areas.set_index("code")
    return str(table["name"][area])


def test_places_say_for_how_long_they_are_hot(released, areas):
    found = told(released, "locations").set_index("area_name")["hot"]
    assert found[_name(released, areas[LASTING])] == "12 of 12, persistent"
    assert found[_name(released, areas[FRESH])] == "3 of 12, emerging"


def test_a_place_that_was_hot_before_is_still_hot_new_or_no_longer(released, areas):
    since = told(released, "locations").set_index("area_name")["since"]
    assert since[_name(released, areas[LASTING])] == "still"
    assert since[_name(released, areas[FRESH])] == "new"
    gone = next(line for line in released.edition.summary if line.startswith("No longer hot"))
    assert _name(released, areas[OVER]) in gone


def test_every_planted_series_is_told_with_its_days(released, areas):
    found = told(released, "series")
    assert len(found) == RULES.audit.pack_rows
    assert set(found["events"]) == {EVENTS}
    assert set(found["first"]) == {"3 February 2025"}
    assert set(found["last"]) == {"6 February 2025"}
    assert set(found["where"]) == {_name(released, areas[20])}
    assert f"{SERIES} series of near repeats." in released.edition.summary


def test_the_days_into_which_events_crowded_are_told(released):
    (row,) = told(released, "crowded").to_dict("records")
    assert row["most"] > SERIES * EVENTS + float(row["expected"])
    assert (row["first"], row["last"]) == ("1 February 2025", "7 February 2025")
    assert "1 kind of event crowded into 7 days." in released.edition.summary


def test_changes_are_the_sums_of_the_months(released, areas):
    found = told(released, "changes").iloc[0]
    planted = SERIES * EVENTS
    assert found["now"] == 4 * 3 * len(areas) + 120 + 120 + planted
    assert found["then"] == 4 * 3 * len(areas) + 120 + 120


def test_the_areas_of_last_time_are_held_against_chance(released):
    (line,) = [line for line in released.edition.summary if "times what chance would give" in line]
    assert line.startswith(f"The {RULES.audit.pack_rows} areas with most in the months before")


def test_a_month_that_was_not_supplied_is_not_compared(areas, places, meeting, tmp_path):
    rows = [line for line in calls(areas).splitlines() if f"|{MONTHS[7]}|" not in line]
    with Store.open(tmp_path / "store") as opened:
        lacking = keeping.records("\n".join(rows)).select(NAMES).cast(SCHEMA)
        opened.add(
            keeping.incoming(tmp_path, lacking, dataset="council_asb", supplier="council"), day=DAY
        )
        found = pack(opened, places, meeting)
    assert told(found, "changes").empty
    assert told(found, "emerging").empty
    assert any(
        "November 2024 not supplied" in n for n in found.edition.exhibits["pack.changes"].notes
    )


def test_it_is_restricted_and_let_out_by_two(released, store, places, meeting):
    assert released.audience == "analyst"
    assert released.edition.rounding == RESTRICTED
    alone = replace(meeting, request=replace(meeting.request, released_by=("A", "a")))
    with pytest.raises(NotReleasable, match="Two people"):
        pack(store, places, alone)


def test_it_is_two_sides_of_a4_and_hides_nothing(released, tmp_path):
    page = write_pack(released, tmp_path)
    text = page.read_text(encoding="utf-8")
    assert "Restricted: not for publication" in text
    assert "<script" not in text
    assert "http" not in text.replace("http://www.w3.org", "")
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")
    assert len(HTML(string=text).render().pages) == 2
    assert [leak for path in tmp_path.iterdir() for leak in scan(path)] == []
