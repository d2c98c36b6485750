import ibis
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence import keeping
from wardmote import rulebook
from wardmote.evidence.linking import incidents, repeat_calls


def calls(text):
    """A table of calls: everything in January 2022, in the file's order."""
    lines = [line.strip() for line in text.strip().splitlines()]
    rows = [f"{lines[0]}|month|row_number"]
    rows += [f"{line}|2022-01|{at}" for at, line in enumerate(lines[1:], start=2)]
    table = keeping.records("\n".join(rows))
    return ibis.memtable(table.append_column("delivery", pa.array(["d"] * len(table), pa.string())))


def linked(text, minutes=60, metres=100.0):
    found = repeat_calls(calls(text), minutes=minutes, metres=metres)
    return list(zip(found["record_id"], found["first_record_id"], strict=True))


POINTS = "record_id|category|happened_on|hour|easting|northing"
PLACES = "record_id|category|happened_on|hour|place|area_code"


def test_two_calls_near_in_place_and_time_are_linked_to_the_first():
    assert linked(f"""{POINTS}
        a|noise|2022-01-05|21|400000|200000
        b|noise|2022-01-05|22|400060|200080""") == [("b", "a")]


@pytest.mark.parametrize(
    "other",
    [
        "b|noise|2022-01-05|22|400061|200080",  # 101 metres
        "b|noise|2022-01-05|23|400000|200000",  # two hours
        "b|noise|2022-01-06|21|400000|200000",  # another day
        "b|theft|2022-01-05|21|400000|200000",  # another kind
        "b|noise|2022-01-05||400000|200000",  # no hour
        "b||2022-01-05|21|400000|200000",  # no category
        "b|noise|2022-01-05|21||",  # nowhere
    ],
)
def test_calls_apart_in_place_time_or_kind_are_not_linked(other):
    assert linked(f"{POINTS}\n a|noise|2022-01-05|21|400000|200000\n {other}") == []


def test_a_call_either_side_of_midnight_may_be_of_one_incident():
    assert linked(f"""{POINTS}
        a|noise|2022-01-05|23|400000|200000
        b|noise|2022-01-06|0|400000|200000""") == [("b", "a")]


def test_a_chain_of_calls_ends_when_its_first_is_too_long_ago():
    assert linked(f"""{POINTS}
        a|noise|2022-01-05|20|400000|200000
        b|noise|2022-01-05|21|400000|200000
        c|noise|2022-01-05|22|400000|200000
        d|noise|2022-01-05|23|400000|200000""") == [("b", "a"), ("d", "c")]


def test_calls_without_a_point_are_linked_by_place_and_area():
    assert linked(f"""{PLACES}
        a|noise|2022-01-05|21|High Street|E01000001
        b|noise|2022-01-05|21|High Street|E01000001
        c|noise|2022-01-05|21|High Street|E01000002""") == [("b", "a")]


def test_calls_with_neither_point_nor_place_are_never_linked():
    assert (
        linked(f"""{PLACES}
        a|noise|2022-01-05|21||E01000001
        b|noise|2022-01-05|21||E01000001""")
        == []
    )


def test_longitude_and_latitude_place_a_call_as_well_as_metres_do():
    assert linked("""record_id|category|happened_on|hour|longitude|latitude
        a|noise|2022-01-05|21|-2.0743|51.8994
        b|noise|2022-01-05|21|-2.0744|51.8994
        c|noise|2022-01-05|21|-2.0843|51.8994""") == [("b", "a")]


def test_no_calls_link_nothing():
    assert linked(POINTS) == []


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["noise", "theft"]),
        st.integers(0, 30),
        st.sampled_from([None, 0.0, 60.0, 99.0, 101.0, 160.0, -1.0, 250.0]),
        st.sampled_from([0.0, 80.0, -120.0]),
        st.sampled_from(["", "park"]),
    ),
    max_size=14,
)


def plain_twin(rows, hours, metres):
    """Every call against every first call before it."""
    order = sorted(range(len(rows)), key=lambda row: (rows[row][1], row))
    firsts, found = [], []
    for call in order:
        category, at, x, y, place = rows[call]
        for first in firsts:
            other, then, x0, y0, there = rows[first]
            if other != category or at - then > hours or (x is None) != (x0 is None):
                continue
            if (
                place and place == there
                if x is None
                else (x - x0) ** 2 + (y - y0) ** 2 <= metres**2
            ):
                found.append((f"r{call}", f"r{first}"))
                break
        else:
            firsts.append(call)
    return found


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, hours=st.integers(0, 3))
def test_links_are_those_of_a_plain_twin(rows, hours):
    lines = [
        f"r{at}|{category}|2022-01-{1 + hour // 24:02d}|{hour % 24}|"
        f"{'' if x is None else 400000 + x}|{'' if x is None else 200000 + y}|{place}"
        for at, (category, hour, x, y, place) in enumerate(rows)
    ]
    text = "\n".join([f"{POINTS}|place", *lines])
    assert linked(text, minutes=60 * hours) == plain_twin(rows, hours, 100.0)


def test_the_table_has_its_columns_even_when_empty():
    found = repeat_calls(calls(POINTS), minutes=60, metres=100.0)
    assert isinstance(found, pd.DataFrame)
    assert list(found.columns)[:3] == ["delivery", "row_number", "record_id"]


RULES = rulebook.load()
AMBULANCE, COUNCIL = (
    next(d for d in RULES.datasets if d.name == name) for name in ("ambulance_calls", "council_asb")
)
TWICE = f"""{POINTS}
    a|noise|2022-01-05|21|400000|200000
    b|noise|2022-01-05|21|400060|200080
    c|noise|2022-01-09|21|400000|200000"""


def test_calls_about_one_incident_are_counted_once_where_incidents_are_counted():
    kept = incidents(calls(TWICE), AMBULANCE, RULES).to_pandas()
    assert sorted(kept["record_id"]) == ["a", "c"]


def test_every_record_is_counted_where_the_rulebook_does_not_say_incidents():
    kept = incidents(calls(TWICE), COUNCIL, RULES).to_pandas()
    assert sorted(kept["record_id"]) == ["a", "b", "c"]


def test_where_no_call_repeats_another_all_are_counted():
    alone = f"{POINTS}\n a|noise|2022-01-05|21|400000|200000"
    assert incidents(calls(alone), AMBULANCE, RULES).to_pandas()["record_id"].tolist() == ["a"]
