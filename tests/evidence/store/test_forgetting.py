from datetime import date

import pytest

from wardmote.evidence.store import Forgotten

JAN, FEB = date(2022, 1, 1), date(2022, 2, 1)
DAY = date(2022, 4, 5)
TWO_MONTHS = "record_id|month\na|2022-01\nb|2022-01\nc|2022-02\n"


def parquet_files(store):
    return sorted((store.folder / "records").rglob("*.parquet"))


@pytest.mark.parametrize(("on", "left"), [("2022-02-09", 3), ("2022-02-10", 1), ("2022-03-10", 0)])
def test_records_go_on_their_day_and_not_before(store, file, on, left):
    store.add(file(TWO_MONTHS, forget_after_days=10), day=DAY)
    store.forget(date.fromisoformat(on))
    assert store.records("police_street").count().to_pandas() == left


def test_forgetting_says_what_went_and_removes_the_files(store, file):
    store.add(file(TWO_MONTHS, forget_after_days=10), day=DAY)
    assert store.forget(date(2022, 2, 28)) == (
        Forgotten("police_street", JAN, 2, ("police_street.0001",)),
    )
    assert len(parquet_files(store)) == 1
    assert store.forget(date(2022, 2, 28)) == ()


def test_superseded_vintages_are_forgotten_too(store, file):
    store.add(file(TWO_MONTHS, forget_after_days=10), day=DAY)
    store.add(file("record_id|month\nd|2022-01\n", forget_after_days=10), day=DAY)
    (gone,) = store.forget(date(2022, 2, 28))
    assert (gone.rows, gone.deliveries) == (3, ("police_street.0001", "police_street.0002"))
    then = store.records("police_street", vintage="police_street.0001")
    assert then.record_id.to_pandas().tolist() == ["c"]


def test_what_was_forgotten_stays_explained(store, file):
    store.add(file(TWO_MONTHS, forget_after_days=10), day=DAY)
    store.forget(date(2023, 1, 1))
    assert store.vintages("police_street")["state"].tolist() == ["forgotten", "forgotten"]
    assert store.deliveries()[0].state == "forgotten"
    assert store.datasets() == ()


def test_a_forgotten_file_sent_again_does_not_bring_its_rows_back(store, file):
    store.add(file(TWO_MONTHS, forget_after_days=10), day=DAY)
    store.forget(date(2023, 1, 1))
    assert store.add(file(TWO_MONTHS, forget_after_days=10), day=DAY).already_held
    assert parquet_files(store) == []
