"""Between when and when: an extract may say the last moment at which an event can have been."""

from datetime import date

import pandas as pd
import pytest

HEADINGS = "Dataset,Supplied by,Reference,Category,Sub-category,Date,Time,Last date,Last time"
LATER = ",Easting,Northing,Area code,Place"


def crimes(*moments, headings=HEADINGS):
    """A file of burglaries with these moments: "Date,Time,Last date,Last time"."""
    rows = [
        f"police_crimes,Riverton Police,r{n},Burglary,Residential,{moment},,,E01999901,"
        for n, moment in enumerate(moments)
    ]
    return "\n".join([headings + LATER, *rows]) + "\n"


SOUND = "03/05/2025,22:30,04/05/2025,07:15"


def test_a_span_is_read_with_its_last_day_and_hour(told, written):
    (row,) = told(written("crimes.csv", crimes(SOUND))).rows.to_dict("records")
    assert (row["happened_on"], row["hour"]) == (date(2025, 5, 3), 22)
    assert (row["ended_on"], row["ended_hour"]) == (date(2025, 5, 4), 7)


@pytest.mark.parametrize(
    ("moment", "rule", "heading"),
    [
        ("03/05/2025,22:30,02/05/2025,23:00", "ends_before_it_begins", "Last date"),
        ("03/05/2025,,02/05/2025,", "ends_before_it_begins", "Last date"),
        ("03/05/2025,22:30,03/05/2025,07:15", "ends_before_it_begins", "Last time"),
        ("03/05/2025,22:30,04/05/2027,07:15", "future_end", "Last date"),
        ("03/05/2025,22:30,31/02/2025,07:15", "not_a_date", "Last date"),
        ("03/05/2025,22:30,04/05/2025,25:15", "not_a_time", "Last time"),
    ],
)
def test_a_span_that_cannot_be_is_told_by_row_and_column(moment, rule, heading, told, written):
    read = told(written("crimes.csv", crimes(SOUND, moment)))
    (fault,) = read.faults
    assert (fault.row, fault.column, fault.rule, fault.fatal) == (3, heading, rule, False)


@pytest.mark.parametrize("ended", ["02/05/2025,23:00", "03/05/2025,07:15", "04/05/2027,07:15"])
def test_such_an_end_is_left_out_and_the_event_is_kept(ended, told, written):
    row = told(written("crimes.csv", crimes(SOUND, f"03/05/2025,22:30,{ended}"))).rows.iloc[1]
    assert row["hour"] == 22
    assert pd.isna(row["ended_on"])
    assert pd.isna(row["ended_hour"])


@pytest.mark.parametrize(
    "moment", ["03/05/2025,22:50,03/05/2025,22:10", "03/05/2025,,03/05/2025,07:15", SOUND]
)
def test_a_span_within_an_hour_or_without_its_first_hour_is_no_fault(moment, told, written):
    assert not told(written("crimes.csv", crimes(moment))).faults


def test_a_template_filled_in_before_it_had_spans_is_still_known(told, written):
    path = written(
        "crimes.csv", crimes("03/05/2025,22:30", headings=HEADINGS[: -len(",Last date,Last time")])
    )
    read = told(path)
    assert read.part.dataset == "police_crimes"
    assert not read.faults
    assert read.rows["ended_on"].isna().all()


def test_a_template_that_tells_spans_is_known_even_where_it_does_not_name_itself(told, written):
    lines = crimes(SOUND).splitlines()
    unnamed = "\n".join(line.split(",", 2)[2] for line in lines) + "\n"
    assert told(written("export.csv", unnamed)).part.dataset == "police_crimes"
