from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.evidence import keeping
from wardmote.evidence.errors import UnknownName
from wardmote.evidence.store import changes
from wardmote.evidence.store.store import Store

JAN = date(2022, 1, 1)
DAY = date(2022, 4, 5)
OLD = "record_id|month|outcome\na|2022-01|open\nb|2022-01|open\n|2022-01|\n|2022-01|\n"
NEW = (
    "record_id|month|outcome\na|2022-01|charged\nc|2022-01|open\n|2022-01|\n|2022-01|\n|2022-01|\n"
)


@pytest.fixture
def twice(store, file):
    store.add(file(OLD, name="old.csv"), day=DAY)
    store.add(file(NEW, name="new.csv"), day=DAY)
    return store


def test_an_earlier_vintage_stays_readable(twice):
    then = twice.records("police_street", vintage="police_street.0001")
    assert sorted(then.record_id.to_pandas().dropna()) == ["a", "b"]


def test_vintages_say_what_replaced_what(twice):
    told = twice.vintages("police_street")
    assert told[["month", "delivery", "rows", "state", "superseded_by"]].values.tolist() == [
        [JAN, "police_street.0001", 4, "superseded", "police_street.0002"],
        [JAN, "police_street.0002", 5, "live", ""],
    ]


def test_a_delivery_says_what_superseded_it(twice):
    old, new = twice.deliveries("police_street")
    assert (old.state, old.superseded_by) == ("superseded", ("police_street.0002",))
    assert (new.state, new.superseded_by) == ("live", ())


def test_changes_count_what_was_added_removed_and_changed(twice):
    found = twice.changes_between(
        "police_street", "sandfordshire", JAN, "police_street.0001", "police_street.0002"
    )
    assert (found.same, found.changed, found.added, found.removed) == (2, 1, 2, 1)
    assert found.columns == {"outcome": 1}
    assert (found.older, found.newer) == ("police_street.0001", "police_street.0002")


def test_changes_from_a_delivery_that_did_not_bring_the_month_are_refused(twice):
    with pytest.raises(UnknownName, match="2022-02"):
        twice.changes_between(
            "police_street", "sandfordshire", date(2022, 2, 1),
            "police_street.0001", "police_street.0002",
        )  # fmt: skip


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("twin")) as store:
        yield store.connection


ROWS = st.lists(
    st.tuples(st.sampled_from(["", "a", "b", "c"]), st.sampled_from(["", "x", "y"])), max_size=9
)


def as_table(connection, rows, name):
    lines = [f"{record}|2022-01|{outcome}" for record, outcome in rows]
    text = "\n".join(["record_id|month|outcome", *lines])
    return connection.create_table(name, keeping.records(text), overwrite=True)


def plain_twin(older, newer):
    """Match contents first, then identifiers, one row at a time."""
    old, new = Counter(older), Counter(newer)
    same = old & new
    old_ids = Counter(row[0] for row in (old - same).elements() if row[0])
    new_ids = Counter(row[0] for row in (new - same).elements() if row[0])
    changed = (old_ids & new_ids).total()
    return (
        same.total(), changed,
        (new - same).total() - changed, (old - same).total() - changed,
    )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(older=ROWS, newer=ROWS)
def test_changes_are_those_of_a_plain_twin(connection, older, newer):
    found = changes.between(
        as_table(connection, older, "older"), as_table(connection, newer, "newer")
    )
    got = (found.same, found.changed, found.added, found.removed)
    assert got == plain_twin(older, newer)
