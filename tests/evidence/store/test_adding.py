from datetime import date

import pyarrow as pa
import pytest

from tests.evidence import keeping
from wardmote.evidence.errors import FileRefused, UnknownName
from wardmote.evidence.records import COLUMNS, NAMES, Fault
from wardmote.evidence.store import Store, writing

JAN, FEB, MAR = date(2022, 1, 1), date(2022, 2, 1), date(2022, 3, 1)
DAY = date(2022, 4, 5)

TWO_MONTHS = """
record_id|month|category|hour|count|easting
a|2022-01|burglary|23|1|400000.5
|2022-01|anti_social_behaviour|||
|2022-01|anti_social_behaviour|||
b|2022-02|robbery||2|
"""


def ids(table):
    return sorted(table.record_id.to_pandas().fillna("").tolist())


def test_rows_come_back_as_they_went_in(store, file):
    store.add(file(TWO_MONTHS), day=DAY)
    back = store.records("police_street").select(*NAMES).to_pyarrow()
    given = keeping.records(TWO_MONTHS)
    by = [("month", "ascending"), ("record_id", "ascending")]
    assert back.sort_by(by).cast(given.schema).equals(given.sort_by(by))


def test_each_row_says_its_dataset_delivery_and_day_to_be_forgotten(store, file):
    store.add(file(TWO_MONTHS, forget_after_days=10), day=DAY)
    rows = store.records("police_street").order_by("month").to_pandas()
    assert set(rows["dataset"]) == {"police_street"}
    assert set(rows["delivery"]) == {"police_street.0001"}
    told = [f"{day:%Y-%m-%d}" for day in rows["forget_on"]]
    assert told == ["2022-02-10", "2022-02-10", "2022-02-10", "2022-03-10"]


def test_the_receipt_says_what_was_kept(store, file):
    receipt = store.add(file(TWO_MONTHS, name="street.csv"), day=DAY)
    assert (receipt.delivery, receipt.file_name) == ("police_street.0001", "street.csv")
    assert (receipt.rows, receipt.rows_read, receipt.months) == (4, 4, (JAN, FEB))
    assert (receipt.already_held, receipt.supersedes) == (False, ())


def test_the_same_file_again_changes_nothing_and_says_so(store, file):
    first = store.add(file(TWO_MONTHS), day=DAY)
    again = store.add(file(TWO_MONTHS, name="renamed.csv"), day=date(2022, 5, 1))
    assert again.already_held
    assert (again.delivery, again.file_name) == (first.delivery, "file.csv")
    assert store.records("police_street").count().to_pandas() == 4


def test_a_resent_month_replaces_only_that_month(store, file):
    store.add(file(TWO_MONTHS), day=DAY)
    receipt = store.add(file("record_id|month\nc|2022-02\nd|2022-02\n"), day=DAY)
    assert receipt.supersedes == ("police_street.0001",)
    assert ids(store.records("police_street")) == ["", "", "a", "c", "d"]


def test_a_month_resent_with_no_row_is_empty_from_then_on(store, file):
    store.add(file(TWO_MONTHS), day=DAY)
    store.add(file("record_id|month\nc|2022-03\n", months=(JAN, MAR)), day=DAY)
    assert ids(store.records("police_street")) == ["b", "c"]


def test_a_superseded_file_sent_again_does_not_come_back(store, file):
    store.add(file("record_id|month\na|2022-01\n"), day=DAY)
    store.add(file("record_id|month\nb|2022-01\n"), day=DAY)
    assert store.add(file("record_id|month\na|2022-01\n"), day=DAY).already_held
    assert ids(store.records("police_street")) == ["b"]


def test_two_suppliers_stand_side_by_side_in_the_same_month(store, file):
    store.add(file("record_id|month\na|2022-01\n", supplier="riverton"), day=DAY)
    store.add(file("record_id|month\na|2022-01\n", supplier="sandfordshire"), day=DAY)
    assert ids(store.records("police_street")) == ["a", "a"]


def test_the_same_bytes_may_stand_for_two_datasets(store, file):
    store.add(file(TWO_MONTHS), day=DAY)
    assert not store.add(file(TWO_MONTHS, dataset="police_stops"), day=DAY).already_held
    assert store.datasets() == ("police_stops", "police_street")


def test_faults_are_kept_with_the_delivery(store, file):
    fault = Fault(7, "Month", "not_a_month", "“Month” is no month. Write 2022-01.", rows=3)
    store.add(file(TWO_MONTHS, faults=(fault,)), day=DAY)
    (delivery,) = store.deliveries("police_street")
    assert delivery.faults == (fault,)
    assert (delivery.day, delivery.state) == (DAY, "live")
    assert delivery.rows == {JAN: 3, FEB: 1}


def test_rows_of_a_month_that_the_file_does_not_cover_refuse_it(store, file):
    with pytest.raises(FileRefused, match=r"1 rows are of months .* \(2022-02\)"):
        store.add(file(TWO_MONTHS, months=(JAN,)), day=DAY)
    assert store.deliveries() == ()


def test_rows_with_no_month_refuse_the_file(store, file):
    with pytest.raises(FileRefused, match="no month"):
        store.add(file("record_id|month\na|\n", months=(JAN,)), day=DAY)


def test_a_table_of_other_columns_refuses_the_file(store, file):
    with pytest.raises(FileRefused, match="standard table"):
        store.add(file(pa.table({"month": [JAN]})), day=DAY)


def test_a_dataset_name_cannot_lead_out_of_the_folder(store, file):
    with pytest.raises(UnknownName):
        store.add(file(TWO_MONTHS, dataset="../elsewhere"), day=DAY)


def test_an_unknown_dataset_is_an_error_that_lists_what_there_is(store, file):
    store.add(file(TWO_MONTHS), day=DAY)
    with pytest.raises(UnknownName, match="holds police_street"):
        store.records("police_streets")


def test_a_store_opened_anew_holds_the_same(store, file):
    store.add(file(TWO_MONTHS), day=DAY)
    with type(store).open(store.folder) as again:
        assert ids(again.records("police_street")) == ["", "", "a", "b"]


def test_a_file_added_by_another_process_is_seen(store, file):
    with type(store).open(store.folder) as other:
        other.add(file(TWO_MONTHS), day=DAY)
        assert store.records("police_street").count().to_pandas() == 4


def test_files_added_together_stand_as_if_added_one_after_another(tmp_path):
    files = [
        keeping.incoming(
            tmp_path, f"record_id|month|category\n{name}|2022-01|burglary\n", name=name
        )
        for name in ("first.csv", "second.csv")
    ]
    with Store.open(tmp_path / "one") as one, Store.open(tmp_path / "together") as together:
        apart = [one.add(file, day=DAY) for file in files]
        receipts = together.add_all([*files, files[0]], day=DAY)
        assert together.vintages("police_street").equals(one.vintages("police_street"))
    assert [receipt.delivery for receipt in receipts[:2]] == [each.delivery for each in apart]
    assert receipts[1].supersedes == apart[1].supersedes == (apart[0].delivery,)
    assert [receipt.already_held for receipt in receipts] == [False, False, True]


def test_of_files_added_together_none_is_held_when_one_is_refused(tmp_path):
    sound = keeping.incoming(
        tmp_path, "record_id|month|category\na|2022-01|burglary\n", name="sound.csv"
    )
    astray = keeping.incoming(
        tmp_path, "record_id|month|category\nb|2022-01|burglary\n", name="astray.csv", months=(FEB,)
    )
    with Store.open(tmp_path / "store") as store:
        with pytest.raises(FileRefused):
            store.add_all([sound, astray], day=DAY)
        assert store.deliveries() == ()


def test_the_receipt_of_a_file_that_is_held_is_found_by_its_content(tmp_path):
    file = keeping.incoming(
        tmp_path, "record_id|month|category\na|2022-01|burglary\n", name="a.csv"
    )
    with Store.open(tmp_path / "store") as store:
        assert store.receipt_of(file.sha256) is None
        store.add(file, day=DAY)
        assert store.receipt_of(file.sha256).already_held
        assert store.receipt_of(file.sha256, "ambulance_calls") is None


def test_a_store_written_before_the_table_had_spans_is_read_with_the_new_beside_it(
    store, file, monkeypatch
):
    spans = ["ended_on", "ended_hour"]
    with monkeypatch.context() as before:
        before.setattr(writing, "COLUMNS", tuple(c for c in COLUMNS if c.name not in spans))
        store.add(file(TWO_MONTHS), day=DAY)
    told = store.records("police_street").select(*NAMES).to_pyarrow()
    assert told.num_rows == 4
    assert {told[name].null_count for name in spans} == {4}
    later = "month|category|happened_on|hour|ended_on|ended_hour\n"
    later += "2022-03|burglary|2022-03-05|22|2022-03-06|7"
    store.add(file(later, name="later.csv"), day=DAY)
    both = store.records("police_street").order_by("month").to_pyarrow()
    assert both["ended_hour"].to_pylist() == [None] * 4 + [7]
    assert both["ended_on"].to_pylist()[-1] == date(2022, 3, 6)
