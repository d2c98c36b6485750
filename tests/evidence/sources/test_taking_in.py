"""From a file on the disk to rows in the store, one file or a folder of them."""

import shutil

import pytest

from wardmote.evidence.errors import FileRefused, UnknownName
from wardmote.evidence.sources import (
    Refusal,
    check,
    describe,
    recognise,
    take_in,
    take_in_folder,
    template,
)
from wardmote.evidence.sources.catalogue import dataset_of
from wardmote.evidence.sources.folder import in_order

from .conftest import DAY
from .samples import filled_template, sample_of
from .test_bad_files import street, zipped


def test_a_file_is_taken_in_and_a_second_time_changes_nothing(store, reader, tmp_path):
    path = sample_of("police_street", tmp_path)
    first = take_in(store, path, day=DAY, reader=reader)
    again = take_in(store, path, day=DAY, reader=reader)
    assert (first.rows, first.rows_read, first.already_held) == (6, 6, False)
    assert again.already_held
    assert store.records("police_street").count().execute() == 6


def test_records_are_kept_as_long_as_their_dataset_says(store, reader, tmp_path):
    take_in(store, sample_of("police_street", tmp_path), day=DAY, reader=reader)
    (delivery,) = store.deliveries("police_street")
    assert delivery.forget_after_days == dataset_of("police_street").forget_after_days


def test_a_corrected_month_replaces_what_it_corrects(store, reader, written):
    old = written("old.csv", street())
    new = written("new.csv", street().replace(b"Burglary", b"Robbery"))
    first = take_in(store, old, day=DAY, reader=reader)
    assert take_in(store, new, day=DAY, reader=reader).supersedes == (first.delivery,)
    assert store.records("police_street").category.execute().tolist() == ["robbery"]


def test_a_zip_of_months_is_one_receipt_of_several_deliveries(store, reader, written):
    may = street().replace(b"2025-04", b"2025-05")
    path = written("a.zip", zipped({"2025-04/a.csv": street(), "2025-05/a.csv": may}))
    receipt = take_in(store, path, day=DAY, reader=reader)
    assert receipt.rows == 2
    assert len(receipt.months) == len(store.deliveries("police_street")) == 2
    assert take_in(store, path, day=DAY, reader=reader).already_held


def test_a_supplier_is_the_one_told_where_the_file_names_none(store, reader, tmp_path):
    path = sample_of("council_casualties", tmp_path)
    receipt = take_in(store, path, day=DAY, supplier="Riverton Council", reader=reader)
    assert receipt.supplier == "Riverton Council"


def test_a_file_that_is_refused_says_why_and_leaves_the_store_alone(store, reader, written):
    refused = take_in(store, written("a.csv", "one,two\n1,2\n"), day=DAY, reader=reader)
    assert isinstance(refused, Refusal)
    assert refused.faults[0].rule == "not_recognised"
    assert refused.reason
    assert store.datasets() == ()


def test_an_unknown_dataset_is_an_error_that_lists_the_known(store, tmp_path):
    with pytest.raises(UnknownName, match="police_street"):
        take_in(store, sample_of("police_street", tmp_path), day=DAY, dataset="witchcraft")


@pytest.fixture
def folder(tmp_path, written):
    written("data/police/2025-04.csv", street())
    written("data/police_earlier/2025-04.csv", street().replace(b"Burglary", b"Robbery"))
    written("data/lookups/areas.csv", "lsoa21_code,ltla24_code\nE01999901,E07999901\n")
    written("data/other/figures.csv", "one,two\n1,2\n")
    written("data/other/bad.csv", street().replace(b"2025-04", b"never"))
    written("data/README.md", "Read me")
    written("data/.hidden/2025-04.csv", street())
    return tmp_path / "data"


def test_a_folder_is_taken_in_and_each_file_accounted_for(store, folder):
    done = []
    report = take_in_folder(store, folder, day=DAY, progress=lambda *told: done.append(told))
    assert [receipt.rows for receipt in report.taken] == [1, 1]
    assert [refusal.file_name for refusal in report.refused] == ["other/bad.csv"]
    unrecognised = [refusal.file_name for refusal in report.unrecognised]
    assert unrecognised == ["README.md", "other/figures.csv"]
    assert report.places == ("lookups/areas.csv",)
    assert [number for number, _, _ in done] == [0, 1, 2, 3, 4, 5]
    # The earlier download went first, so the police's present word stands.
    assert store.records("police_street").category.execute().tolist() == ["burglary"]


def test_a_folder_taken_in_again_is_held_already_and_refused_as_before(store, folder):
    first = take_in_folder(store, folder, day=DAY)
    again = take_in_folder(store, folder, day=DAY)
    assert [receipt.already_held for receipt in again.taken] == [True, True]
    told = [receipt.delivery for receipt in again.taken]
    assert told == [receipt.delivery for receipt in first.taken]
    assert (again.refused, again.places) == (first.refused, first.places)
    assert store.records("police_street").count().execute() == 1


def test_files_go_by_path_with_earlier_ones_first_and_excluded_ones_not_at_all(folder):
    names = [path.relative_to(folder).as_posix() for path in in_order(folder, ["other/*"])]
    assert names == [
        "police_earlier/2025-04.csv", "README.md", "lookups/areas.csv", "police/2025-04.csv"
    ]  # fmt: skip


def test_a_folder_that_is_not_there_is_refused(store, tmp_path):
    with pytest.raises(FileRefused, match="no such folder"):
        take_in_folder(store, tmp_path / "nowhere", day=DAY)


def test_a_check_tells_everything_and_keeps_nothing(written):
    report = check(written("a.csv", street().replace(b"-1.5,52.5", b"0,0")), "police_street")
    assert (report.rows_read, report.rows_usable, report.usable) == (1, 1, True)
    assert {fault.rule for fault in report.faults} == {"outside_great_britain"}
    assert ("Crime type", "category") in report.headings
    assert report.unread == ("Falls within", "Context")
    assert [f"{month:%Y-%m}" for month in report.months] == ["2025-04"]


def test_a_file_is_recognised_by_its_headings_and_not_by_its_name(tmp_path):
    path = tmp_path / "unnamed"
    shutil.copy(sample_of("police_stops", tmp_path), path)
    assert recognise(path) == "police_stops"


def test_templates_with_the_same_headings_are_told_apart_by_what_the_file_says(told, tmp_path):
    for dataset in ("police_incidents", "police_crimes"):
        path = filled_template(dataset, tmp_path)
        assert {part.dataset for part in told(path).parts} == {dataset}


def test_every_dataset_is_described_with_its_template_last():
    described = {each.dataset.name: each for each in describe()}
    assert [source.name for source in described["police_street"].sources] == [
        "police_api", "police_street", "police_street_template"
    ]  # fmt: skip
    assert described["istv"].sources


def test_two_forces_stops_of_one_month_do_not_replace_each_other(store, reader, tmp_path):
    sample = sample_of("police_stops", tmp_path)
    for force in ("riverton", "sandfordshire"):
        path = tmp_path / f"2025-06-{force}-stop-and-search.csv"
        path.write_bytes(sample.read_bytes() + b"\n" * (force == "riverton"))
        receipt = take_in(store, path, day=DAY, reader=reader)
        assert (receipt.supplier, receipt.supersedes) == (force, ())


def test_files_of_two_agencies_that_say_not_whose_they_are_do_not_replace_each_other(
    store, reader, tmp_path
):
    empty = template("council_asb", tmp_path / "empty.csv").read_text("utf-8-sig")
    headings = empty.splitlines()[0]
    paths = []
    for day, who in (("01/04/2024", "riverton"), ("02/04/2024", "sandford")):
        row = {"Category": "Noise", "How it came to be known": "Reported", "Date": day}
        values = ",".join(row.get(heading, "") for heading in headings.split(","))
        paths.append(tmp_path / f"council_asb_{who}_2024-25.csv")
        paths[-1].write_text(f"{headings}\n{values}\n")
    receipts = [take_in(store, path, day=DAY, reader=reader) for path in paths]
    assert [receipt.supplier for receipt in receipts] == [
        "council asb riverton", "council asb sandford",
    ]  # fmt: skip
    assert receipts[1].supersedes == ()


def test_columns_that_may_not_be_kept_are_emptied_before_anything_is_kept(store, reader, written):
    path = written("a.csv", street())
    receipt = take_in(store, path, day=DAY, reader=reader, without={"longitude", "latitude"})
    kept = store.records("police_street").execute()
    assert kept[["longitude", "latitude"]].isna().all(axis=None)
    assert kept.category.tolist() == ["burglary"]
    told = {fault.column: fault.rows for fault in receipt.faults if fault.rule == "not_covered"}
    assert told == {"Longitude": 1, "Latitude": 1}


def test_a_file_sent_again_once_more_of_it_may_be_kept_is_new(store, reader, written):
    path = written("a.csv", street())
    less = take_in(store, path, day=DAY, reader=reader, without={"longitude", "latitude"})
    again = take_in(store, path, day=DAY, reader=reader, without={"latitude", "longitude"})
    assert again.already_held
    assert take_in(store, path, day=DAY, reader=reader).supersedes == (less.delivery,)
    assert store.records("police_street").longitude.notnull().all().execute()


def test_leaving_out_what_a_file_never_told_makes_no_other_file_of_it(store, reader, written):
    path = written("a.csv", street())
    first = take_in(store, path, day=DAY, reader=reader)
    assert take_in(store, path, day=DAY, reader=reader, without={"age_band"}).already_held
    assert len(store.deliveries()) == 1
    assert not first.already_held


def test_what_makes_a_record_of_a_row_is_never_left_out(store, reader, written):
    path = written("a.csv", street())
    take_in(store, path, day=DAY, reader=reader, without={"category", "month", "row_number"})
    kept = store.records("police_street").execute()
    assert kept[["category", "month", "row_number"]].notna().all(axis=None)
